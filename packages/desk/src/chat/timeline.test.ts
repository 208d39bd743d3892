import { said } from '../testing/parts.js';
import { expect } from '../testing/page.js';
import { Timeline } from './timeline.js';

const seqs = (timeline: Timeline): readonly number[] => timeline.messages.map(({ seq }) => seq);

describe('timeline', () => {
  it('sorts by seq and holds each entry once, however it came', () => {
    const timeline = new Timeline();
    timeline.live([said(3, 'c')]);
    timeline.page([said(1, 'a'), said(2, 'b')]);
    timeline.live([said(3, 'c'), said(2, 'b')]);
    expect(seqs(timeline)).to.deep.equal([1, 2, 3]);
    expect(timeline.covered).to.equal(3);
    expect(timeline.gap).to.equal(false);
  });

  it('sees a gap, and where to ask from', () => {
    const timeline = new Timeline();
    timeline.page([said(1, 'a')]);
    timeline.live([said(4, 'd')]);
    expect(timeline.gap).to.equal(true);
    expect(timeline.covered).to.equal(1);
    timeline.page([said(2, 'b'), said(3, 'c')]);
    expect(timeline.gap).to.equal(false);
    expect(timeline.covered).to.equal(4);
  });

  it('counts what the resident wrote after a point, and no events', () => {
    const timeline = new Timeline();
    timeline.page([
      said(1, 'a'),
      { ...said(2, 'Hello'), sender: { kind: 'staff', name: 'Sam' } },
      said(3, 'c'),
      { ...said(4, ''), event: { code: 'joined', params: {} } },
    ]);
    expect(timeline.byResidentAfter(0)).to.equal(2);
    expect(timeline.byResidentAfter(timeline.lastByStaff)).to.equal(1);
  });
});
