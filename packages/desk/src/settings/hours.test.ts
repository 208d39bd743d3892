import type { DeskSettings, HoursSettings } from '@bellman/protocol';
import { Refusal } from '../link/refusal.js';
import {
  appears,
  byWords,
  expect,
  expectAccessible,
  fixture,
  html,
  type,
  waitUntil,
} from '../testing/page.js';
import { handApi, sessionOf } from '../testing/parts.js';
import { FarSettings, hartSettings } from '../testing/settings.js';
import { hoursProblems } from './hours-check.js';
import { always } from './hours-times.js';
import type { SettingsHours } from './hours.js';
import './hours.js';

const open = async (usual: HoursSettings | null = hartSettings.hours.usual) => {
  const far = new FarSettings();
  far.meanwhile({ hours: { ...hartSettings.hours, usual } });
  const session = sessionOf({ api: handApi(far.answers) });
  const view = await fixture<HTMLElement>(
    html`<desk-settings-hours .session=${session} .council=${'hart'}></desk-settings-hours>`,
  );
  await appears(() => view.querySelector('.settings__save'), 'the page');
  const put = async (id: string, value: string): Promise<void> =>
    type(await appears(() => view.querySelector<HTMLInputElement>(`#${id}`), id), value);
  return { view, far, put, save: () => byWords(view, 'button', 'Save changes').click() };
};

type Week = Partial<HoursSettings['week']>;

const withWeek = (week: Week): DeskSettings => ({
  ...hartSettings,
  hours: { ...hartSettings.hours, usual: { ...always(), week: { ...empty, ...week } } },
});
const empty = {
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
};

const sentences = async (view: HTMLElement, save: () => void): Promise<readonly string[]> => {
  save();
  await waitUntil(() => document.activeElement?.classList.contains('error-summary'));
  return [...view.querySelectorAll('.error-summary li')].map((li) => li.textContent.trim());
};

describe('opening hours', () => {
  it('says in words when it opens, and finds hours that overlap', async () => {
    const { view, far, save } = await open();
    // It is Sunday at midday.
    expect(view.querySelector('.notice')?.textContent).to.contain(
      'Closed now. Opens on Monday 23 November at 9am.',
    );
    view.querySelector<HTMLElement>('#set-hours-usual-week-sunday-add')?.click();
    await waitUntil(() => view.textContent.includes('Open now, until 5pm.'));
    view.querySelector<HTMLElement>('#set-hours-usual-week-sunday-add')?.click();
    await waitUntil(() => document.activeElement?.id === 'set-hours-usual-week-sunday-1-0');
    expect(await sentences(view, save)).to.deep.equal([
      'Enter when it opens and when it closes on Sunday.',
    ]);
    for (const [at, time] of ['16:00', '18:00'].entries()) {
      const id = `#set-hours-usual-week-sunday-1-${at}`;
      const input = await appears(() => view.querySelector<HTMLInputElement>(id), id);
      type(input, time);
      await (view as SettingsHours).updateComplete;
    }
    expect(await sentences(view, save)).to.deep.equal([
      'The hours on Sunday overlap. Change one of them.',
    ]);
    expect(far.saves).to.deep.equal([]);
  });

  it('overlap wherever they stand, and over midnight', () => {
    const first = (week: Week): string | undefined =>
      hoursProblems(withWeek(week), () => true)[0]?.path;
    const at = 'hours.usual.week';
    const weeks: readonly Week[] = [
      {
        monday: [
          ['22:00', '02:00'],
          ['23:00', '23:30'],
        ],
      },
      {
        monday: [
          ['09:00', '12:00'],
          ['22:00', '10:00'],
        ],
        tuesday: [['09:00', '17:00']],
      },
      { sunday: [['22:00', '02:00']], monday: [['01:00', '03:00']] },
      {
        monday: [
          ['22:00', '02:00'],
          ['00:00', '02:00'],
        ],
        tuesday: [['02:00', '24:00']],
      },
      {
        monday: [
          ['09:00', '12:00'],
          ['12:00', '00:00'],
        ],
        tuesday: [['00:00', '24:00']],
      },
    ];
    expect(weeks.map(first)).to.deep.equal([
      `${at}.monday.0.0`,
      `${at}.monday.1.1`,
      `${at}.sunday.0.1`,
      undefined,
      undefined,
    ]);
  });

  it('that go on past midnight are said so, and asked about once where they are long', async () => {
    const { view, far, put, save } = await open();
    const at = 'set-hours-usual-week-saturday';
    view.querySelector<HTMLElement>(`#${at}-add`)?.click();
    await put(`${at}-0-0`, '14:00');
    await put(`${at}-0-1`, '10:00');
    await waitUntil(() => view.textContent.includes('Closes at 10am the next day.'));
    save();
    const error = await appears(() => view.querySelector('.error-summary a'), 'the question');
    expect(error.textContent).to.contain('On Saturday it closes at 10am the next day');
    expect(far.saves).to.deep.equal([]);
    await expectAccessible(view);
    view.querySelector<HTMLElement>(`#${at}-0-meant`)?.click();
    save();
    await waitUntil(() => far.saves.length > 0, 'it is not saved');
    expect(far.settings.hours.usual?.week.saturday).to.deep.equal([['14:00', '10:00']]);
    await waitUntil(() => !view.querySelector(`#${at}-0-meant`), 'it is asked again');
    await put(`${at}-0-1`, '23:00');
    await waitUntil(() => !view.textContent.includes('the next day'));
  });

  it('that never end can have closures all the same', async () => {
    const { view, far, put, save } = await open(null);
    expect(view.querySelector('#set-hours-usual-week-monday')).to.equal(null);
    byWords(view, 'button', 'Add a closure').click();
    await put('set-hours-usual-closures-0-from', '2026-12-25');
    const chosen = view.querySelector<HTMLInputElement>('#set-hours-usual-without');
    expect(chosen?.checked).to.equal(true);
    save();
    await waitUntil(() => far.saves.length > 0, 'it is not saved');
    const closures = [{ from: '2026-12-25', to: '2026-12-25', words: {} }];
    expect(far.settings.hours.usual).to.deep.equal({ ...always(), closures });
    await waitUntil(() => document.activeElement?.textContent.trim() === 'Save changes');
    far.wrong = () => new Refusal('not-permitted');
    byWords(view, 'button', 'Remove').click();
    save();
    await waitUntil(() => far.saves.length > 1);
    expect(far.saves[1]?.patch).to.deep.equal({ hours: { usual: null } });
  });
});
