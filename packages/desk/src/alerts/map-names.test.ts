import { expect } from '../testing/page.js';
import { placeNames } from './map-names.js';
import type { Outline } from './projection.js';

const area = (name: string, y: number): Outline => ({
  code: name,
  name,
  path: '',
  centre: [500, y],
});

describe('names on the map', () => {
  it('moves a name off another one', () => {
    const placed = placeNames(
      [area('Crookham East', 500), area('Fleet Central', 520)],
      () => false,
    );
    const [first, second] = placed;
    expect(first?.at).to.deep.equal([500, 500]);
    expect(second?.lines).to.deep.equal(['Fleet', 'Central']);
    // Two lines of 22 units each: a line down, to 542, would still touch; half a line more is room.
    expect(second?.at[1]).to.equal(553);
  });

  it('finds room for a small ward between three that are near, as Fleet Central is', () => {
    const at = (name: string, x: number, y: number): Outline => ({
      ...area(name, y),
      centre: [x, y],
    });
    const near = [
      at('Fleet East', 645, 435),
      at('Fleet West', 515, 435),
      at('Crookham East', 608, 542),
      at('Fleet Central', 546, 499),
    ];
    expect(placeNames(near, () => false).map(({ code }) => code)).to.include('Fleet Central');
  });

  it('writes what is chosen first, and leaves out what has no room', () => {
    const many = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => area(name, 500));
    const placed = placeNames(many, ({ name }) => name === 'G');
    expect(placed.map(({ code }) => code)).to.deep.equal(['G', 'A', 'B', 'C', 'D']);
    expect(placed[0]?.lines).to.deep.equal(['✓ G']);
    expect(new Set(placed.map(({ at }) => at[1]))).to.have.length(5);
  });
});
