import type { StaffView } from '@bellman/protocol';
import { Refusal } from '../link/refusal.js';
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
import { handApi, sessionOf, type ApiAnswers } from '../testing/parts.js';
import { admin, inputOf, staffOf } from '../testing/people.js';
import { FarSettings } from '../testing/settings.js';
import { savingOf } from './saving.js';
import './staff.js';

const open = async (answers: ApiAnswers = {}, staff: StaffView[] = [staffOf()], me = admin) => {
  const asked: { name: string; body: unknown }[] = [];
  const far = new FarSettings();
  const api = handApi({ ...far.answers, deskStaff: () => staff, ...answers }, asked);
  const session = sessionOf({ me, api });
  const view = await fixture<HTMLElement>(
    html`<desk-settings-staff .session=${session} .council=${'hart'}></desk-settings-staff>`,
  );
  await waitUntil(() => view.querySelector('tbody tr'), 'the staff');
  const sent = (name: string): unknown => asked.find((each) => each.name === name)?.body;
  return { session, view, sent };
};

const sentences = (view: Element): string[] =>
  [...view.querySelectorAll('.error-summary li')].map((line) => line.textContent.trim());

const cells = (view: Element): string[] =>
  [...view.querySelectorAll('tbody td')].map((cell) =>
    // Each line of a cell is a block of its own.
    [...cell.querySelectorAll('.people-line')].length > 0
      ? [...cell.querySelectorAll('.people-line')].map((line) => line.textContent).join('; ')
      : cell.textContent.trim(),
  );

