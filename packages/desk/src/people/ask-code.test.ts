import {
  byWords,
  expect,
  expectAccessible,
  fixture,
  html,
  type,
  waitUntil,
} from '../testing/page.js';
import { isAboutCode, type CodeEvent, type DeskAskCode } from './ask-code.js';
import './ask-code.js';

const open = async () => {
  const dialog = await fixture<DeskAskCode>(
    html`<desk-ask-code heading="Approve and send?" yes="Approve and send"></desk-ask-code>`,
  );
  const codes: string[] = [];
  dialog.addEventListener('bellman-code', (event) => codes.push((event as CodeEvent).code));
  const field = (): HTMLInputElement => {
    const found = dialog.querySelector<HTMLInputElement>('#code');
    if (!found) throw new Error('no field');
    return found;
  };
  const yes = (): void => byWords(dialog, 'button', 'Approve and send').click();
  return { dialog, codes, field, yes };
};

describe('asking for the code again', () => {
  it('is a dialog with a field that a phone or a password manager fills', async () => {
    const { dialog, codes, field, yes } = await open();
    expect(field().labels?.[0]?.textContent).to.equal('Code from your authenticator app');
    expect([field().getAttribute('autocomplete'), field().inputMode]).to.deep.equal([
      'one-time-code',
      'numeric',
    ]);
    await expectAccessible(dialog);
    yes();
    await waitUntil(() => document.activeElement === field());
    expect(dialog.querySelector('#code-error')?.textContent).to.contain('Enter the code');
    expect(codes).to.deep.equal([]);
    type(field(), ' 123456 ');
    yes();
    expect(codes).to.deep.equal(['123456']);
    await expectAccessible(dialog);
  });

  it('says at the field what the relay has against a code, empties it, and goes there', async () => {
    const { dialog, field } = await open();
    type(field(), '123456');
    dialog.problem = 'That code is wrong.';
    await waitUntil(() => document.activeElement === field() && field().value === '');
    expect(dialog.querySelector('#code-error')?.textContent).to.contain('That code is wrong.');
    expect([isAboutCode('totp-wrong'), isAboutCode('alert-changed')]).to.deep.equal([true, false]);
  });

  it('takes a recovery code where the phone is lost', async () => {
    const { dialog, codes, field, yes } = await open();
    byWords(dialog, 'button', 'Use a recovery code instead').click();
    await waitUntil(() => field().labels?.[0]?.textContent === 'Recovery code');
    expect(document.activeElement).to.equal(field());
    expect(field().inputMode).to.equal('');
    type(field(), 'abcd-efgh-ijkl-mnop');
    yes();
    expect(codes).to.deep.equal(['abcd-efgh-ijkl-mnop']);
    await expectAccessible(dialog);
  });
});
