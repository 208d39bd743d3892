import { expect } from '@open-wc/testing';
import './after.js';
import './conversation-care.js';
import { waitUntil } from '../testing/patient.js';
import { focused, Stage } from './testing/stage.js';

/** Presses it as the keyboard does: the focus stands on it. */
const press = async (stage: Stage, name: string): Promise<void> => {
  stage.button(name).focus();
  await stage.press(name);
};

/** What is announced though no line of the log says it. */
const news = (stage: Stage): string =>
  stage.one('bellman-conversation').shadowRoot?.querySelector('p.hidden[role=status]')
    ?.textContent ?? '';

/** A chat that waits, with what one can do meanwhile. */
const waiting = async (): Promise<Stage> => {
  const stage = await Stage.of();
  await stage.start();
  await waitUntil(() => stage.all('bellman-place').length > 0, 'what one can do is there');
  await stage.settled();
  return stage;
};

describe('what had the focus goes', () => {
  it('with the warning of an idle chat: on to the message box, and it is said what holds', async () => {
    const stage = await Stage.of();
    await stage.start();
    stage.relay.take('Sam');
    stage.relay.know({ idleEndsAt: Date.UTC(2026, 10, 21, 17, 35) });
    await stage.settled();
    await press(stage, 'Keep chatting');
    expect(stage.relay.asked.at(-1)?.event).to.equal('here');
    expect(news(stage)).to.equal('');
    stage.relay.know({ idleEndsAt: null });
    await stage.settled();
    expect(focused()?.localName).to.equal('textarea');
    expect(news(stage)).to.equal('This chat stays open.');
  });

  it('when an adviser takes the chat: on to the message box', async () => {
    const stage = await waiting();
    stage.button('Leave a message instead').focus();
    stage.relay.take('Sam');
    await stage.settled();
    expect(stage.all('bellman-after')).to.have.length(0);
    expect(focused()?.localName).to.equal('textarea');
  });

  it('when the chat ends: on to the heading of what there is then', async () => {
    const stage = await waiting();
    stage.button('Leave a message instead').focus();
    stage.relay.end();
    await waitUntil(() => focused()?.textContent === 'Transcript', 'the focus is on the heading');
  });

  it('and a focus that stood elsewhere stays', async () => {
    const stage = await waiting();
    stage.button('End chat').focus();
    stage.relay.take('Sam');
    await stage.settled();
    expect(focused()).to.equal(stage.button('End chat'));
  });

  it('with the button that tries again: on to the message box, and that it went is said', async () => {
    const stage = await Stage.of();
    await stage.start();
    stage.relay.cut();
    stage.type('while away');
    await stage.press('Send message');
    stage.button('Retry sending: while away').focus();
    expect(news(stage)).to.equal('');
    stage.relay.connect();
    await stage.settled();
    expect(focused()?.localName).to.equal('textarea');
    expect(news(stage)).to.equal('Sent');
    const region = stage.one('bellman-conversation').shadowRoot?.querySelector('p.hidden');
    const [said] = [region?.firstElementChild];
    stage.type('at once');
    await stage.press('Send message');
    expect(region?.firstElementChild === said, 'nothing is said of one that went at once').to.equal(
      true,
    );
  });
});
