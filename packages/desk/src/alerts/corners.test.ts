import { expect } from '../testing/page.js';
import { cornersIn, cornersText, ringOf, withCorner } from './corners.js';
import { positionOf } from './places.js';

describe('corners', () => {
  it('reads positions as people write them, latitude first', () => {
    expect(positionOf('51.2864, -0.8456')).to.deep.equal([-8_456_000, 512_864_000]);
    expect(positionOf(' 51.2864 -0.8456 ')).to.deep.equal([-8_456_000, 512_864_000]);
    expect(positionOf('51.2864°;-0.8456°')).to.deep.equal([-8_456_000, 512_864_000]);
    for (const none of ['GU51 4AE', '51.2864', '91, 0', '51, 181', '51,2,3', ''])
      expect(positionOf(none), none).to.equal(null);
  });

  it('tells the line that is no position, and leaves empty ones out', () => {
    expect(cornersIn('51.1, -0.8\n\n51.2, -0.9')).to.deep.equal({
      positions: [
        [-8_000_000, 511_000_000],
        [-9_000_000, 512_000_000],
      ],
      wrong: null,
    });
    expect(cornersIn('51.1, -0.8\nHook').wrong).to.equal(2);
  });

  it('adds a corner past the last, moves one, and writes them back', () => {
    const one = cornersIn('51.1, -0.8').positions;
    const two = withCorner(one, 1, [-9_000_000, 512_000_000]);
    expect(cornersText(two)).to.equal('51.10000, -0.80000\n51.20000, -0.90000');
    expect(cornersText(withCorner(two, 0, [0, 513_000_000]))).to.equal(
      '51.30000, 0.00000\n51.20000, -0.90000',
    );
  });

  it('closes a ring, once', () => {
    const open = cornersIn('51.1, -0.8\n51.2, -0.8\n51.2, -0.9').positions;
    expect(ringOf(open)).to.have.length(4);
    expect(ringOf(open).at(-1)).to.deep.equal(ringOf(open)[0]);
    expect(ringOf(ringOf(open))).to.deep.equal(ringOf(open));
  });
});
