import { expect } from '@open-wc/testing';
import { focused, Stage } from './testing/stage.js';

describe('the end of a chat', () => {
  it('asks before it ends, Escape says no, and the focus comes back', async () => {
    const stage = await Stage.of();
    await stage.start();
    await stage.press('End chat');
    expect(focused()?.textContent).to.equal('End this chat?');
    await expect(stage.panel).to.be.accessible();
    stage.key(focused() as Element, 'Escape');
    await stage.settled();
    expect(stage.all('[role=region]')).to.have.length(1);
    expect(focused() === stage.button('End chat'), 'focus on End chat').to.equal(true);
    await stage.press('End chat');
    await stage.press('Yes, end chat');
    expect(stage.status).to.equal('This chat has ended.');
    await expect(stage.panel).to.be.accessible();
    await stage.press('Start a new chat');
    expect(stage.all('[role=radiogroup]')).to.have.length(1);
    expect(focused()?.localName).to.equal('h2');
  });

  it('still ends when the question moved to another place, as on a phone that is turned', async () => {
    const stage = await Stage.of();
    await stage.start();
    await stage.press('End chat');
    stage.panel.inline = true;
    await stage.settled();
    await stage.press('Yes, end chat');
    expect(stage.status).to.equal('This chat has ended.');
  });

  it('moves the focus to the heading when the adviser ends, and keeps what was half written', async () => {
    const stage = await Stage.of();
    await stage.start();
    stage.relay.take('Sam');
    await stage.settled();
    stage.type('And also').focus();
    stage.relay.end();
    await stage.settled();
    expect(stage.status).to.equal('This chat has ended.');
    expect(focused()?.localName).to.equal('h2');
    await stage.press('Start a new chat');
    expect((stage.one('textarea') as HTMLTextAreaElement).value).to.equal('And also');
  });

  it('leaves the focus in the log, but not in a question that is gone, at the end', async () => {
    for (const inLog of [true, false]) {
      const stage = await Stage.of();
      await stage.start();
      if (inLog) stage.one('[role=log]').focus();
      else await stage.press('End chat');
      stage.relay.end();
      await stage.settled();
      expect(inLog ? focused()?.role : focused()?.localName).to.equal(inLog ? 'log' : 'h2');
    }
  });
});
