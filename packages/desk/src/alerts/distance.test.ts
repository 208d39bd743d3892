import { expect } from '../testing/page.js';
import { metresIn } from './distance.js';

describe('a distance', () => {
  it('is metres, or kilometres where that is said', () => {
    const said = ['500', ' 1,500 ', '500 m', '500m', '1 km', '2km', '1.5 km', '12,000 metres'];
    expect(said.map(metresIn)).to.deep.equal([500, 1_500, 500, 500, 1_000, 2_000, 1_500, 12_000]);
  });

  it('is none where a comma does not part thousands, or where it is something else', () => {
    const said = ['500,5', '1,5 km', '15,00', '', 'far', '-500', '1 mile'];
    expect(said.map(metresIn)).to.deep.equal(said.map(() => null));
  });
});
