import type { StaffAlert } from '@bellman/protocol';
import { audienceOf } from '../testing/alerts.js';
import { box, draft, goOn, open } from '../testing/editor.js';
import { appears, byWords, expect, expectAccessible, waitUntil } from '../testing/page.js';
import { NOW } from '../testing/parts.js';

const alertOf = (fields: Partial<StaffAlert>): StaffAlert => ({ ...draft, ...fields });
const openAt = (
  question: 'what' | 'where' | 'check',
  fields: Partial<StaffAlert>,
  saved: Partial<StaffAlert> = {},
) =>
  open(question, {
    answers: {
      deskAlert: () => alertOf(fields),
      deskEditAlert: () => alertOf({ ...fields, ...saved, revision: 2 }),
      deskAlertStep: () => alertOf({ ...fields, ...saved, state: 'submitted' }),
    },
  });

const bodyOf = (asked: readonly { name: string; body: unknown }[], name: string): unknown =>
  asked.findLast((call) => call.name === name)?.body;

const services = (view: HTMLElement) => view.querySelector<HTMLElement>('fieldset#services');

const followersOf = (view: HTMLElement): Element | null | undefined =>
  [...view.querySelectorAll('.summary__row')].find((row) =>
    /^(Only followers of|Goes to)$/.test(row.querySelector('dt')?.textContent ?? ''),
  );

describe('where an alert is, and whom it is for', () => {
  afterEach(() => (location.hash = ''));

  it('offers an emergency no services, since it goes to everyone in its areas', async () => {
    const { view, asked } = await openAt('where', {});
    await waitUntil(() => view.querySelector('.audience')?.textContent.includes('1,240'));
    expect(services(view)).to.equal(null);
    expect(view.textContent).to.contain('An emergency goes to everyone who follows these areas.');
    goOn(view);
    await waitUntil(() => location.hash.endsWith('/when'));
    expect(bodyOf(asked, 'deskAudience')).to.deep.include({ services: [] });
  });

  it('lets general news go to everyone who asked for news, or narrows it', async () => {
    const { view, asked } = await openAt('where', { kind: 'general' });
    await waitUntil(() => view.querySelector('.audience')?.textContent.includes('1,240'));
    expect(services(view)?.textContent).to.contain(
      'Tick none to reach everyone who asked for news',
    );
    goOn(view);
    await waitUntil(() => location.hash.endsWith('/when'));
    expect(bodyOf(asked, 'deskAudience')).to.deep.include({ services: [], general: true });
  });

  it('asks a correction neither for places nor services: it goes to whoever got the first', async () => {
    const { view } = await openAt('where', { type: 'correction', kind: 'service', where: [] });
    expect(services(view)).to.equal(null);
    goOn(view);
    await waitUntil(() => location.hash.endsWith('/when'));
  });

  it('wants at least one service of a service alert', async () => {
    const { view, asked } = await openAt('where', { kind: 'service' });
    expect(view.querySelector('.audience')?.textContent).to.contain('Choose a service');
    goOn(view);
    await waitUntil(() => document.activeElement?.classList.contains('error-summary'));
    await expectAccessible(view);
    expect(view.querySelectorAll('.error-summary li')).to.have.length(1);
    expect(services(view)?.getAttribute('aria-describedby')).to.equal(
      'services-hint services-error',
    );
    byWords(view, '.error-summary a', 'Choose at least one service').click();
    const first = box(view, 'Waste and recycling');
    expect(document.activeElement).to.equal(first);
    first.click();
    await waitUntil(() => view.querySelector('.audience')?.textContent.includes('1,240'));
    goOn(view);
    await waitUntil(() => location.hash.endsWith('/when'));
    expect(bodyOf(asked, 'deskAudience')).to.deep.include({ services: ['waste'] });
    expect(bodyOf(asked, 'deskEditAlert')).to.deep.include({
      kind: 'service',
      services: ['waste'],
    });
  });

  it('takes the services off when the kind is changed back to an emergency', async () => {
    const { view, asked } = await openAt('what', { kind: 'service', services: ['waste'] });
    box(view, 'Emergency').click();
    goOn(view);
    await waitUntil(() => location.hash.endsWith('/where'));
    expect(bodyOf(asked, 'deskEditAlert')).to.deep.include({ kind: 'emergency', services: [] });
  });

  it('takes services off an emergency that was saved with some, before it is submitted', async () => {
    const { view, asked } = await openAt('check', { services: ['waste'] }, { services: [] });
    await waitUntil(() => view.querySelector('.summary')?.textContent.includes('1,240'));
    expect(followersOf(view)?.textContent).to.contain('Everyone who follows these areas');
    expect(followersOf(view)?.querySelector('a')).to.equal(null);
    expect(bodyOf(asked, 'deskAudience')).to.deep.include({ services: [] });
    byWords(view, 'button', 'Submit for approval').click();
    await waitUntil(() => bodyOf(asked, 'deskAlertStep'));
    expect(bodyOf(asked, 'deskEditAlert')).to.deep.include({ services: [], revision: 1 });
    expect(bodyOf(asked, 'deskAlertStep')).to.deep.equal({ event: 'submit', revision: 2 });
  });

  it('says in the review whose followers get it, or that this is not chosen yet', async () => {
    const expiresAt = NOW + 7_200_000;
    const chosen = await openAt('check', { kind: 'service', services: ['flooding'], expiresAt });
    expect(followersOf(chosen.view)?.querySelector('dd')?.textContent).to.equal('Flooding');
    const drill = await openAt('check', { exercise: true, expiresAt });
    expect(followersOf(drill.view)?.querySelector('dt')?.textContent).to.equal('Goes to');
    expect(followersOf(drill.view)?.querySelector('dd')?.textContent).to.equal(
      'Drill volunteers in these areas',
    );
    const none = await openAt('check', { kind: 'service', expiresAt });
    expect(followersOf(none.view)?.querySelector('dd')?.textContent).to.equal('Not chosen');
    expect(followersOf(none.view)?.querySelector('a')?.hash).to.match(/\/where$/);
  });

  it('counts each place beside who lives there, and of a drawn one its wards', async () => {
    const ward = {
      kind: 'ward',
      code: 'E05009355',
      name: 'Fleet Central',
      population: 9_100,
    } as const;
    const drawn = {
      kind: 'circle',
      code: '',
      name: 'within 500 m of GU51 4AE',
      population: null,
    } as const;
    const { view } = await open('where', {
      answers: {
        deskAlert: () => alertOf({ type: 'update', version: 2 }),
        deskAudience: () => ({
          ...audienceOf(240),
          byArea: [
            { area: drawn, followers: 240 },
            { area: ward, followers: null },
          ],
          line: { had: 200, newly: 40 },
        }),
      },
    });
    await appears(() => view.querySelector('table tbody tr'), 'the counts');
    const rows = [...view.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent.trim()),
    );
    expect(rows).to.deep.equal([
      ['within 500 m of GU51 4AE', '240 followers', 'Not known'],
      ['Of what was drawn: in Fleet Central', 'Fewer than 5 followers', 'of about 9,100'],
    ]);
    expect(view.querySelector('.line-counts')?.textContent).to.contain('200 followers');
    await expectAccessible(view);
  });
});
