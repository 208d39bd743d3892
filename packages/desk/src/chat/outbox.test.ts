import type { StaffReplies } from '@bellman/protocol';
import { Refusal } from '../link/refusal.js';
import { emptyKept, HandLink, HART } from '../testing/parts.js';
import { expect, waitUntil } from '../testing/page.js';
import { Outbox, type Unsent } from './outbox.js';

const outboxOn = (link: HandLink, kept = emptyKept(), first = 1) => {
  const sent: Unsent[] = [];
  let ids = first - 1;
  const outbox = new Outbox(
    link,
    kept,
    () => `id-${(ids += 1)}`,
    (_, unsent) => sent.push(unsent),
  );
  return { outbox, sent, kept };
};

const ack: StaffReplies['message'] = { seq: 2, at: 0 };
const idsOf = (link: HandLink): readonly string[] =>
  link.asked.map(({ body }) => (body as Unsent).id);

describe('outbox', () => {
  it('keeps a message until it is acknowledged, and sends the same id again after a reconnect', async () => {
    const link = new HandLink({ message: async () => ack });
    link.connected = false;
    const { outbox, sent } = outboxOn(link);
    outbox.add(HART, 'Hello');
    await waitUntil(() => outbox.of(HART)[0]?.state === 'held');
    expect(sent).to.have.length(0);
    link.connected = true;
    await outbox.flush(HART);
    expect(idsOf(link)).to.deep.equal(['id-1', 'id-1']);
    expect(sent.map(({ body }) => body)).to.deep.equal(['Hello']);
    expect(outbox.of(HART)).to.have.length(0);
  });

  it('sends in order, one after another', async () => {
    const answers: (() => void)[] = [];
    const link = new HandLink({
      message: () => new Promise((resolve) => answers.push(() => resolve(ack))),
    });
    const { outbox, sent } = outboxOn(link);
    outbox.add(HART, 'one');
    outbox.add(HART, 'two');
    await waitUntil(() => answers.length === 1);
    expect(link.asked).to.have.length(1);
    answers[0]?.();
    await waitUntil(() => answers.length === 2);
    answers[1]?.();
    await waitUntil(() => sent.length === 2);
    expect(sent.map(({ body }) => body)).to.deep.equal(['one', 'two']);
  });

  it('says why a message was refused, goes on with the next, and gives the words back', async () => {
    const link = new HandLink({
      message: async ({ body }) => {
        if (body === 'bad') throw new Refusal('not-yours');
        return ack;
      },
    });
    const { outbox, sent } = outboxOn(link);
    outbox.add(HART, 'bad');
    outbox.add(HART, 'good');
    await waitUntil(() => sent.length === 1);
    const [refused] = outbox.of(HART);
    expect(refused?.state).to.equal('refused');
    expect(refused?.reason).to.contain('Another adviser has this chat');
    expect(outbox.takeBack(HART, refused?.id ?? '')).to.equal('bad');
    expect(outbox.of(HART)).to.have.length(0);
  });

  it('survives a reload of the tab', async () => {
    const away = new HandLink();
    away.connected = false;
    const { outbox, kept } = outboxOn(away);
    outbox.add(HART, 'Hello');
    await waitUntil(() => outbox.of(HART)[0]?.state === 'held');
    const link = new HandLink({ message: async () => ack });
    const again = outboxOn(link, kept, 2);
    await again.outbox.flush(HART);
    expect(idsOf(link)).to.deep.equal(['id-1']);
  });
});
