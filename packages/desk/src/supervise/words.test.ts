import { expect } from '../testing/page.js';
import { stepsOf } from './case-words.js';
import { bandOf, lengthOf } from './waits.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('words of supervising', () => {
  it('says a length of time at a glance', () => {
    const said = [0, 59_999, MINUTE, 130 * SECOND, 10 * MINUTE + 5_000, 60 * MINUTE, 125 * MINUTE];
    expect(said.map(lengthOf)).to.deep.equal([
      '0 sec',
      '59 sec',
      '1 min',
      '2 min 10 sec',
      '10 min',
      '1 hr',
      '2 hr 5 min',
    ]);
    // A clock that was put back.
    expect(lengthOf(-5_000)).to.equal('0 sec');
  });

  it('sets a wait beside 30 seconds and 5 minutes', () => {
    expect([29_999, 30_000, 5 * MINUTE - 1, 5 * MINUTE].map(bandOf)).to.deep.equal([
      'soon',
      'later',
      'later',
      'long',
    ]);
  });

  it('offers a second stage for complaints alone, and nothing once a case is closed', () => {
    expect(stepsOf({ kind: 'complaint', state: 'answered' })).to.deep.equal(['stage-2', 'close']);
    expect(stepsOf({ kind: 'information', state: 'answered' })).to.deep.equal(['close']);
    expect(stepsOf({ kind: 'compliment', state: 'open' })).to.deep.equal(['acknowledge', 'close']);
    expect(stepsOf({ kind: 'complaint', state: 'closed' })).to.deep.equal([]);
  });
});
