import type { AreaShape } from '@bellman/protocol';
import { expect } from '../testing/page.js';
import { planOf } from './projection.js';

const square = (code: string, west: number, south: number, size: number): AreaShape => ({
  kind: 'ward',
  code,
  name: code,
  population: null,
  polygons: [
    [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
    ],
  ],
});

const at51 = 513_000_000;

describe('projection', () => {
  it('puts north up and west left, and keeps shapes as they are on the ground', () => {
    const plan = planOf([square('a', 0, at51, 100_000)]);
    // At this latitude a degree of longitude is about 0.625 of one of latitude.
    expect((plan.width - 24) / (plan.height - 24)).to.be.closeTo(0.624, 0.01);
    expect(plan.outlines[0]?.path.startsWith('M12.0 988.0L')).to.equal(true);
  });

  it('draws the largest first and writes in the middle', () => {
    const plan = planOf([square('small', 0, at51, 10_000), square('large', 0, at51, 100_000)]);
    expect(plan.outlines.map(({ code }) => code)).to.deep.equal(['large', 'small']);
    expect(plan.outlines[0]?.centre[1]).to.be.closeTo(500, 1);
  });

  it('draws nothing of nothing', () => {
    expect(planOf([]).outlines).to.deep.equal([]);
  });
});
