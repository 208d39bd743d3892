import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../testing/patient.js';
import type { BellmanWidget } from './launcher.js';

/** The test server answers 503 for the panel under this path, and serves the rest as it is. */
const broken = `/without-panel${new URL('../define.js', import.meta.url).pathname}`;

describe('a launcher whose panel cannot be fetched', () => {
  it('says what else one can do, shows the page’s own link, and announces it', async () => {
    await import(broken);
    const widget = await fixture<BellmanWidget>(
      html`<bellman-widget council="hart"><a href="/contact">Contact us</a></bellman-widget>`,
    );
    const [link] = widget.children;
    expect((link as HTMLElement).offsetHeight).to.equal(0);
    const notice = widget.shadowRoot?.querySelector('[role=status]');
    expect(notice?.textContent).to.equal('');
    widget.shadowRoot?.querySelector('button')?.click();
    await waitUntil(() => notice?.textContent?.startsWith('Webchat has not loaded.'));
    expect((link as HTMLElement).offsetHeight).to.be.greaterThan(0);
    await expect(widget).to.be.accessible();
  });
});
