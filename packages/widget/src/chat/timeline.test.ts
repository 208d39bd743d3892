import type { MessageView } from '@bellman/protocol';
import { expect } from '@open-wc/testing';
import { Timeline } from './timeline.js';

const message = (seq: number, body = `words ${seq}`): MessageView => ({
  id: `id-${seq}`,
  seq,
  at: seq,
  sender: { kind: 'staff', name: 'Sam' },
  body,
});
const seqs = (timeline: Timeline): number[] => timeline.entries.map(({ seq }) => seq);

describe('the timeline', () => {
  it('goes by the relay’s numbers, not by arrival', () => {
    const timeline = new Timeline();
    timeline.add([message(2)]);
    timeline.add([message(1), message(3)]);
    expect(seqs(timeline)).to.deep.equal([1, 2, 3]);
    expect(timeline.upTo).to.equal(3);
  });

  it('takes in each entry once, and the newest word on it', () => {
    const timeline = new Timeline();
    timeline.add([message(1, 'as I sent it'), message(1, 'as the relay has it')]);
    expect(timeline.entries.map(({ body }) => body)).to.deep.equal(['as the relay has it']);
  });

  it('knows a hole, and asks from before it', () => {
    const timeline = new Timeline();
    timeline.add([message(1), message(4)]);
    expect(timeline.hasGap).to.equal(true);
    expect(timeline.upTo).to.equal(1);
    timeline.addPage([message(2), message(3), message(4)], 1);
    expect(timeline.hasGap).to.equal(false);
    expect(seqs(timeline)).to.deep.equal([1, 2, 3, 4]);
  });

  it('does not ask again for what a replay has shown not to be', () => {
    const timeline = new Timeline();
    timeline.addPage([message(1), message(3)], 0);
    expect(timeline.hasGap).to.equal(false);
    expect(timeline.upTo).to.equal(3);
  });
});
