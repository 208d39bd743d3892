import type { SettingsPage } from '../ground/address.js';
import { box } from '../testing/editor.js';
import {
  announced,
  appears,
  byWords,
  expect,
  expectAccessible,
  fixture,
  html,
  type,
  waitUntil,
} from '../testing/page.js';
import { staffOf } from '../testing/people.js';
import { handApi, sam, sessionOf } from '../testing/parts.js';
import { FarSettings, hartSettings } from '../testing/settings.js';
import './frame.js';

const admin = {
  ...sam,
  councils: [{ id: 'hart', name: 'Hart', roles: ['administrator' as const] }],
};

const open = async (page: SettingsPage) => {
  const far = new FarSettings();
  const api = handApi({
    ...far.answers,
    deskStaff: () => [
      staffOf({ capacity: 1, skills: { services: ['housing'], languages: [], team: null } }),
    ],
    deskSnippet: () => ({
      tag: '<script src="https://relay.example/widget/bellman.js"></script>',
      pinned: '<script src="https://relay.example/widget/1/bellman.js"></script>',
      csp: 'script-src https://relay.example',
      trustedTypes: 'trusted-types lit-html bellman',
      worker: { name: 'bellman-worker.js', body: 'importScripts()' },
      version: '1.0.0',
    }),
  });
  const session = sessionOf({ api, me: admin });
  const view = await fixture<HTMLElement>(
    html`<desk-settings .session=${session} .page=${page} .council=${'hart'}></desk-settings>`,
  );
  await appears(() => view.querySelector('.settings__save, .settings__code'), 'the page');
  return { view, far };
};

const save = (view: HTMLElement): void => byWords(view, 'button', 'Save changes').click();
const saves = async (view: HTMLElement, far: FarSettings) => {
  save(view);
  await waitUntil(() => far.saves.length > 0, 'it is not saved');
  return far.saves[0]?.patch;
};
const sentences = async (view: HTMLElement): Promise<readonly string[]> => {
  save(view);
  await waitUntil(() => document.activeElement?.classList.contains('error-summary'));
  return [...view.querySelectorAll('.error-summary li')].map((li) => li.textContent.trim());
};