describe('staff of a council', () => {
  it('says of everybody what they may do and which chats are theirs', async () => {
    const { view } = await open();
    expect(cells(view).slice(0, 3)).to.deep.equal([
      'Adviser',
      'Waste and recycling; Welsh; Team: Front desk',
      '4',
    ]);
    await expectAccessible(view);
  });

  it('resets the second step of who has one, and never one’s own', async () => {
    const jo = { id: '01970000-0000-7000-8000-0000000000ac', name: 'Jo', totp: true };
    const own = { id: admin.id, name: admin.name, totp: true };
    const people = [staffOf(), staffOf(jo), staffOf(own)];
    const { view, sent } = await open({ deskResetTotp: () => undefined }, people);
    const buttons = [...view.querySelectorAll('[id^="reset-"]')];
    expect(buttons.map((button) => button.id)).to.deep.equal([`reset-${jo.id}`]);
    byWords(view, 'button', 'Reset second step').click();
    await waitUntil(() => view.querySelector('dialog[open]'));
    await expectAccessible(view);
    expect(sent('deskResetTotp')).to.equal(undefined);
    byWords(view, 'dialog button', 'Reset it').click();
    await waitUntil(() => document.activeElement?.id === `staff-${jo.id}`);
    expect(view.querySelector('[id^="reset-"]')).to.equal(null);
    expect(view.querySelector('dialog')).to.equal(null);
  });

  it('adds somebody, and says at each field what is missing', async () => {
    const added = staffOf({ id: '01970000-0000-7000-8000-0000000000ab', name: 'Nia' });
    const { session, view, sent } = await open({ deskNewStaff: () => added });
    byWords(view, 'button', 'Add somebody').click();
    await waitUntil(() => document.activeElement?.matches('h2'));
    byWords(view, 'button', 'Save').click();
    await waitUntil(() => document.activeElement?.classList.contains('error-summary'));
    expect(sentences(view)).to.deep.equal([
      'Enter an email address, like name@example.com.',
      'Enter a name.',
      'Choose at least one role.',
    ]);
    await expectAccessible(view);
    type(inputOf(view, 'staff-email'), ' nia@hart.example ');
    type(inputOf(view, 'staff-name'), 'Nia');
    type(inputOf(view, 'staff-password'), 'a long enough word');
    inputOf(view, 'staff-roles-advisor').click();
    inputOf(view, 'staff-services-flooding').click();
    inputOf(view, 'staff-services-waste').click();
    type(inputOf(view, 'staff-capacity'), '6');
    // What is typed is not left behind without a question.
    expect(savingOf(session, 'hart', 'staff').dirty).to.equal(true);
    const said = await announced(
      () => byWords(view, 'button', 'Save').click(),
      (all) => all.length > 0,
    );
    expect(said).to.deep.equal(['Nia is saved.']);
    expect(sent('deskNewStaff')).to.deep.equal({
      email: 'nia@hart.example',
      name: 'Nia',
      password: 'a long enough word',
      roles: ['advisor'],
      skills: { services: ['waste', 'flooding'], languages: [], team: null },
      capacity: 6,
    });
    await waitUntil(() => document.activeElement?.id === `staff-${added.id}`);
    expect(savingOf(session, 'hart', 'staff').dirty).to.equal(false);
  });

  it('puts what the relay refuses at its field', async () => {
    const { view } = await open({
      deskEditStaff: () => {
        throw new Refusal('last-administrator');
      },
    });
    byWords(view, 'button', 'Change').click();
    const name = await appears(() => view.querySelector('#staff-name'), 'the form');
    expect((name as HTMLInputElement).value).to.equal('Sam');
    byWords(view, 'button', 'Save').click();
    await waitUntil(() => sentences(view).length > 0);
    expect(view.querySelector('#staff-roles-error')?.textContent).to.contain('Nobody else');
    byWords(view, '.error-summary a', sentences(view)[0] ?? '').click();
    expect(document.activeElement?.id).to.equal('staff-roles-advisor');
    byWords(view, 'button', 'Cancel').click();
    await waitUntil(() => document.activeElement?.ariaLabel === 'Change Sam');
  });

  it('leaves name and password alone of somebody who works elsewhere too', async () => {
    const person = staffOf({ elsewhere: true });
    const { view, sent } = await open({ deskEditStaff: () => person }, [person]);
    byWords(view, 'button', 'Change').click();
    await appears(() => view.querySelector('.notice'), 'the reason');
    const theirs = '#staff-name, #staff-password, #staff-email, #staff-capacity';
    expect(view.querySelector(theirs)).to.equal(null);
    byWords(view, 'button', 'Save').click();
    await waitUntil(() => sent('deskEditStaff') !== undefined);
    expect(sent('deskEditStaff')).to.deep.equal({
      roles: ['advisor'],
      skills: { services: ['waste'], languages: ['cy'], team: 'front' },
      capacity: 4,
    });
  });

  it('lets who administers more councils try, and puts what is refused at its field', async () => {
    const person = staffOf({ elsewhere: true });
    const councils = [...admin.councils, ...admin.councils.map((one) => ({ ...one, id: 'both' }))];
    const deskEditStaff = () => {
      throw new Refusal('staff-elsewhere');
    };
    const { view, sent } = await open({ deskEditStaff }, [person], { ...admin, councils });
    byWords(view, 'button', 'Change').click();
    await appears(() => view.querySelector('#staff-capacity'), 'the form');
    expect(view.querySelector('.notice')?.textContent).to.contain('an administrator of all');
    type(inputOf(view, 'staff-password'), 'a long enough word');
    byWords(view, 'button', 'Save').click();
    await waitUntil(() => view.querySelector('#staff-password-error'));
    expect(sent('deskEditStaff')).to.deep.include({ name: 'Sam', password: 'a long enough word' });
  });

  it('removes somebody once that is confirmed, and says how soon they are out', async () => {
    let removed = 0;
    const { view } = await open({
      deskRemoveStaff: () => {
        removed += 1;
      },
    });
    byWords(view, 'button', 'Remove').click();
    const dialog = await appears(() => view.querySelector('dialog[open]'), 'the question');
    expect(dialog.textContent).to.contain('closes within 5 seconds');
    expect(removed).to.equal(0);
    byWords(view, 'dialog button', 'Yes, remove Sam').click();
    await waitUntil(() => view.textContent.includes('Nobody works here yet.'));
    expect(removed).to.equal(1);
    await waitUntil(() => document.activeElement?.id === 'staff-add');
  });
});
