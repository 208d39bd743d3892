import type { KeyView, PartnerView } from '@bellman/protocol';
import { Refusal } from '../link/refusal.js';
import { wards } from '../testing/alerts.js';
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
import { handApi, NOW, sessionOf, type ApiAnswers } from '../testing/parts.js';
import { admin, staffOf } from '../testing/people.js';
import { FarSettings } from '../testing/settings.js';
import { savingOf } from './saving.js';
import './alert-pages.js';
import './frame.js';

const kim = staffOf({
  ...{ id: '01970000-0000-7000-8000-0000000000cc', name: 'Kim', email: 'kim@police.example' },
  roles: ['partner'],
});
const mo = staffOf({
  ...{ id: '01970000-0000-7000-8000-0000000000cd', name: 'Mo', email: 'mo@hart.example' },
  roles: ['approver'],
});
const police: PartnerView = {
  ...{ id: '01970000-0000-7000-8000-0000000000d1', name: 'Police', areas: ['E05009359'] },
  ...{ categories: ['Security'], staff: [kim.id] },
};
const rounds: KeyView = {
  ...{ id: '01970000-0000-7000-8000-0000000000e1', name: 'Rounds', purpose: 'service' },
  ...{ partner: null, services: ['waste'], createdAt: NOW, lastUsedAt: null },
};

type Page = 'alerting' | 'partners' | 'keys';

const open = async (page: Page, answers: ApiAnswers = {}) => {
  const asked: { name: string; body: unknown }[] = [];
  const far = new FarSettings();
  const api = handApi(
    {
      ...far.answers,
      deskStaff: () => [staffOf(), kim, mo],
      deskShapes: () => [...wards],
      deskPartners: () => [police],
      deskKeys: () => [rounds],
      ...answers,
    },
    asked,
  );
  const session = sessionOf({ me: admin, api });
  const views = {
    alerting: html`<desk-settings-alerting .session=${session} .council=${'hart'}></desk-settings-alerting>`,
    partners: html`<desk-settings-partners .session=${session} .council=${'hart'}></desk-settings-partners>`,
    keys: html`<desk-settings-keys .session=${session} .council=${'hart'}></desk-settings-keys>`,
  };
  const view = await fixture<HTMLElement>(views[page]);
  await waitUntil(() => view.querySelector('form, table'), 'the page');
  const sent = (name: string) => asked.findLast((each) => each.name === name)?.body;
  return { view, far, session, sent };
};

const box = (view: Element, id: string): HTMLInputElement =>
  view.querySelector<HTMLInputElement>(`#${id}`) ?? expect.fail(`no ${id}`);
const sentences = (view: Element): string[] =>
  [...view.querySelectorAll('.error-summary li')].map((line) => line.textContent.trim());

