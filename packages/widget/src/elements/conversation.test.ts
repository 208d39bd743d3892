import { expect } from '@open-wc/testing';
import { problem } from '../chat/testing/relay.js';
import { unusable } from '../ground/refusal.js';
import { focused, hart, Stage } from './testing/stage.js';

/** What a log has announced: the list items that were added while it was live. */
const announcements = (log: HTMLElement): string[] => {
  const heard: string[] = [];
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        const isHeard = log.ariaLive === 'polite' && node instanceof HTMLLIElement;
        if (isHeard) heard.push(node.innerText.replaceAll(/\s+/g, ' '));
      }
    }
  }).observe(log, { childList: true, subtree: true });
  return heard;
};

describe('the conversation', () => {
  it('shows who said what and when, in a log around a list', async () => {
    const stage = await Stage.of();
    await stage.start();
    stage.relay.take('Sam');
    stage.relay.say('Hello Ann');
    await stage.settled();
    const log = stage.one('[role=log]');
    expect(log.ariaLabel).to.equal('Conversation');
    expect(log.firstElementChild?.localName).to.equal('ol');
    expect(stage.log.slice(1)).to.deep.equal([
      'You started a chat about Bins and recycling.',
      'You 5:02pm My bin was missed Sent',
      'Sam has joined the chat.',
      'Sam at Hart 5:04pm Hello Ann',
    ]);
    expect(stage.status).to.equal('You are chatting with Sam.');
    await expect(stage.panel).to.be.accessible();
  });

  it('announces each new message once, with its speaker, and none of the history', async () => {
    const stage = await Stage.of();
    await stage.start();
    stage.relay.say('said before', false);
    stage.relay.cut();
    const log = stage.one('[role=log]');
    expect(log.ariaLive).to.equal('polite');
    const heard = announcements(log);
    stage.relay.connect();
    await stage.settled();
    const news = stage.relay.say('news');
    await stage.settled();
    stage.relay.tell([news]);
    await stage.settled();
    expect(heard).to.have.length(2);
    expect(heard[0]).to.match(/^Sam at Hart .* said before$/);
    expect(heard[1]).to.match(/^Sam at Hart .* news$/);
    stage.panel.hide();
    await stage.settled();
    stage.panel.show();
    await stage.panel.updateComplete;
    expect(stage.one('[role=log]').ariaLive).to.equal('off');
    await stage.settled();
    expect(stage.one('[role=log]').ariaLive).to.equal('polite');
  });

  it('holds the log until it knows the names in it, and announces none of that', async () => {
    const stage = await Stage.again();
    let answer = (_council: typeof hart): void => undefined;
    stage.council = () => new Promise((resolve) => (answer = resolve));
    stage.panel.resume();
    await stage.settled();
    const log = stage.one('[role=log]');
    const heard = announcements(log);
    expect([stage.log.length, log.ariaLive]).to.deep.equal([0, 'off']);
    answer(hart);
    await stage.settled();
    expect(stage.log[1]).to.equal('You started a chat about Bins and recycling.');
    expect(heard).to.deep.equal([]);
    expect(log.ariaLive).to.equal('polite');
  });

  it('shows the log without the service’s name when the council cannot be asked', async () => {
    const stage = await Stage.again();
    stage.council = async () => {
      throw unusable('no network');
    };
    stage.panel.resume();
    await stage.settled();
    expect(stage.log[1]).to.equal('You started a chat.');
    expect(stage.one('[role=log]').ariaLive).to.equal('polite');
  });

  it('announces one’s own message once, though it is unsent first and sent then', async () => {
    const stage = await Stage.of();
    await stage.start();
    const heard = announcements(stage.one('[role=log]'));
    stage.relay.cut();
    stage.type('while away');
    await stage.press('Send message');
    expect(stage.log.at(-1)).to.match(/^You .* while away Not sent yet Retry$/);
    stage.relay.connect();
    await stage.settled();
    expect(stage.log.at(-1)).to.match(/^You .* while away Sent$/);
    expect(heard.filter((words) => words.includes('while away'))).to.have.length(1);
  });

  it('takes a refused message out of the log and back into the box, with the focus', async () => {
    const stage = await Stage.of();
    await stage.start();
    stage.relay.refusals.push(problem('body-wrong-shape'));
    stage.type('refused for good');
    await stage.press('Send message');
    expect(stage.log.at(-1)).to.match(/refused for good Not sent .* Retry Remove$/);
    await expect(stage.panel).to.be.accessible();
    await stage.press('Remove message: refused for good');
    expect(stage.log.at(-1)).to.match(/My bin was missed Sent$/);
    expect((stage.one('textarea') as HTMLTextAreaElement).value).to.equal('refused for good');
    expect(focused()?.localName).to.equal('textarea');
  });

  it('finds nothing to send in what nobody can see', async () => {
    const stage = await Stage.of();
    await stage.start();
    stage.type('\u0000 \u0007');
    await stage.press('Send message');
    expect(stage.one('#error').textContent).to.equal('Enter a message.');
  });

  it('sends by Enter, but not while an input method composes, and not with Shift', async () => {
    const stage = await Stage.of();
    await stage.start();
    const box = stage.type('こん');
    stage.key(box, 'Enter', { isComposing: true });
    stage.key(box, 'Enter', { keyCode: 229 });
    expect(stage.key(box, 'Enter', { shiftKey: true }).defaultPrevented).to.equal(false);
    await stage.settled();
    expect(box.value).to.equal('こん');
    stage.key(box, 'Enter');
    await stage.settled();
    expect(stage.log.at(-1)).to.match(/こん Sent$/);
    expect((stage.one('textarea') as HTMLTextAreaElement).value).to.equal('');
  });

  it('keeps a message that is too long in the box, and says how long it may be', async () => {
    const stage = await Stage.of();
    await stage.start();
    stage.type('x'.repeat(4_001));
    await stage.press('Send message');
    expect(stage.one('#error').textContent).to.contain('4,000 characters or fewer');
    expect((stage.one('textarea') as HTMLTextAreaElement).value).to.have.length(4_001);
    expect(focused()?.localName).to.equal('textarea');
    await expect(stage.panel).to.be.accessible();
  });

  it('grows with its lines, to six', async () => {
    const stage = await Stage.of();
    await stage.start();
    const height = (lines: number): number =>
      stage.type('line\n'.repeat(lines - 1) + 'line').offsetHeight;
    const [two, six, twenty] = [height(2), height(6), height(20)];
    expect(six).to.be.greaterThan(two);
    expect(twenty).to.be.closeTo(six, 1);
  });

  it('keeps its end in sight, unless one has scrolled up', async () => {
    const stage = await Stage.of();
    await stage.start();
    const log = stage.one('[role=log]');
    const toEnd = (): number => log.scrollHeight - log.scrollTop - log.clientHeight;
    for (let line = 0; line < 20; line += 1) stage.relay.say(`line ${line}`);
    await stage.settled();
    expect(log.scrollHeight).to.be.greaterThan(2 * log.clientHeight);
    expect(toEnd()).to.be.lessThan(2);
    stage.one('section').style.setProperty('block-size', '30em');
    await stage.settled();
    expect(toEnd()).to.be.lessThan(2);
    log.scrollTop = 0;
    await stage.settled();
    stage.relay.say('while reading above');
    await stage.settled();
    expect(log.scrollTop).to.equal(0);
    stage.type('my own');
    await stage.press('Send message');
    expect(toEnd()).to.be.lessThan(2);
    stage.relay.say('a long answer\n'.repeat(60));
    await stage.settled();
    const start = stage.all('li').at(-1)?.getBoundingClientRect().top ?? 0;
    expect(start).to.be.closeTo(log.getBoundingClientRect().top, 2);
  });

  it('tells the page of each message, without its words', async () => {
    const stage = await Stage.of();
    const told: unknown[] = [];
    const hear = (event: CustomEvent): unknown => told.push(event.detail);
    document.addEventListener('bellman-message', hear);
    await stage.start();
    stage.relay.take('Sam');
    const { id, seq, at } = stage.relay.say('Hello');
    await stage.settled();
    document.removeEventListener('bellman-message', hear);
    expect(told.at(-1)).to.deep.equal({ id, seq, at, from: 'staff' });
    expect(told).to.have.length(4);
  });

  it('counts what came while it was closed', async () => {
    const stage = await Stage.of();
    const told: { words: string; news: string }[] = [];
    stage.panel.addEventListener('bellman-unread', (event) =>
      told.push((event as CustomEvent).detail),
    );
    await stage.start();
    stage.relay.take('Sam');
    stage.panel.hide();
    stage.relay.say('one');
    stage.relay.say('two');
    await stage.settled();
    expect(told.at(-1)).to.deep.equal({
      words: '2 unread messages',
      news: 'New message from Sam at Hart.',
    });
    await stage.open();
    expect(told.at(-1)).to.deep.equal({ words: '', news: '' });
  });
});
