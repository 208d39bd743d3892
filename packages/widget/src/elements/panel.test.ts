import { expect } from '@open-wc/testing';
import { waitUntil } from '../testing/patient.js';
import { problem } from '../chat/testing/relay.js';
import { unusable } from '../ground/refusal.js';
import { focused, Stage } from './testing/stage.js';

/** Room beside the page or not, as the test says, for the panels that are made meanwhile. */
const withRoom = async (
  isLittle: boolean,
  work: (turn: (isLittle: boolean) => void) => Promise<void>,
): Promise<void> => {
  const { matchMedia } = window;
  const query = Object.assign(new EventTarget(), { matches: isLittle });
  window.matchMedia = () => query as unknown as MediaQueryList;
  try {
    await work((matches) => {
      query.matches = matches;
      query.dispatchEvent(new Event('change'));
    });
  } finally {
    window.matchMedia = matchMedia;
  }
};

describe('the panel', () => {
  it('is a region named after the council, and opening moves the focus to its heading', async () => {
    const stage = await Stage.of();
    await stage.open();
    const region = stage.one('[role=region]');
    expect(region.ariaLabel).to.equal('Hart District Council webchat');
    expect(focused()?.localName).to.equal('h2');
    await expect(stage.panel).to.be.accessible();
  });

  it('wears the council’s look, and leaves the launcher’s colours as they were', async () => {
    const stage = await Stage.of();
    await stage.open();
    expect(stage.panel.style.getPropertyValue('--bellman-button')).to.equal('#528063');
    expect(stage.widget.style).to.have.length(0);
  });

  it('announces an empty message again when it is still empty', async () => {
    const stage = await Stage.of();
    await stage.open();
    await stage.press('Send message');
    stage.one('input[value="planning"]').click();
    await stage.settled();
    const [alert, box] = [stage.one('#error'), stage.one('textarea')];
    const added: Node[] = [];
    const watch = new MutationObserver((changes) =>
      added.push(...changes.flatMap(({ addedNodes }) => [...addedNodes])),
    );
    watch.observe(alert, { childList: true });
    box.focus();
    stage.key(box, 'Enter');
    await stage.settled();
    watch.disconnect();
    expect(added.map(({ textContent }) => textContent)).to.include('Enter a message.');
    expect(alert.textContent).to.equal('Enter a message.');
    await expect(stage.panel).to.be.accessible();
  });

  it('leaves the focus where it is when a service is chosen', async () => {
    const stage = await Stage.of();
    await stage.open();
    const choice = stage.one('input[value="planning"]');
    choice.focus();
    choice.click();
    await stage.settled();
    expect(focused() === choice, 'focus on the choice').to.equal(true);
  });

  it('says what is missing, ties it to its question, and goes there', async () => {
    const stage = await Stage.of();
    await stage.open();
    await stage.press('Send message');
    const group = stage.one('[role=radiogroup]');
    expect(group.getAttribute('aria-describedby')).to.equal('about-error');
    expect(stage.one('#about-error').textContent).to.equal('Choose what it is about.');
    expect((focused() as HTMLInputElement).type).to.equal('radio');
    const box = stage.one('textarea');
    expect(box.getAttribute('aria-invalid')).to.equal('true');
    expect(box.getAttribute('aria-describedby')).to.equal('error hint');
    expect(stage.one('#error').textContent).to.equal('Enter a message.');
    await expect(stage.panel).to.be.accessible();
    expect(stage.relay.connected).to.equal(0);
  });

  it('chooses beforehand what the page is about', async () => {
    const stage = await Stage.of('/*=planning');
    await stage.open();
    expect((stage.one('input[value="planning"]') as HTMLInputElement).checked).to.equal(true);
  });

  it('Escape closes it, and tells whether the focus was inside', async () => {
    const stage = await Stage.of();
    const told: string[] = [];
    for (const name of ['bellman-open', 'bellman-close'] as const) {
      document.addEventListener(name, () => told.push(name), { once: true });
    }
    await stage.open();
    stage.key(stage.one('h2'), 'Escape');
    await stage.settled();
    expect(stage.all('[role=region]')).to.have.length(0);
    expect(stage.panel.hadFocus).to.equal(true);
    expect(told).to.deep.equal(['bellman-open', 'bellman-close']);
    await stage.open();
    (focused() as HTMLElement).blur();
    stage.key(document.body, 'Escape');
    expect(stage.panel.hadFocus).to.equal(false);
  });

  it('keeps the focus and the caret where they are when the room beside the page comes or goes', () =>
    withRoom(true, async (turn) => {
      const stage = await Stage.of();
      await stage.start();
      const box = stage.type('half a word');
      box.focus();
      box.setSelectionRange(5, 6);
      for (const [isLittle, place] of [
        [false, '[role=region]'],
        [true, 'dialog'],
      ] as const) {
        turn(isLittle);
        await stage.settled();
        expect(stage.all(place)).to.have.length(1);
        expect(focused() === box, `focus in the box in the ${place}`).to.equal(true);
        expect([box.selectionStart, box.selectionEnd]).to.deep.equal([5, 6]);
      }
    }));

  it('puts the focus on the heading when it is over the page from the start', () =>
    withRoom(true, async () => {
      const stage = await Stage.again();
      stage.panel.resume();
      await stage.settled();
      expect(stage.one('dialog').matches(':modal')).to.equal(true);
      expect(stage.all('textarea')).to.have.length(1);
      expect(focused()?.localName).to.equal('h2');
      const late = await Stage.again();
      late.relay.token = 'another';
      late.panel.resume();
      await waitUntil(() => late.status === 'This chat has timed out.');
      await late.settled();
      expect(focused()?.localName).to.equal('h2');
    }));

  it('says that the relay cannot be reached, and tries again', async () => {
    const stage = await Stage.of();
    const { council } = stage;
    stage.council = async () => {
      throw unusable('no network');
    };
    await stage.open();
    expect(stage.one('[role=alert]').textContent).to.contain('Webchat is not working right now');
    await expect(stage.panel).to.be.accessible();
    stage.council = council;
    await stage.press('Try again');
    expect(stage.all('[role=radiogroup]')).to.have.length(1);
  });

  it('says what else one can do when the chat cannot be had', async () => {
    const stage = await Stage.of();
    await stage.open();
    stage.relay.isReachable = false;
    await stage.start('Hello');
    stage.relay.refuse(problem('origin-refused', { origin: 'here' }));
    await stage.settled();
    expect(stage.status).to.contain('Webchat does not work on this page');
    const [call] = stage.all('.contact a') as HTMLAnchorElement[];
    expect(call?.href).to.equal('tel:01632960000');
    expect((stage.one('textarea') as HTMLTextAreaElement).value).to.equal('Hello');
  });
});
