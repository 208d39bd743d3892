import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../testing/patient.js';
import { define } from './register.js';
import { BellmanWidget } from './launcher.js';
import { focused } from './testing/focus.js';

const loaded = (part: string): boolean =>
  performance.getEntriesByType('resource').some(({ name }) => name.includes(part));

const parts = ({ shadowRoot: root }: BellmanWidget) => {
  const find = (selector: string): HTMLElement => {
    const found = root?.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`The launcher has no ${selector}`);
    return found;
  };
  return {
    section: find('section'),
    button: find('button'),
    panel: root?.querySelector<HTMLElement>('bellman-panel') ?? null,
  };
};

describe('the launcher', () => {
  const nowhere = `${location.origin}/no-relay`;
  let widget: BellmanWidget;
  define();
  define();
  beforeEach(async () => {
    sessionStorage.clear();
    widget = await fixture(html`<bellman-widget council="hart" relay=${nowhere}></bellman-widget>`);
  });
  // Its first opening fetches every module by itself, which a busy machine takes a while for.
  const opened = (): Promise<void> =>
    waitUntil(() => parts(widget).section.hidden, 'it opens', { timeout: 18_000 });
  afterEach(() => {
    widget.destroy();
    sessionStorage.clear();
  });

  it('fetches, stores and asks nothing before somebody wants it', async () => {
    expect(parts(widget).button.textContent).to.equal('Chat with us');
    expect(parts(widget).button.offsetHeight).to.be.at.least(56);
    await expect(widget).to.be.accessible();
    expect(loaded('/places.js')).to.equal(false);
    expect(loaded('/api/v1/')).to.equal(false);
    expect(sessionStorage.length + localStorage.length).to.equal(0);
    expect(document.cookie).to.equal('');
    expect(parts(widget).panel).to.equal(null);
  });

  it('takes up no room in the page', () => {
    expect(widget.getBoundingClientRect().height).to.equal(0);
    expect(getComputedStyle(parts(widget).section).position).to.equal('fixed');
  });

  it('stays itself under a page’s own styles', async () => {
    const style = new CSSStyleSheet();
    style.replaceSync(
      '* { font-size: 40px; position: static; opacity: 0.5 } button { min-height: 200px }',
    );
    document.adoptedStyleSheets.push(style);
    const { button } = parts(widget);
    const size = [button.offsetHeight, getComputedStyle(button).fontSize];
    document.adoptedStyleSheets.pop();
    expect(size).to.deep.equal([button.offsetHeight, '16px']);
    expect(getComputedStyle(widget).opacity).to.equal('1');
  });

  it('opens by a click, hides, and gets the focus back', async () => {
    const { button, section } = parts(widget);
    button.click();
    await opened();
    expect(loaded('/places.js')).to.equal(true);
    await waitUntil(() => focused()?.localName === 'h2', 'the heading has the focus');
    await widget.close();
    expect(section.hidden).to.equal(false);
    expect(focused() === button, 'focus on the launcher').to.equal(true);
  });

  it('opens over the page as a modal dialog where there is little room, and gets the focus back', async () => {
    const { matchMedia } = window;
    window.matchMedia = () => Object.assign(new EventTarget(), { matches: true }) as MediaQueryList;
    const { button, section } = parts(widget);
    button.click();
    await opened();
    const { panel } = parts(widget);
    const dialog = (): HTMLDialogElement | null | undefined =>
      panel?.shadowRoot?.querySelector('dialog');
    await waitUntil(() => dialog()?.open);
    expect(dialog()?.matches(':modal')).to.equal(true);
    dialog()?.dispatchEvent(new Event('cancel', { cancelable: true }));
    window.matchMedia = matchMedia;
    expect(section.hidden).to.equal(false);
    expect(focused() === button, 'focus on the launcher').to.equal(true);
  });

  it('opens by a link to #bellman, and leaves the address alone', async () => {
    const link = await fixture<HTMLAnchorElement>(html`<a href="#bellman">Chat</a>`);
    link.click();
    await opened();
    expect(location.hash).to.equal('');
  });

  it('opens by a one-use code, which the address keeps no trace of', async () => {
    widget.destroy();
    const { href } = location;
    history.replaceState(null, '', '#bellman=the-code');
    document.body.append(widget);
    expect(location.href).to.equal(href);
    await opened();
  });

  it('hands over an address as it is where there is no chat', async () => {
    expect(await widget.handOver('/forms?a=1#top')).to.equal('/forms?a=1#top');
  });

  it('goes on with a chat that this tab has', async () => {
    widget.destroy();
    sessionStorage.setItem(
      'bellman.hart',
      JSON.stringify({ token: 'old', unsent: [], draft: '', open: true, read: 0 }),
    );
    document.body.append(widget);
    await opened();
    expect(document.activeElement === document.body, 'focus left alone').to.equal(true);
  });

  it('is there once, however often it is put there', async () => {
    const second = await fixture<BellmanWidget>(
      html`<bellman-widget council="hart"><a href="/contact">Contact us</a></bellman-widget>`,
    );
    expect(second.shadowRoot === null, 'the second draws nothing').to.equal(true);
    expect(widget.shadowRoot === null).to.equal(false);
  });

  it('leaves nothing behind', async () => {
    await widget.open();
    widget.destroy();
    expect(document.querySelectorAll('bellman-widget')).to.have.length(0);
    expect(sessionStorage.length).to.equal(0);
    const link = await fixture<HTMLAnchorElement>(html`<a href="#bellman">Chat</a>`);
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    link.dispatchEvent(click);
    expect(click.defaultPrevented).to.equal(false);
  });

  it('speaks Welsh on a Welsh page, and where it is told to', async () => {
    widget.destroy();
    const page = await fixture(
      html`<div lang="cy"><bellman-widget council="hart"></bellman-widget></div>`,
    );
    const welsh = page.querySelector('bellman-widget') as BellmanWidget;
    expect(parts(welsh).button.textContent).to.equal('Sgwrsiwch â ni');
    expect(parts(welsh).section.lang).to.equal('cy');
  });
});
