import type { Ack } from '@bellman/protocol';
import { expect } from '@open-wc/testing';
import { Outbox, type OutboxParts } from './outbox.js';
import { problem } from './testing/relay.js';
import { countingIds } from './testing/tab.js';
import { FakeTime, settle } from './testing/time.js';

type Answer = Ack<{ seq: number; at: number }>;

class Bench {
  readonly time = new FakeTime();
  readonly sent: string[] = [];
  readonly arrived: string[] = [];
  kept: readonly { id: string; body: string }[] = [];
  canSend = true;
  answers: (Answer | Error)[] = [];
  readonly parts: OutboxParts = {
    send: async ({ id, body }) => {
      this.sent.push(`${id} ${body}`);
      const answer = this.answers.shift() ?? { ok: true, seq: this.sent.length, at: 0 };
      if (answer instanceof Error) throw answer;
      return answer;
    },
    canSend: () => this.canSend,
    keep: (messages) => {
      this.kept = messages;
    },
    sent: ({ body }) => void this.arrived.push(body),
    changed: () => undefined,
    timers: this.time,
    newId: countingIds(),
  };
  readonly outbox = new Outbox(this.parts);
  get states(): string[] {
    return this.outbox.items.map(({ id, state }) => `${id} ${state}`);
  }
}
const refused = (...args: Parameters<typeof problem>): Answer => ({
  ok: false,
  problem: problem(...args),
});

describe('the outbox', () => {
  it('keeps a message until the relay has it', async () => {
    const bench = new Bench();
    bench.canSend = false;
    bench.outbox.add('one');
    expect(bench.kept.map(({ body }) => body)).to.deep.equal(['one']);
    expect(bench.states).to.deep.equal(['id-1 unsent']);
    bench.canSend = true;
    await bench.outbox.flush();
    expect(bench.arrived).to.deep.equal(['one']);
    expect(bench.kept).to.deep.equal([]);
  });

  it('sends in order, one after the other', async () => {
    const bench = new Bench();
    bench.answers = [new Error('no answer')];
    bench.outbox.add('one');
    bench.outbox.add('two');
    await settle();
    expect(bench.sent).to.deep.equal(['id-1 one']);
    await bench.time.pass(1_000);
    expect(bench.sent).to.deep.equal(['id-1 one', 'id-1 one', 'id-2 two']);
    expect(bench.arrived).to.deep.equal(['one', 'two']);
  });

  it('sends the same id again when no answer came', async () => {
    const bench = new Bench();
    bench.answers = [new Error('no answer')];
    bench.outbox.add('one');
    await settle();
    expect(bench.states).to.deep.equal(['id-1 unsent']);
    bench.outbox.retry('id-1');
    await settle();
    expect(bench.sent).to.deep.equal(['id-1 one', 'id-1 one']);
  });

  it('waits as long as it is told', async () => {
    const bench = new Bench();
    bench.answers = [refused('too-fast', { seconds: 7 })];
    bench.outbox.add('one');
    await settle();
    await bench.time.pass(6_999);
    expect(bench.sent).to.have.length(1);
    await bench.time.pass(1);
    expect(bench.arrived).to.deep.equal(['one']);
  });

  it('shows a refusal with its reason, and goes on with the next', async () => {
    const bench = new Bench();
    bench.answers = [refused('message-too-long', { limit: 4, length: 5 })];
    bench.outbox.add('one');
    bench.outbox.add('two');
    await settle();
    expect(bench.states).to.deep.equal(['id-1 refused']);
    expect(bench.outbox.items[0]?.problem?.code).to.equal('message-too-long');
    expect(bench.arrived).to.deep.equal(['two']);
  });

  it('gives up a refused message, and only such a one, and answers its words', async () => {
    const bench = new Bench();
    bench.answers = [refused('body-wrong-shape')];
    const id = bench.outbox.add('one');
    await settle();
    bench.canSend = false;
    const other = bench.outbox.add('two');
    expect([bench.outbox.remove(id), bench.outbox.remove(other)]).to.deep.equal(['one', '']);
    expect(bench.kept.map(({ body }) => body)).to.deep.equal(['two']);
  });

  it('takes a new id where another message has the old one', async () => {
    const bench = new Bench();
    bench.answers = [refused('message-id-reused')];
    bench.outbox.add('one');
    await settle();
    expect(bench.sent).to.deep.equal(['id-1 one', 'id-2 one']);
    expect(bench.arrived).to.deep.equal(['one']);
  });

  it('forgets a message whose echo comes before its acknowledgement', async () => {
    const bench = new Bench();
    bench.canSend = false;
    const id = bench.outbox.add('one');
    bench.outbox.acknowledged(id);
    expect(bench.outbox.items).to.deep.equal([]);
    expect(bench.kept).to.deep.equal([]);
  });

  it('goes on with what an earlier page kept', async () => {
    const bench = new Bench();
    const outbox = new Outbox(bench.parts, [{ id: 'old-1', body: 'from before', at: 1 }]);
    await outbox.flush();
    expect(bench.sent).to.deep.equal(['old-1 from before']);
  });
});
