import { expect } from '@open-wc/testing';
import { Stage } from './testing/stage.js';

describe('the status line', () => {
  const waiting = async (): Promise<Stage> => {
    const stage = await Stage.of();
    await stage.start();
    return stage;
  };

  it('tells the place and an honest wait, and announces a change of its band alone', async () => {
    const stage = await waiting();
    const line = stage.all('[role=status]')[0];
    stage.relay.know({ position: 6, wait: { least: 3, most: 5 } });
    await stage.settled();
    expect(stage.status).to.equal(
      'You are number 6 in the queue. The wait is about 3 to 5 minutes.',
    );
    expect(line?.ariaLive).to.equal('polite');
    stage.relay.know({ position: 5 });
    await stage.settled();
    expect(stage.status).to.match(/number 5/);
    expect(line?.ariaLive).to.equal('off');
    stage.relay.know({ position: 3, wait: { least: 1, most: 2 } });
    await stage.settled();
    expect(line?.ariaLive).to.equal('polite');
    stage.relay.know({ position: 1, wait: { least: 1, most: 1 } });
    await stage.settled();
    expect(stage.status).to.equal('You are next in the queue. The wait is about 1 minute.');
    expect(line?.ariaLive).to.equal('polite');
    stage.relay.know({ position: 1, wait: { least: 0, most: 2 } });
    await stage.settled();
    expect(stage.status).to.equal('You are next in the queue. The wait is up to 2 minutes.');
  });

  it('says by when a message that was left is answered', async () => {
    const stage = await waiting();
    const answerBy = Date.UTC(2026, 10, 24, 17);
    stage.relay.know({ left: true, position: null, answerBy });
    await stage.settled();
    expect(stage.status).to.equal(
      'Your message is with us. We will answer by 5pm on Tuesday 24 November.',
    );
    expect(stage.all('.end')).to.have.length(0);
    expect(stage.log.join()).to.contain('You left a message about Bins and recycling.');
    await stage.panel.webchat?.speak('cy');
    await stage.settled();
    expect(stage.status).to.equal(
      'Mae eich neges gyda ni. Byddwn yn ateb erbyn 5pm, dydd Mawrth 24 Tachwedd.',
    );
  });

  it('leaves to the log who joined, that a chat is passed on, and how it ended', async () => {
    const stage = await waiting();
    const line = stage.all('[role=status]')[0];
    stage.relay.know({ position: 4, wait: null });
    await stage.settled();
    expect(line?.ariaLive).to.equal('polite');
    const log = stage.one('[role=log]');
    const heard: string[] = [];
    const lines = new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes)
          if (
            node instanceof HTMLElement &&
            node.ariaHidden !== 'true' &&
            log.ariaLive === 'polite'
          )
            heard.push(node.textContent);
      if (line?.ariaLive === 'polite') heard.push(stage.status);
    });
    for (const place of [log, line])
      if (place) lines.observe(place, { childList: true, subtree: true, characterData: true });
    stage.relay.take('Sam');
    await stage.settled();
    expect(stage.status).to.equal('You are chatting with Sam.');
    stage.relay.tell([stage.relay.note({ code: 'transferred', params: { name: 'Jo' } })]);
    stage.relay.state = 'waiting';
    stage.relay.advisor = null;
    stage.relay.know({ position: 1 });
    await stage.settled();
    expect(stage.status).to.equal('You are next in the queue.');
    stage.relay.take('Jo');
    await stage.settled();
    stage.relay.end();
    await stage.settled();
    expect(stage.status).to.equal('This chat has ended.');
    lines.disconnect();
    expect(heard).to.deep.equal([
      'Sam has joined the chat.',
      'We are passing your chat to Jo. You need not repeat anything.',
      'Jo has joined the chat.',
      'Sam ended the chat.',
    ]);
    // A page that comes later has seen none of it, and is told how things stand.
    const again = await Stage.again();
    await again.open();
    expect(again.all('[role=status]')[0]?.ariaLive).to.equal('polite');
  });

  it('says that the place is kept', async () => {
    const stage = await waiting();
    stage.relay.know({ position: 2, kept: true });
    await stage.settled();
    expect(stage.status).to.match(/number 2 in the queue\. We are keeping your place\./);
  });

  it('tells a link that was used already from a chat that has timed out', async () => {
    const stage = await Stage.of();
    await stage.open();
    await stage.panel.webchat?.session.resume('used');
    await stage.settled();
    expect(stage.status).to.equal(
      'This link to your chat has been used or has expired. Go back to the page where you had the chat, or start a new one.',
    );
    expect(stage.button('Start a new chat').isConnected).to.equal(true);
  });
});
