import { expect } from '../testing/page.js';
import { moved, scaleOf, whole, zoomed } from './map-window.js';

const all = whole({ width: 1_000, height: 800 });

describe('the window on the map', () => {
  it('goes nearer about a point that stays where it is', () => {
    const near = zoomed(all, all, 2, [250, 200]);
    expect(near).to.deep.equal({ x: 125, y: 100, width: 500, height: 400 });
    expect(scaleOf(near, all)).to.equal(2);
  });

  it('never leaves the drawing, nor goes further than all of it or nearer than is of use', () => {
    const near = zoomed(all, all, 4, [0, 0]);
    expect(moved(near, all, -50, 5_000)).to.deep.equal({ x: 0, y: 600, width: 250, height: 200 });
    expect(zoomed(near, all, 0.01)).to.deep.equal(all);
    expect(scaleOf(zoomed(all, all, 10_000), all)).to.equal(64);
  });
});
