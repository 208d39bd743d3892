import { expect } from '../testing/page.js';
import { announce, hush } from './announce.js';

describe('announcements', () => {
  afterEach(() => document.getElementById('announcements')?.remove());

  it('are read one by one, each once, in the region of the page itself', async () => {
    const page = await (await fetch(new URL('../../static/index.html', import.meta.url))).text();
    const region = new DOMParser()
      .parseFromString(page, 'text/html')
      .getElementById('announcements');
    if (!region) throw new Error('the page has no region for announcements');
    // A status or an alert is atomic: all of its lines would be read again with each new one.
    expect(region.getAttribute('role')).to.equal(null);
    expect(region.getAttribute('aria-live')).to.equal('polite');
    expect(region.getAttribute('aria-atomic')).to.equal('false');
    document.body.append(region);
    announce('One');
    announce('One');
    expect(region.childElementCount).to.equal(2);
    hush();
    expect(region.textContent).to.equal('');
  });
});
