import type { AnswerView } from '@bellman/protocol';
import { expect } from '../../testing/page.js';
import { fillAnswer, type Holes } from './fill.js';
import { searchAnswers } from './search.js';

const holes: Holes = {
  name: 'Priya',
  adviser: 'Sam',
  council: 'Hart District Council',
  service: 'Waste and recycling',
  reference: '7K4M-2Q9X',
  phone: '01252 622122',
};

const answer = (id: string, fields: Partial<AnswerView>): AnswerView => ({
  id,
  service: null,
  texts: { en: { title: id, body: 'words' } },
  reviewOn: '2027-01-01',
  stale: false,
  owner: { id: 'o', name: 'Jo' },
  updatedAt: 0,
  ...fields,
});

describe('prepared answers', () => {
  it('fills what is known, once, and leaves what is not a hole', () => {
    expect(fillAnswer('Hello {name}, I am {adviser} of {council}. {odd}', holes)).to.equal(
      'Hello Priya, I am Sam of Hart District Council. {odd}',
    );
    expect(fillAnswer('{name}: {phone}', { ...holes, name: '{phone}' })).to.equal(
      '{phone}: 01252 622122',
    );
  });

  it('leaves an empty name out without a trace', () => {
    const nobody = { ...holes, name: '' };
    expect(fillAnswer('Hello {name}, thank you.', nobody)).to.equal('Hello, thank you.');
    expect(fillAnswer('Tell me, {name}, where it is.', nobody)).to.equal('Tell me, where it is.');
    expect(fillAnswer('Thank you, {name}.', nobody)).to.equal('Thank you.');
    expect(fillAnswer('{name}, your bin is late.\n{name}', nobody)).to.equal('Your bin is late.\n');
  });

  it('finds every word in title or body, whatever the accents, the chat’s own first', () => {
    const answers = [
      answer('other', {
        service: 'flooding',
        texts: { en: { title: 'Bins in a flood', body: '' } },
      }),
      answer('any', { texts: { en: { title: 'Late', body: 'About your bins' } } }),
      answer('own', { service: 'waste', texts: { en: { title: 'Bins', body: 'Late bins' } } }),
      answer('welsh', {
        service: 'flooding',
        texts: { en: { title: 'Bin', body: 'Bins' }, cy: { title: 'Biniau tŷ', body: 'bins' } },
      }),
    ];
    const ids = (query: string, language: 'en' | 'cy'): readonly string[] =>
      searchAnswers(answers, query, { language, service: 'waste' }).map((found) => found.answer.id);
    expect(ids('BINS', 'en')).to.deep.equal(['own', 'any', 'other', 'welsh']);
    expect(ids('late bins', 'en')).to.deep.equal(['own', 'any']);
    expect(ids('', 'cy')).to.deep.equal(['welsh', 'own', 'any', 'other']);
    expect(ids('ty', 'cy')).to.deep.equal(['welsh']);
    expect(ids('tide', 'en')).to.deep.equal([]);
  });
});
