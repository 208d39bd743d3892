import { problems, problemView, type ProblemCode } from '@bellman/protocol';
import { expect } from '../testing/page.js';
import { asRefusal, Refusal, refusalOf } from './refusal.js';

describe('refusal', () => {
  it('has a sentence for every code of the protocol: the relay’s, or the desk’s own', () => {
    for (const code of Object.keys(problems) as ProblemCode[])
      expect(refusalOf(problemView(code)).message, code).to.match(/^[A-Z{].{6,}[.}]$/s);
  });

  it('fills the sentence with what came along, in the desk’s own words where it has them', () => {
    const wire = problemView('already-taken', { name: 'Jo' });
    expect(refusalOf(wire).message).to.equal('Jo has already taken this chat. Choose another.');
    expect(new Refusal('conversation-ended').message).to.equal(
      'This chat has ended, so this was not sent.',
    );
  });

  it('takes a newer relay’s own sentence for a code that it does not know, and nothing for granted', () => {
    const wire = { type: '', title: 'Wait for the tide.', status: 409, code: 'tide-out' };
    expect(refusalOf(wire).message).to.equal('Wait for the tide.');
    for (const odd of [null, 'no', {}, { code: 1 }])
      expect(refusalOf(odd).code).to.equal('not-understood');
  });

  it('lets faults of ours go on', () => {
    const fault = new TypeError('ours');
    expect(() => asRefusal(fault)).to.throw(fault);
  });
});
