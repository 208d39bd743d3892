import type { Team } from '@bellman/protocol';
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
import { admin, inputOf, staffOf } from '../testing/people.js';
import { FarSettings, hartSettings } from '../testing/settings.js';
import './teams.js';

const open = async (teams: readonly Team[] = hartSettings.teams) => {
  const far = new FarSettings();
  far.meanwhile({ teams: [...teams] });
  const session = sessionOf({
    me: admin,
    api: handApi({ ...far.answers, deskStaff: () => [staffOf()] }),
  });
  const view = await fixture<HTMLElement>(
    html`<desk-settings-teams .session=${session} .council=${'hart'}></desk-settings-teams>`,
  );
  await waitUntil(() => view.querySelector('.settings__save'), 'the page');
  const save = (): void => byWords(view, 'button', 'Save changes').click();
  return { far, view, save };
};

const choose = async (view: Element, id: string, words: string): Promise<void> => {
  const option = await appears(
    () =>
      [...view.querySelectorAll<HTMLOptionElement>(`#${id} option`)].find(
        ({ label }) => label === words,
      ),
    words,
  );
  option.selected = true;
  view.querySelector(`#${id}`)?.dispatchEvent(new Event('change'));
};

const FRONT = hartSettings.teams[0];

describe('teams', () => {
  it('adds a team with its services, and passes another one’s chats on to it', async () => {
    const { far, view, save } = await open();
    byWords(view, 'button', 'Add a team').click();
    await waitUntil(() => document.activeElement?.id === 'set-teams-1-name');
    save();
    await waitUntil(() => document.activeElement?.classList.contains('error-summary'));
    expect(view.querySelector('#set-teams-1-name-error')?.textContent).to.contain(
      'Enter a name for team 2.',
    );
    await expectAccessible(view);
    type(inputOf(view, 'set-teams-1-name'), 'front DESK');
    save();
    await waitUntil(() => view.textContent.includes('Two teams are called front DESK.'));
    type(inputOf(view, 'set-teams-1-name'), 'Money');
    inputOf(view, 'set-teams-1-services-housing').click();
    await choose(view, 'set-teams-0-overflow-to', 'Money');
    await waitUntil(() => view.querySelector('#set-teams-0-overflow-after'));
    type(inputOf(view, 'set-teams-0-overflow-after'), '999');
    save();
    await waitUntil(() => view.querySelector('#set-teams-0-overflow-after-error'));
    expect(far.saves).to.have.length(0);
    type(inputOf(view, 'set-teams-0-overflow-after'), '7');
    save();
    await waitUntil(() => far.saves.length > 0, 'it is not saved');
    const teams = far.settings.teams;
    const to = teams[1]?.id ?? '';
    expect(to).to.match(/^[a-z][a-z0-9-]{0,39}$/);
    expect(teams).to.deep.equal([
      { ...FRONT, overflow: { after: 7, to } },
      { id: to, name: 'Money', services: ['housing'], overflow: null },
    ]);
  });

  it('warns of a team without people, of a circle, and of passing on at once', async () => {
    const money = { id: 'money', name: 'Money', services: [], overflow: { after: 5, to: 'front' } };
    const [front] = hartSettings.teams;
    const { view } = await open([
      { ...front, ...{ overflow: { after: 0, to: 'money' } } } as Team,
      money,
    ]);
    const said = (): readonly string[] =>
      [...view.querySelectorAll('[role="status"] p')].map((p) => p.textContent.trim());
    await waitUntil(() => said().length === 4, 'the warnings');
    expect(said()).to.deep.equal([
      'Nobody is in Money yet, so nobody takes what is passed on to it.',
      'What Front desk passes on to Money comes back to Front desk: in the end both have all of it.',
      'After 0 minutes is at once: Money may take every chat of Front desk from the beginning.',
      'What Money passes on to Front desk comes back to Money: in the end both have all of it.',
    ]);
    await expectAccessible(view);
  });

  it('keeps what was changed here when somebody else saved other teams meanwhile', async () => {
    const { far, view, save } = await open();
    type(inputOf(view, 'set-teams-0-name'), 'Reception');
    const night = { id: 'night', name: 'Night', services: [], overflow: null };
    far.meanwhile({ teams: [...hartSettings.teams, night] });
    save();
    // Both changed the list, so nothing is saved before that was seen.
    await waitUntil(() =>
      view.textContent.includes('Somebody else saved the same thing meanwhile'),
    );
    expect(far.settings.teams[0]).to.deep.equal(FRONT);
    expect(inputOf(view, 'set-teams-0-name').value).to.equal('Reception');
    expect(inputOf(view, 'set-teams-1-name').value).to.equal('Night');
    save();
    await waitUntil(() => far.settings.teams[0]?.name === 'Reception');
    expect(far.settings.teams[1]).to.deep.equal(night);
  });

  it('removes a team, and nothing is passed on to it any more', async () => {
    const { far, view, save } = await open();
    byWords(view, 'button', 'Add a team').click();
    await waitUntil(() => view.querySelector('#set-teams-1-name'));
    type(inputOf(view, 'set-teams-1-name'), 'Money');
    await choose(view, 'set-teams-1-overflow-to', 'Front desk');
    await waitUntil(() => view.querySelector('#set-teams-1-overflow-after'));
    byWords(view, 'button', 'Remove Front desk').click();
    await waitUntil(() => document.activeElement?.id === 'team-add');
    save();
    await waitUntil(() => far.saves.length > 0);
    expect(far.settings.teams.map(({ name, overflow }) => ({ name, overflow }))).to.deep.equal([
      { name: 'Money', overflow: null },
    ]);
  });
});
