import { expect } from '@open-wc/testing';
import type { BellmanWidget } from './elements/launcher.js';

const address = new URL('./main.js', import.meta.url).href;

const load = (settings: Record<string, string>): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.type = 'module';
    script.src = address;
    Object.assign(script.dataset, settings);
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`${address} did not load`)));
    document.head.append(script);
  });

const widgets = (): BellmanWidget[] => [
  ...document.querySelectorAll<BellmanWidget>('bellman-widget'),
];
const nextTask = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

describe('the script tag', () => {
  it('puts one widget at the end of the page, with its settings, and goes along with a new body', async () => {
    await load({ council: 'hart', language: 'cy', position: 'left' });
    await load({ council: 'hart' });
    expect(widgets()).to.have.length(1);
    const [widget] = widgets();
    expect(widget?.parentElement).to.equal(document.body);
    expect(widget?.getAttribute('council')).to.equal('hart');
    expect(widget?.getAttribute('language')).to.equal('cy');
    expect(widget?.getAttribute('position')).to.equal('left');

    const old = document.body;
    document.body.replaceWith(document.createElement('body'));
    await nextTask();
    expect(widgets()).to.have.length(1);
    expect(document.body.contains(widget ?? null)).to.equal(true);

    widget?.destroy();
    document.body.replaceWith(old);
    await nextTask();
    expect(widgets()).to.have.length(0);
  });
});
