import { Refusal } from '../link/refusal.js';
import { expect } from '../testing/page.js';
import { handApi, sessionOf } from '../testing/parts.js';
import { FarSettings, hartSettings } from '../testing/settings.js';
import { linesOf } from './list-differences.js';
import { patchOf, rebase } from './merge.js';
import { Saving, savingOf } from './saving.js';

const loaded = async () => {
  const far = new FarSettings();
  const saving = new Saving(handApi(far.answers), 'hart');
  await saving.load();
  return { far, saving };
};

describe('saving settings', () => {
  it('sends what was changed and nothing else', async () => {
    const { far, saving } = await loaded();
    expect(saving.dirty).to.equal(false);
    saving.change({ contact: { ...hartSettings.contact, phone: '01252 1' }, mostWaiting: 20 });
    expect(saving.dirty).to.equal(true);
    expect(await saving.save()).to.equal('saved');
    expect(far.saves).to.deep.equal([
      { version: 1, patch: { contact: { phone: '01252 1' }, mostWaiting: 20 } },
    ]);
    expect(saving.dirty).to.equal(false);
  });

  it('takes away by null, replaces lists whole, and sees no change in what is only left out', () => {
    const before = {
      brand: { base: 'nhs', button: '#111111' },
      hours: { week: [1] },
      cy: undefined,
    };
    const now = { brand: { base: 'nhs', button: undefined }, hours: { week: [1, 2] } };
    expect(patchOf(before, now)).to.deep.equal({
      brand: { button: null },
      hours: { week: [1, 2] },
    });
  });

  it('says where something is wrong, in the words of its field', async () => {
    const { far, saving } = await loaded();
    far.wrong = () =>
      new Refusal('settings-wrong', { path: 'contact.url', expected: 'it must be a web address' });
    saving.change({ contact: { ...hartSettings.contact, url: 'hart' } });
    expect(await saving.save()).to.equal('wrong');
    expect(saving.problemAt('contact.url')).to.equal(
      'Address of your contact page is not right yet: it must be a web address.',
    );
    expect([saving.problemAt('contact'), saving.problemWithin('contact')]).to.deep.equal([
      undefined,
      saving.problemAt('contact.url'),
    ]);
    expect(saving.settings?.contact.url).to.equal('hart');
  });

  it('passes on a refusal that is not about the settings', async () => {
    const { far, saving } = await loaded();
    far.wrong = () => new Refusal('not-permitted');
    saving.change({ mostWaiting: 20 });
    const thrown: unknown = await saving.save().catch((error: unknown) => error);
    expect(thrown).to.have.property('code', 'not-permitted');
    expect([saving.busy, saving.dirty]).to.deep.equal([false, true]);
  });

  it('does not undo what somebody else saved of something else', async () => {
    const { far, saving } = await loaded();
    saving.change({ mostWaiting: 20 });
    far.meanwhile({ privacyUrl: 'https://hart.example/new' });
    expect(await saving.save()).to.equal('saved');
    expect([far.settings.mostWaiting, far.settings.privacyUrl]).to.deep.equal([
      20,
      'https://hart.example/new',
    ]);
    expect(saving.differences).to.deep.equal([]);
  });

  it('keeps what was typed and shows theirs where both changed the same, and saves mine when told again', async () => {
    const { far, saving } = await loaded();
    saving.change({ mostWaiting: 20, shortName: 'H' });
    far.meanwhile({ mostWaiting: 30, name: 'Hart' });
    expect(await saving.save()).to.equal('changed');
    expect(saving.differences).to.deep.equal([{ path: 'mostWaiting', mine: 20, theirs: 30 }]);
    expect(far.settings.mostWaiting).to.equal(30);
    expect([saving.settings?.mostWaiting, saving.settings?.name]).to.deep.equal([20, 'Hart']);
    expect(await saving.save()).to.equal('saved');
    expect(far.saves.at(-1)).to.deep.equal({
      version: 2,
      patch: { mostWaiting: 20, shortName: 'H' },
    });
  });

  it('names what differs of a list, entry by entry', async () => {
    const { far, saving } = await loaded();
    const [waste, housing] = hartSettings.services;
    if (!waste || !housing) throw new Error('there are two services');
    const trees = { ...waste, id: 'trees', names: { en: 'Trees' } };
    saving.change({
      services: [housing, { ...waste, names: { en: 'Bins' }, alerts: false }, trees],
    });
    const renamed = { ...waste, names: { en: 'Rubbish' } };
    far.meanwhile({ services: [renamed, { ...housing, chat: false }] });
    expect(await saving.save()).to.equal('changed');
    const lines = saving.differences.flatMap((one) => linesOf(one, hartSettings));
    expect(lines.map(({ what, mine, theirs }) => [what, mine, theirs])).to.deep.equal([
      ['Rubbish: Name', 'Bins', 'Rubbish'],
      ['Rubbish: Can be followed for alerts', 'no', 'yes'],
      ['Trees', 'on the list', 'not on the list'],
      ['The order', 'Housing and Bins', 'Rubbish and Housing'],
    ]);
    const monday = { path: 'hours.usual.week.monday', mine: [['09:00', '17:00']], theirs: [] };
    expect(linesOf(monday, hartSettings)).to.deep.include.members([
      { key: monday.path, what: 'Usual hours: Monday', mine: '09:00 to 17:00', theirs: 'nothing' },
    ]);
  });

  it('goes on with theirs when told to', async () => {
    const { far, saving } = await loaded();
    saving.change({ mostWaiting: 20 });
    far.meanwhile({ mostWaiting: 30 });
    await saving.save();
    saving.discard();
    expect([saving.settings?.mostWaiting, saving.dirty]).to.deep.equal([30, false]);
    expect(saving.differences).to.deep.equal([]);
  });

  it('joins lists by the ids of their items', () => {
    const before = [
      { id: 'a', n: 1 },
      { id: 'b', n: 1 },
      { id: 'c', n: 1 },
    ];
    const mine = [
      { id: 'b', n: 2 },
      { id: 'a', n: 1 },
      { id: 'd', n: 1 },
      { id: 'c', n: 1 },
    ];
    const theirs = [
      { id: 'a', n: 3 },
      { id: 'b', n: 1 },
      { id: 'e', n: 1 },
    ];
    expect(rebase(before, mine, theirs)).to.deep.equal([
      { id: 'b', n: 2 },
      { id: 'a', n: 3 },
      { id: 'd', n: 1 },
      { id: 'e', n: 1 },
    ]);
  });

  it('keeps what is typed while the settings are fetched again', async () => {
    const { far, saving } = await loaded();
    far.meanwhile({ name: 'Theirs' });
    const again = saving.load();
    saving.change({ shortName: 'H' });
    await again;
    expect([saving.settings?.shortName, saving.settings?.name]).to.deep.equal([
      'H',
      'Hart District Council',
    ]);
  });

  it('counts half a number as a change, keeps it over a visit elsewhere, and has none before it came', async () => {
    const session = sessionOf({ api: handApi(new FarSettings().answers) });
    const saving = savingOf(session, 'hart', 'council');
    expect(saving.dirty).to.equal(false);
    await saving.load();
    saving.keepTyped('mostWaiting', 'many');
    expect(saving.dirty).to.equal(true);
    const again = savingOf(session, 'hart', 'council');
    await again.load();
    expect(again.typedAt('mostWaiting')).to.equal('many');
    again.discard();
    expect(saving.dirty).to.equal(false);
  });
});