describe('pages of the settings', () => {
  afterEach(() => (location.hash = ''));

  for (const page of [
    'council',
    'services',
    'hours',
    'routing',
    'origins',
    'theme',
    'snippet',
  ] as const)
    it(`can be used by all: ${page}`, async () => {
      const { view } = await open(page);
      await expectAccessible(view);
      expect(view.querySelector('h1')?.textContent.trim()).to.have.length.above(0);
      expect(view.querySelector('.settings__council')?.textContent).to.contain(
        'Hart District Council',
      );
      expect(view.querySelector('[aria-current="page"]')?.getAttribute('href')).to.equal(
        `#/settings/${page}/hart`,
      );
    });

  it('finds what is missing before it is sent, and leads to it', async () => {
    const { view, far } = await open('council');
    type(box(view, 'Full name'), ' ');
    type(box(view, 'How many may wait at once'), 'lots');
    type(box(view, 'Address of your privacy notice'), 'hart');
    expect(await sentences(view)).to.deep.equal([
      'Enter the full name.',
      'Address of your privacy notice must be a web address, like https://www.example.org/',
      'How many may wait at once must be a whole number from 1 to 10,000.',
    ]);
    expect(far.saves).to.deep.equal([]);
    await expectAccessible(view);
    byWords(
      view,
      '.error-summary a',
      'How many may wait at once must be a whole number from 1 to 10,000.',
    ).click();
    expect(document.activeElement).to.equal(box(view, 'How many may wait at once'));
    expect(box(view, 'How many may wait at once').value).to.equal('lots');
  });

  it('says once that it is saved', async () => {
    const { view } = await open('council');
    type(box(view, 'Short name'), 'H');
    await waitUntil(() => view.textContent.includes('You have changes that are not saved.'));
    const said = await announced(
      () => save(view),
      ({ length }) => length > 0,
    );
    expect(said).to.deep.equal(['Saved. It holds from now on.']);
    await waitUntil(() => document.activeElement?.textContent.trim() === 'Save changes');
  });

  it('asks before a link leads away from what is not saved', async () => {
    const { view, far } = await open('council');
    type(box(view, 'Short name'), 'H');
    await waitUntil(() => view.textContent.includes('You have changes that are not saved.'));
    byWords(view, 'nav a', 'Services').click();
    await appears(() => view.querySelector('dialog[open]'), 'the question');
    await expectAccessible(view);
    byWords(view, 'dialog button', 'Cancel').click();
    await waitUntil(() => !view.querySelector('dialog'));
    expect(location.hash).to.equal('');
    await waitUntil(() => document.activeElement === byWords(view, 'nav a', 'Services'));
    byWords(view, 'nav a', 'Services').click();
    (await appears(() => view.querySelector<HTMLElement>('dialog .button--danger'), 'it')).click();
    await waitUntil(() => location.hash === '#/settings/services/hart');
    expect(far.saves).to.deep.equal([]);
  });

  it('adds, orders and takes away services, with all that names them', async () => {
    const { view, far } = await open('services');
    view.querySelector<HTMLElement>('[data-act="down-waste"]')?.click();
    await waitUntil(() => document.activeElement?.getAttribute('data-act') === 'up-waste');
    view.querySelector<HTMLElement>('[data-act="remove-housing"]')?.click();
    const yes = await appears(
      () => view.querySelector<HTMLElement>('dialog .button--danger'),
      'yes',
    );
    yes.click();
    await waitUntil(() => !view.querySelector('dialog'));
    const days = view.querySelector<HTMLInputElement>('#set-answerDays-services-waste');
    if (days) type(days, '3');
    byWords(view, 'button', 'Add a service').click();
    await waitUntil(() => document.activeElement?.id === 'set-services-1-names-en');
    type(document.activeElement as HTMLInputElement, ' Trees & hedges ');
    const { overflow, ...team } = hartSettings.teams[0] ?? {};
    expect(await saves(view, far)).to.deep.equal({
      services: [
        hartSettings.services[0],
        {
          id: 'trees-hedges',
          names: { en: 'Trees & hedges' },
          chat: true,
          alerts: true,
          sensitive: false,
        },
      ],
      answerDays: { services: { housing: null, waste: 3 } },
      routing: { services: { housing: null } },
      teams: [{ ...team, overflow, services: ['waste'] }],
    });
  });

  it('makes an origin of a page’s address and says so', async () => {
    const { view, far } = await open('origins');
    type(box(view, 'Address of a website'), 'hart.gov.uk/chat?x=1');
    byWords(view, 'button', 'Add website').click();
    await waitUntil(() => view.textContent.includes('Added as https://hart.gov.uk:'));
    type(box(view, 'Address of a website'), 'mailto:web@hart.gov.uk');
    expect(await sentences(view)).to.deep.equal([
      'Enter the address of a website, like https://www.hart.gov.uk',
    ]);
    type(box(view, 'Address of a website'), 'https://*.hart.gov.uk');
    byWords(view, 'button', 'Add website').click();
    await waitUntil(() =>
      view
        .querySelector('#set-origins-new-error')
        ?.textContent.includes('Add each website by its full name. * cannot be used.'),
    );
    type(box(view, 'Address of a website'), '');
    expect(await saves(view, far)).to.deep.equal({
      origins: ['https://www.hart.example', 'https://hart.gov.uk'],
    });
  });

  it('says whom a heavy chat never reaches', async () => {
    const { view } = await open('routing');
    await waitUntil(() =>
      view.textContent.includes(
        'Sam can have fewer chats at once than this weight: a chat of Housing never comes to them.',
      ),
    );
    type(
      await appears(
        () => view.querySelector<HTMLInputElement>('#set-routing-services-housing-weight'),
        'it',
      ),
      '9',
    );
    expect(await sentences(view)).to.deep.equal([
      'Weight of Housing must be a whole number from 1 to 5.',
    ]);
  });

  it('reckons the contrast as one types, and refuses colours that cannot be read', async () => {
    const { view, far } = await open('theme');
    type(box(view, 'Colour of buttons'), '#9FC63B');
    const row = () =>
      [...view.querySelectorAll('tr')].find((tr) =>
        tr.textContent.includes('a button on the page'),
      );
    await waitUntil(() => row()?.textContent.includes('Too low'));
    expect(row()?.textContent).to.contain('1.9:1');
    const preview = view.querySelector<HTMLElement>('.settings__preview');
    expect(preview?.style.getPropertyValue('--bellman-button')).to.equal('#9FC63B');
    const [first] = await sentences(view);
    expect(first).to.equal(
      'The contrast of a button on the page is 1.9:1, and must be 3:1. Choose another colour.',
    );
    expect(view.querySelector('#set-brand-button-error')?.textContent).to.contain(first ?? '-');
    await expectAccessible(view);
    type(box(view, 'Colour of buttons'), '#528');
    expect(await sentences(view)).to.deep.equal([
      'Colour of buttons must be # and six digits or letters from a to f, like #24234E.',
    ]);
    type(box(view, 'Colour of buttons'), '#528063');
    expect(await saves(view, far)).to.deep.equal({ brand: { button: '#528063' } });
  });
});
