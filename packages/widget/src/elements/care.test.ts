import { expect } from '@open-wc/testing';
import { careCy } from '../text/care-cy.js';
import './conversation-care.js';
import { waitUntil } from '../testing/patient.js';
import { deep, focused, hart, Stage } from './testing/stage.js';

/** A council whose only service of a kind nobody must be seen with is housing. */
const withHousing = {
  ...hart,
  paymentUrl: 'https://hart.example/pay',
  services: [
    ...hart.services,
    { id: 'housing', name: 'Housing advice', chat: true, alerts: true, sensitive: true },
  ],
};

/** What is drawn inside the one element of that name. */
const inside = (stage: Stage, name: string, selector: string): HTMLElement[] =>
  deep(stage.one(name).shadowRoot as ShadowRoot, selector);

const send = async (stage: Stage, words: string): Promise<void> => {
  stage.type(words);
  await stage.press('Send message');
};

describe('the danger box', () => {
  it('comes above the log at once, announced, and leaves the focus and the sending alone', async () => {
    const stage = await Stage.of();
    await stage.start();
    stage.one('textarea').focus();
    await send(stage, 'I want to kill myself');
    const box = stage.one('bellman-danger');
    expect(box.parentElement?.getAttribute('role')).to.equal('alert');
    expect(focused()?.localName).to.equal('textarea');
    const links = inside(stage, 'bellman-danger', 'a').map((link) => link.getAttribute('href'));
    expect(links).to.deep.equal(['tel:999', 'tel:116123']);
    const log = stage.one('[role=log]');
    const isBefore = box.compareDocumentPosition(log) & Node.DOCUMENT_POSITION_FOLLOWING;
    const [above, below] = [box.getBoundingClientRect(), log.getBoundingClientRect()];
    expect(isBefore !== 0 || above.bottom <= below.top + 1).to.equal(true);
    expect(stage.log.at(-1)).to.contain('I want to kill myself');
    await send(stage, 'are you there');
    expect(stage.one('bellman-danger')).to.equal(box);
    await expect(stage.panel).to.be.accessible();
  });

  it('is there while it is being written, and names the Welsh line in Welsh', async () => {
    const stage = await Stage.of();
    await stage.open();
    stage.type('I will kill myself');
    await stage.settled();
    expect(stage.all('bellman-danger')).to.have.length(1);
    await stage.panel.webchat?.speak('cy');
    await waitUntil(() => stage.one('bellman-danger').lang === 'cy');
    await stage.settled();
    const links = inside(stage, 'bellman-danger', 'a').map((link) => link.getAttribute('href'));
    expect(links).to.include('tel:08081640123');
    expect(stage.one('bellman-danger').lang).to.equal('cy');
    expect(inside(stage, 'bellman-danger', 'h3')[0]?.textContent).to.equal(
      careCy['danger.heading'],
    );
  });
});

describe('the danger box, once the chat goes on', () => {
  it('folds to its numbers as the resident writes on, and opens on demand, unannounced', async () => {
    const stage = await Stage.of();
    await stage.start();
    await send(stage, 'I want to kill myself');
    const box = stage.one('bellman-danger');
    expect(box.hasAttribute('folded')).to.equal(false);
    const { height } = box.getBoundingClientRect();
    stage.type('And');
    await stage.settled();
    expect(box.hasAttribute('folded')).to.equal(true);
    expect(box.parentElement?.hasAttribute('role')).to.equal(false);
    expect(box.getBoundingClientRect().height).to.be.below(height / 2);
    const links = inside(stage, 'bellman-danger', 'a').map((link) => link.getAttribute('href'));
    expect(links).to.deep.equal(['tel:999', 'tel:116123']);
    await stage.press('More help');
    expect(stage.button('More help').ariaExpanded).to.equal('true');
    expect(box.shadowRoot?.textContent).to.contain('18000');
    await expect(stage.panel).to.be.accessible();
  });
});

describe('what was hidden', () => {
  it('is told of until it is closed, or the resident writes on', async () => {
    const stage = await Stage.of();
    await stage.start();
    await send(stage, 'It is 4111 1111 1111 1111');
    await stage.press('Close');
    expect(stage.all('bellman-hidden')).to.have.length(0);
    expect(focused()?.localName).to.equal('textarea');
    await send(stage, 'Or 5555 5555 5555 4444');
    expect(stage.all('bellman-hidden')).to.have.length(1);
    stage.type('S');
    await stage.settled();
    expect(stage.all('bellman-hidden')).to.have.length(0);
  });

  it('is said, with where one pays', async () => {
    const stage = await Stage.of();
    stage.council = async () => withHousing;
    await stage.start();
    await send(stage, 'It is 4111 1111 1111 1111');
    expect(inside(stage, 'bellman-hidden', 'p')[0]?.textContent).to.equal(
      'We hid a card number in your message. Do not send card details in webchat.',
    );
    expect(inside(stage, 'bellman-hidden', 'a')[0]?.getAttribute('href')).to.equal(
      'https://hart.example/pay',
    );
    expect(stage.one('bellman-hidden').parentElement?.getAttribute('role')).to.equal('status');
    expect(JSON.stringify(stage.relay.asked)).not.to.contain('4111');
    await expect(stage.panel).to.be.accessible();
    await send(stage, 'Without it');
    expect(stage.all('bellman-hidden')).to.have.length(0);
  });
});

describe('an idle chat', () => {
  it('is warned of its end above the message box, and one button keeps it', async () => {
    const stage = await Stage.of();
    await stage.start();
    stage.relay.take('Sam');
    stage.one('textarea').focus();
    stage.relay.know({ idleEndsAt: Date.UTC(2026, 10, 21, 17, 35) });
    await stage.settled();
    const bar = stage.one('bellman-idle');
    expect(bar.parentElement?.getAttribute('role')).to.equal('alert');
    expect(inside(stage, 'bellman-idle', 'p')[0]?.textContent).to.equal(
      'Are you still there? This chat ends at 5:35pm.',
    );
    expect(focused()?.localName).to.equal('textarea');
    await expect(stage.panel).to.be.accessible();
    await stage.press('Keep chatting');
    expect(stage.relay.asked.map(({ event }) => event)).to.include('here');
    stage.relay.know({ idleEndsAt: null });
    await stage.settled();
    expect(stage.all('bellman-idle')).to.have.length(0);
  });

  it('says so in the log when it ended, and what to quote', async () => {
    const stage = await Stage.of();
    await stage.start();
    stage.relay.tell([
      stage.relay.note({ code: 'ended', params: { by: 'relay', reason: 'idle' } }),
    ]);
    await stage.settled();
    expect(stage.log.at(-1)).to.match(/nobody wrote for a while\..* your reference, 7K4M-2Q9X\.$/);
  });
});