describe('setting alerts up', () => {
  it('saves who approves, and how long it is kept who got an alert', async () => {
    const { view, far } = await open('alerting');
    await appears(() => view.querySelector(`option[value="${mo.id}"]`), 'the staff');
    // An adviser sees no alerts, and a partner's person only that partner's.
    expect(view.querySelectorAll('#set-alerting-deputy option').length).to.equal(2);
    await expectAccessible(view);
    box(view, 'set-approveAll-no').click();
    const deputy = view.querySelector<HTMLSelectElement>('#set-alerting-deputy');
    if (!deputy) expect.fail('no deputy');
    deputy.value = mo.id;
    deputy.dispatchEvent(new Event('change'));
    type(box(view, 'set-alerting-audienceDays'), 'x');
    byWords(view, 'button', 'Save changes').click();
    await waitUntil(() => sentences(view).length > 0);
    expect(sentences(view)[0]).to.contain('must be a whole number from 0 to 60');
    type(box(view, 'set-alerting-audienceDays'), '14');
    byWords(view, 'button', 'Save changes').click();
    await waitUntil(() => far.saves.length > 0);
    expect(far.saves[0]?.patch).to.deep.equal({
      approveAll: false,
      alerting: { deputy: mo.id, audienceDays: 14 },
    });
  });

  it('adds a partner with its areas, categories and people', async () => {
    const made: PartnerView = { ...police, id: 'new', name: 'Thames Water' };
    const { view, session, sent } = await open('partners', { deskNewPartner: () => made });
    expect(view.querySelector('tbody')?.textContent).to.contain('Kim');
    await expectAccessible(view);
    byWords(view, 'button', 'Add a partner').click();
    await appears(() => view.querySelector('#partner-name'), 'the form');
    byWords(view, 'button', 'Save the partner').click();
    await waitUntil(() => sentences(view).length === 3);
    await expectAccessible(view);
    type(box(view, 'partner-name'), ' Thames Water ');
    for (const id of ['areas-E05009359', 'categories-Infra', 'categories-Env'])
      box(view, `partner-${id}`).click();
    box(view, `partner-staff-${kim.id}`).click();
    expect(savingOf(session, 'hart', 'partners').dirty).to.equal(true);
    byWords(view, 'button', 'Save the partner').click();
    await waitUntil(() => document.activeElement?.id === 'partner-change-new');
    expect(sent('deskNewPartner')).to.deep.equal({
      ...{ name: 'Thames Water', areas: ['E05009359'], categories: ['Env', 'Infra'] },
      staff: [kim.id],
    });
    expect(savingOf(session, 'hart', 'partners').dirty).to.equal(false);
  });

  it('says at the name that there is such a partner, and removes one after asking', async () => {
    const { view } = await open('partners', {
      deskEditPartner: () => {
        throw new Refusal('partner-known', { name: 'Police' });
      },
      deskDropPartner: () => undefined,
    });
    byWords(view, 'button', 'Change').click();
    await appears(() => view.querySelector('#partner-name'), 'the form');
    byWords(view, 'button', 'Save the partner').click();
    await appears(() => view.querySelector('#partner-name-error'), 'the error');
    byWords(view, 'button', 'Cancel').click();
    await appears(() => view.querySelector('table'), 'the list');
    byWords(view, 'button', 'Remove').click();
    byWords(
      await appears(() => view.querySelector('dialog[open]'), 'the question'),
      'button',
      'Remove Police',
    ).click();
    await waitUntil(() => view.textContent.includes('No partners yet.'));
  });

  it('makes a key, shows it once, and takes one back', async () => {
    const view2: KeyView = {
      ...rounds,
      id: 'new',
      name: 'Police CAP',
      purpose: 'cap',
      partner: police.id,
    };
    const { view, sent, session } = await open('keys', {
      deskNewKey: () => ({ key: 'bellman_secret', view: view2 }),
      deskDropKey: () => undefined,
    });
    expect(view.querySelector('tbody')?.textContent).to.contain('Waste and recycling');
    await expectAccessible(view);
    byWords(view, 'button', 'Make a key').click();
    await appears(() => view.querySelector('#key-name'), 'the form');
    byWords(view, 'button', 'Make the key').click();
    await waitUntil(() => sentences(view).length === 2);
    type(box(view, 'key-name'), 'Police CAP');
    box(view, 'key-purpose-cap').click();
    const partner = await appears(
      () => view.querySelector<HTMLSelectElement>('#key-partner'),
      'the partners',
    );
    partner.value = police.id;
    partner.dispatchEvent(new Event('change'));
    await expectAccessible(view);
    byWords(view, 'button', 'Make the key').click();
    await appears(() => view.querySelector('#new-key'), 'the key');
    expect(box(view, 'new-key').value).to.equal('bellman_secret');
    // It is shown this once: whoever leaves now is asked.
    expect(savingOf(session, 'hart', 'keys').dirty).to.equal(true);
    const frame = await fixture<HTMLElement>(
      html`<desk-settings .session=${session} .page=${'keys'} .council=${'hart'}></desk-settings>`,
    );
    frame.querySelector<HTMLElement>('nav a:not([aria-current])')?.click();
    const leave = await appears(() => frame.querySelector('dialog[open]'), 'the question');
    expect(leave.textContent)
      .to.contain('The key is shown this once.')
      .and.not.contain('not saved');
    frame.remove();
    await expectAccessible(view);
    expect(sent('deskNewKey')).to.deep.equal({
      ...{ name: 'Police CAP', purpose: 'cap', partner: police.id, services: [] },
    });
    byWords(view, 'button', 'I have copied it').click();
    await waitUntil(() => document.activeElement?.id === 'key-add');
    expect(savingOf(session, 'hart', 'keys').dirty).to.equal(false);
    expect(view.innerHTML).not.to.contain('bellman_secret');
    expect(view.textContent).to.contain('CAP messages of Police');
    view.querySelector<HTMLElement>(`[id="key-drop-${rounds.id}"]`)?.click();
    const yes = await appears(() => view.querySelector('dialog[open]'), 'the question');
    await announced(
      () => byWords(yes, 'button', 'Take it back').click(),
      (said) => said.includes('“Rounds” is taken back.'),
    );
    expect(view.textContent).not.to.contain('Waste and recycling');
  });

  it('wants names that are seen and not too long, and says what a lost answer may have left', async () => {
    const after = [rounds, { ...rounds, id: 'lost', name: 'Lost' }];
    const lists: KeyView[][] = [[rounds], after, after];
    let asked = 0;
    const { view } = await open('keys', {
      deskKeys: () => lists.shift() ?? [],
      deskNewKey: () => {
        asked += 1;
        throw new Refusal('unreachable');
      },
      deskDropKey: () => {
        throw new Refusal('key-missing');
      },
    });
    byWords(view, 'button', 'Make a key').click();
    await appears(() => view.querySelector('#key-name'), 'the form');
    type(box(view, 'key-name'), '\u200B \u200B');
    box(view, 'key-purpose-service').click();
    (
      await appears(() => view.querySelector<HTMLElement>('#key-services-waste'), 'services')
    ).click();
    byWords(view, 'button', 'Make the key').click();
    await waitUntil(() => sentences(view)[0] === 'Enter a name for the key');
    type(box(view, 'key-name'), 'x'.repeat(121));
    byWords(view, 'button', 'Make the key').click();
    await waitUntil(() => sentences(view)[0]?.includes('120 characters'));
    type(box(view, 'key-name'), 'Lost');
    byWords(view, 'button', 'Make the key').click();
    await waitUntil(() => sentences(view)[0]?.includes('“Lost” may have been made'));
    // The list says that it was: no second one is made.
    byWords(view, 'button', 'Make the key').click();
    await waitUntil(() => sentences(view)[0]?.includes('“Lost” was made'));
    expect(asked).to.equal(1);
    byWords(view, 'button', 'Cancel').click();
    const lost = await appears(() => view.querySelector<HTMLElement>('[id="key-drop-lost"]'), 'it');
    lost.click();
    const yes = await appears(() => view.querySelector('dialog[open]'), 'the question');
    byWords(yes, 'button', 'Take it back').click();
    await waitUntil(() => view.querySelector('[id="key-drop-lost"]') === null);
  });
});
