import type { BannerAlert } from '@bellman/protocol';
import { expect, fixture, html } from '@open-wc/testing';
import { FakeTime } from '../chat/testing/time.js';
import { waitUntil } from '../testing/patient.js';
import { define } from '../elements/register.js';
import { showBanner } from './banner.js';

const { fetch } = window;
const time = new FakeTime();

const alertOf = (id: string, changes: Partial<BannerAlert> = {}): BannerAlert => ({
  ...{ id, line: id, headline: `Headline ${id}`, severity: 'Minor', services: [] },
  ...{ url: `https://relay.example/c/hart/alerts/${id}`, kind: 'service', type: 'alert' },
  ...{ exercise: false, language: 'en', expiresAt: time.now() + 3_600_000 },
  ...changes,
});

describe('the banner', () => {
  let alerts: unknown[] = [];
  let asked: [string, RequestInit | undefined][] = [];
  let isDown = false;
  /** What the relay's answer says of its own clock. */
  let headers: Record<string, string> = {};
  beforeEach(() => {
    headers = {};
    sessionStorage.clear();
    [alerts, asked, isDown] = [[], [], false];
    window.fetch = async (input, init) => {
      asked.push([input instanceof Request ? input.url : input.toString(), init]);
      if (isDown) throw new TypeError('Failed to fetch');
      const page = 'https://relay.example/c/hart/alerts/';
      return new Response(JSON.stringify({ alerts, page, texts: { 'banner.Minor': 'For you' } }), {
        headers,
      });
    };
  });
  afterEach(() => {
    window.fetch = fetch;
  });

  const show = async (language = 'en') => {
    const element = await fixture<HTMLElement>(
      html`<div council="hart" language=${language}></div>`,
    );
    await showBanner(element, 'https://relay.example', time);
    const root = element.shadowRoot as ShadowRoot;
    return {
      element,
      root,
      section: root.querySelector('section') as HTMLElement,
      rows: () => [...root.querySelectorAll('li')].map(({ innerText }) => innerText),
      button: (name: string) => root.querySelector<HTMLElement>(`button[aria-label="${name}"]`),
      said: (role: string) => root.querySelector(`[role=${role}]`)?.textContent,
    };
  };

  it('asks once, without cookies, takes no room where there is nothing, and stores nothing', async () => {
    const { element } = await show();
    expect(element.offsetHeight).to.equal(0);
    expect(asked.map(([url]) => url)).to.deep.equal([
      'https://relay.example/api/v1/councils/hart/alerts/current?language=en',
    ]);
    expect(asked[0]?.[1]).to.include({ credentials: 'omit' });
    expect(sessionStorage.length + localStorage.length).to.equal(0);
  });

  it('is an element that a page can use, and that stays one where it is moved', async () => {
    define();
    alerts = [alertOf('bins', { expiresAt: Date.now() + 3_600_000 })];
    const element = await fixture<HTMLElement>(
      html`<bellman-banner council="hart" relay="https://relay.example"></bellman-banner>`,
    );
    const rows = () => element.shadowRoot?.querySelectorAll('li').length ?? 0;
    await waitUntil(() => rows() === 1, 'the alert');
    document.body.append(element);
    await waitUntil(() => asked.length === 2, 'asked again where it is now');
    expect(rows()).to.equal(1);
    element.remove();
  });

  it('says how grave each is in words, in the relay’s order, and leads to its page', async () => {
    alerts = [
      alertOf('flood', { severity: 'Extreme', kind: 'emergency' }),
      alertOf('bins'),
      alertOf('drill', { severity: 'Extreme', exercise: true }),
      alertOf('ended', { expiresAt: time.now() }),
      { ...alertOf('evil'), url: 'javascript:alert(1)' },
    ];
    const { root, rows, section, button, element } = await show();
    const [first, second, third, ...more] = rows();
    expect(first).to.match(/^Danger to life\s+Headline flood\s+More about this$/);
    expect(second).to.match(/^For you\s+Headline bins\s+More about this\s*Dismiss$/);
    expect(third).to.match(/^EXERCISE: Danger to life\s+Headline drill\s+This is an exercise\./);
    expect(more).to.deep.equal([]);
    expect(button('Dismiss: Headline flood'), 'danger to life stays').to.equal(null);
    expect(root.querySelector('a')?.href).to.equal('https://relay.example/c/hart/alerts/flood');
    expect(section.ariaLabel).to.equal('Current alerts');
    await expect(element).to.be.accessible();
  });

  it('dismisses one for this tab, and keeps the focus in its place', async () => {
    alerts = [alertOf('bins'), alertOf('roads')];
    const { rows, button, said, root } = await show();
    button('Dismiss: Headline bins')?.click();
    expect(rows().join()).to.not.contain('bins');
    expect(said('status')).to.equal('Dismissed: Headline bins');
    expect(root.activeElement?.localName).to.equal('section');
    expect(Object.keys(sessionStorage)).to.deep.equal(['bellman.banner.hart']);
    expect((await show()).rows().length).to.equal(1);
  });

  it('reads again every few minutes: what is new is said once, what was there stays where it is', async () => {
    alerts = [alertOf('bins')];
    const { root, said, rows } = await show();
    const row = root.querySelector('li');
    expect(said('status')).to.equal('');
    alerts = [alertOf('storm', { severity: 'Extreme' }), alertOf('bins')];
    await time.pass(180_000);
    await waitUntil(() => rows().length === 2, 'the new one');
    expect(said('alert')).to.equal('New: Danger to life: Headline storm');
    expect(said('status')).to.equal('');
    expect([...root.querySelectorAll('li')].at(1) === row, 'the same row').to.equal(true);
    isDown = true;
    const before = asked.length;
    await time.pass(180_000);
    expect(asked.length).to.equal(before + 1);
    expect(rows().length, 'what is known stays').to.equal(2);
  });

  it('judges what has ended by the relay’s clock, and tells of what is behind the link too', async () => {
    // The device is a day ahead.
    const at = time.now() - 26 * 3_600_000;
    headers = { date: new Date(at).toUTCString() };
    const lasts = { expiresAt: at + 3_600_000 };
    const grave = ['a', 'b', 'c'].map((id) =>
      alertOf(`grave ${id}`, { ...lasts, severity: 'Extreme' }),
    );
    alerts = [...grave, alertOf('just over', { expiresAt: at })];
    const { rows, said, root } = await show();
    expect(rows().length).to.equal(3);
    expect(root.querySelector('.others')?.textContent).to.equal('');
    alerts = [...grave, alertOf('fourth', { ...lasts, type: 'correction' })];
    await time.pass(180_000);
    await waitUntil(() => said('status') !== '', 'the fourth');
    expect(said('status')).to.equal('New: For you, correction: Headline fourth');
    expect(rows().length).to.equal(3);
    // Shown or not, one that is displaced has not ended.
    alerts = [alertOf('graver', { ...lasts, severity: 'Extreme' }), ...alerts];
    await time.pass(180_000);
    await waitUntil(() => said('alert') !== '', 'a graver one');
    expect(said('status')).to.equal('');
  });

  it('asks no more once it is off the page', async () => {
    const { element } = await show();
    element.remove();
    const before = asked.length;
    await time.pass(400_000);
    expect(asked.length).to.equal(before);
  });

  it('speaks Welsh, with its own plurals, and marks what is in English', async () => {
    alerts = ['1', '2', '3', '4', '5'].map((id) => alertOf(id, { severity: 'Severe' }));
    const { root, section, rows } = await show('cy');
    expect(section.lang).to.equal('cy');
    expect(rows()[0]).to.match(/^Rhybudd difrifol\s+Headline 1\s+Mwy am hyn\s*Cau$/);
    expect(root.querySelector('.headline')?.getAttribute('lang')).to.equal('en');
    expect(root.querySelector('.others')?.textContent).to.equal('Darllen 2 rybudd arall');
  });
});
