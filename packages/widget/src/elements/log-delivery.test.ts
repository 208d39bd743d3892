import { expect } from '@open-wc/testing';
import { waitUntil } from '../testing/patient.js';
import { Stage } from './testing/stage.js';

/** What is told below one's own messages, in their order; empty where nothing is. */
const told = (stage: Stage): string[] =>
  stage.all('.mine .state').map(({ textContent }) => textContent?.trim() ?? '');

const send = async (stage: Stage, words: string): Promise<void> => {
  stage.type(words);
  await stage.press('Send message');
};

describe('how far a message has come', () => {
  it('is told in words, once below a run that has come as far', async () => {
    const stage = await Stage.of();
    await stage.start('one');
    await send(stage, 'two');
    await send(stage, 'three');
    expect(told(stage)).to.deep.equal(['', '', 'Sent']);
    stage.relay.mark({ delivered: 4, read: 0 });
    await stage.settled();
    expect(told(stage)).to.deep.equal(['', '', 'Delivered']);
    stage.relay.mark({ delivered: 4, read: 3 });
    await stage.settled();
    expect(told(stage)).to.deep.equal(['', 'Read', 'Delivered']);
    stage.relay.mark({ delivered: 4, read: 4 });
    await stage.settled();
    expect(told(stage)).to.deep.equal(['', '', 'Read']);
    await expect(stage.panel).to.be.accessible();
  });

  it('is never announced: only its words change, in a part of the log that is off', async () => {
    const stage = await Stage.of();
    await stage.start('one');
    const log = stage.one('[role=log]');
    const added: Node[] = [];
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        added.push(...[...addedNodes].filter((node) => node instanceof Element));
      }
    }).observe(log, { childList: true, subtree: true });
    stage.relay.mark({ delivered: 2, read: 2 });
    await stage.settled();
    expect(told(stage)).to.deep.equal(['Read']);
    expect(added).to.deep.equal([]);
    expect(stage.one('.mine .state').ariaLive).to.equal('off');
  });

  it('is kept from what a screen reader reads of a line that was just added', async () => {
    const stage = await Stage.of();
    await stage.start('one');
    expect(stage.one('.mine .state').ariaHidden).to.equal(null);
    await send(stage, 'two');
    const mark = stage.all('.mine .state').at(-1);
    expect([mark?.textContent, mark?.ariaHidden]).to.deep.equal(['Sent', 'true']);
    await waitUntil(() => mark?.ariaHidden === null, 'whoever looks for it finds it');
  });
});

describe('a note that the status says too', () => {
  it('is not announced as well, and stands in the log', async () => {
    const stage = await Stage.of();
    await stage.start('one');
    stage.relay.know({ left: true });
    const left = stage.relay.note({ code: 'left', params: {} });
    stage.relay.tell([left]);
    await stage.settled();
    const note = stage.all('li.note').at(-1);
    expect(note?.textContent).to.equal(stage.status);
    expect(note?.ariaHidden).to.equal('true');
    await waitUntil(() => note?.ariaHidden === null, 'it stands there for everybody');
    stage.relay.take('Sam');
    await stage.settled();
    expect(stage.all('li.note').at(-1)?.ariaHidden).to.equal(null);
  });
});

describe('who types', () => {
  it('is told beside the log, announced once after each of one’s messages', async () => {
    const stage = await Stage.of();
    await stage.start('one');
    stage.relay.take('Sam');
    await stage.settled();
    const line = stage.one('.typing');
    expect(stage.one('[role=log]').contains(line)).to.equal(false);
    const types = async (): Promise<[string | null, string | null]> => {
      stage.relay.types('Sam');
      await stage.settled();
      return [line.textContent, line.ariaLive];
    };
    expect(await types()).to.deep.equal(['Sam is typing', 'polite']);
    stage.relay.say('Hello');
    await stage.settled();
    expect(line.textContent).to.equal('');
    expect(await types()).to.deep.equal(['Sam is typing', 'off']);
    await send(stage, 'two');
    stage.relay.say('Yes?');
    await stage.settled();
    expect(await types()).to.deep.equal(['Sam is typing', 'polite']);
  });
});
