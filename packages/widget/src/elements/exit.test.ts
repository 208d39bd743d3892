import { expect } from '@open-wc/testing';
import './conversation-care.js';
import { leavePage } from './exit-page.js';
import { deep, hart, Stage } from './testing/stage.js';

const sensitive = {
  ...hart,
  services: hart.services.map((one) => ({ ...one, sensitive: one.id === 'waste' })),
};

const stageOf = async (): Promise<Stage> => {
  const stage = await Stage.of();
  stage.council = async () => sensitive;
  await stage.open();
  return stage;
};

/** Undoes what leaving did to this page, which has more tests to run. */
const comeBack = (): void => {
  document.body.style.removeProperty('display');
  for (const cover of document.querySelectorAll('html > p')) cover.remove();
};

describe('the quick exit', () => {
  afterEach(comeBack);

  it('is there as soon as a sensitive service is chosen, and for no other', async () => {
    const stage = await stageOf();
    stage.one('input[value="planning"]').click();
    await stage.settled();
    expect(stage.all('bellman-exit')).to.have.length(0);
    stage.one('input[value="waste"]').click();
    await stage.settled();
    expect(stage.button('Exit this page').isConnected).to.equal(true);
    await expect(stage.panel).to.be.accessible();
    await stage.start();
    expect(stage.button('Exit this page').isConnected).to.equal(true);
  });

  it('hides the page first, then forgets the chat, then goes', () => {
    const order: string[] = [];
    const seen = (): string => getComputedStyle(document.body).display;
    const title = document.title;
    leavePage({
      words: 'Loading',
      forget: () => order.push(`forget ${seen()} ${document.title}`),
      to: 'https://www.bbc.co.uk/weather',
      go: (address) => order.push(`go ${seen()} ${address}`),
    });
    document.title = title;
    expect(order).to.deep.equal(['forget none Loading', 'go none https://www.bbc.co.uk/weather']);
    expect(document.querySelector('html > [role=alert]')?.textContent).to.equal('Loading');
  });

  it('hides and leaves even where forgetting fails', () => {
    const title = document.title;
    let went = '';
    const leave = (): void =>
      leavePage({
        words: 'Loading',
        forget: () => {
          throw new Error('storage is broken');
        },
        to: '',
        go: (address) => (went = address),
      });
    expect(leave).to.throw('storage is broken');
    document.title = title;
    expect(went).to.equal('https://www.bbc.co.uk/weather');
  });

  it('counts presses of Shift alone, and announces how many are left', async () => {
    const stage = await stageOf();
    stage.one('input[value="waste"]').click();
    await stage.settled();
    const news = async (): Promise<string> => {
      await stage.settled();
      const root = stage.one('bellman-exit').shadowRoot as ShadowRoot;
      return deep(root, '[role=status]')[0]?.textContent ?? '';
    };
    const press = (key: string): void => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      document.body.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true }));
    };
    press('Shift');
    expect(await news()).to.equal('Shift. Press it 2 more times to exit.');
    press('Shift');
    expect(await news()).to.equal('Shift. Press it 1 more time to exit.');
    const down = (key: string): boolean =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    down('Shift');
    down('A');
    document.body.dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift', bubbles: true }));
    expect(await news()).to.equal('');
  });
});
