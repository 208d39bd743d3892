import type { BannerAlert } from '@bellman/protocol';
import { expect, fixture, html } from '@open-wc/testing';
import { FakeTime } from '../chat/testing/time.js';
import { deep, Stage } from '../elements/testing/stage.js';
import { focused } from '../elements/testing/focus.js';
import { waitUntil } from '../testing/patient.js';
import { showBanner } from './banner.js';

const page = 'https://relay.example/c/hart/alerts/';
const { fetch } = window;
let count = 0;

/** An alert that no other test has: what was announced on this page stays announced. */
const alertOf = (headline: string, changes: Partial<BannerAlert> = {}): BannerAlert => ({
  ...{ id: `notice-${(count += 1)}`, headline, severity: 'Severe', services: [] },
  ...{ url: `${page}1`, kind: 'emergency', type: 'alert', exercise: false, language: 'en' },
  expiresAt: Date.now() + 3_600_000,
  ...changes,
});

const told = (alerts: readonly BannerAlert[], news = true) => ({
  news,
  en: { alerts, page, texts: {} },
  cy: {
    alerts: alerts.map((one) => ({ ...one, headline: `CY ${one.headline}` })),
    page,
    texts: {},
  },
});

/** What stands in the notice of a stage, and what it announces. */
const noticeOf = (stage: Stage) => {
  const inside = (selector: string): HTMLElement[] =>
    stage
      .all('bellman-current')
      .flatMap(({ shadowRoot: root }) => [
        ...(root?.querySelectorAll<HTMLElement>(selector) ?? []),
      ]);
  return {
    inside,
    rows: () => inside('li').map(({ innerText }) => innerText),
    said: (role: string) => inside(`p[role=${role}]`)[0]?.textContent ?? '',
  };
};

describe('the notice of alerts in a chat', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(() => {
    window.fetch = fetch;
  });

  it('shows an alert as it comes above the log, says it once, and leaves the focus where it is', async () => {
    const stage = await Stage.again();
    await stage.open();
    const { rows, said, inside } = noticeOf(stage);
    stage.inForce(null);
    expect(stage.all('bellman-current'), 'nothing is fetched for nothing').to.deep.equal([]);
    stage.one('textarea').focus();
    stage.inForce(told([alertOf('Gas in Fleet', { severity: 'Extreme' }), alertOf('Ice')]));
    await waitUntil(() => said('alert') !== '', 'it is announced');
    expect(said('alert')).to.equal('New: Gas in Fleet');
    expect(said('status')).to.equal('New: Ice');
    expect(rows()[0]).to.match(/^Danger to life\s+Gas in Fleet\s+More about this$/);
    expect(rows()[1]).to.match(/^Severe alert\s+Ice\s+More about this\s*Dismiss$/);
    expect(focused()?.localName).to.equal('textarea');
    const link = inside('a')[0] as HTMLAnchorElement;
    expect([link.href, link.target, link.rel]).to.deep.equal([`${page}1`, '_blank', 'noopener']);
    const [notice, log] = ['bellman-current', '.log'].map((one) =>
      stage.one(one).getBoundingClientRect(),
    );
    expect(notice?.bottom).to.be.at.most(log?.top ?? 0);
    await expect(stage.one('bellman-current')).to.be.accessible();
  });

  it('puts a later version in the place of an earlier, and an all-clear that can be dismissed', async () => {
    const stage = await Stage.again();
    await stage.open();
    const { rows, said } = noticeOf(stage);
    stage.inForce(told([alertOf('Water rises')], false));
    await waitUntil(() => rows().length === 1, 'it is shown');
    expect(said('status'), 'it was there with the chat').to.equal('');
    stage.inForce(told([alertOf('Water falls', { type: 'update' })]));
    await waitUntil(() => said('status') === 'New: Water falls', 'the update');
    expect(rows().join()).not.to.contain('Water rises');
    stage.inForce(told([alertOf('Water is gone', { type: 'all-clear' })]));
    await waitUntil(() => said('status') === 'New: Water is gone', 'the all-clear');
    expect(rows()[0]).to.match(/^All clear\s+Water is gone/);
    stage.button('Dismiss: Water is gone').click();
    expect(rows()).to.deep.equal([]);
    expect(focused()?.localName, 'the last is gone').to.equal('h2');
    // Stopped: nobody wrote a newer version.
    stage.inForce(told([alertOf('A mistake')]));
    await waitUntil(() => said('status') === 'New: A mistake', 'another');
    stage.inForce(null);
    await waitUntil(() => said('status') === 'No longer in force: A mistake', 'it was stopped');
    expect(rows()).to.deep.equal([]);
  });

  it('tells by the launcher while the panel is closed, and speaks the chat’s language', async () => {
    const stage = await Stage.again(false);
    stage.panel.resume();
    await stage.settled();
    const heard: unknown[] = [];
    stage.panel.addEventListener('bellman-unread', (event) =>
      heard.push((event as CustomEvent<unknown>).detail),
    );
    stage.inForce(told([alertOf('Smoke')]));
    await waitUntil(() => heard.length > 0, 'the launcher hears');
    expect(heard).to.deep.equal([{ words: 'new alert', news: 'New: Smoke' }]);
    await stage.open();
    const { rows, said } = noticeOf(stage);
    expect(rows().length).to.equal(1);
    expect(said('status'), 'it was said').to.equal('');
    await stage.panel.webchat?.speak('cy');
    await waitUntil(() => rows().join().includes('CY Smoke'), 'in Welsh');
    expect(rows()[0]).to.contain('Rhybudd difrifol');
  });

  it('is not announced again by the banner of the page, nor the other way round', async () => {
    const stage = await Stage.again();
    await stage.open();
    const { rows, said } = noticeOf(stage);
    const time = new FakeTime();
    const expiresAt = Math.max(time.now(), Date.now()) + 3_600_000;
    const [chat, banner] = [
      alertOf('In the chat', { expiresAt }),
      alertOf('In the banner', { expiresAt }),
    ];
    let current: BannerAlert[] = [];
    window.fetch = async () => new Response(JSON.stringify({ alerts: current, page, texts: {} }));
    const element = await fixture<HTMLElement>(html`<div council="hart"></div>`);
    await showBanner(element, 'https://relay.example', time);
    stage.inForce(told([chat]));
    await waitUntil(() => said('status') === 'New: In the chat', 'the chat says it');
    current = [chat, banner];
    await time.pass(180_000);
    const [status] = deep(element.shadowRoot as ShadowRoot, '[role=status]');
    await waitUntil(() => status?.textContent !== '', 'the banner says the other');
    expect(status?.textContent).to.equal('New: In the banner');
    stage.inForce(told([chat, banner, alertOf('In both')]));
    await waitUntil(() => said('status') !== 'New: In the chat', 'the chat says the third');
    expect(said('status')).to.equal('New: In both');
    expect(rows().length).to.equal(3);
  });
});
