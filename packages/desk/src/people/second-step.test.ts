import type { Me } from '@bellman/protocol';
import { decodeQR } from 'qr/decode.js';
import { Refusal } from '../link/refusal.js';
import {
  announced,
  byWords,
  expect,
  expectAccessible,
  fixture,
  html,
  type,
  waitUntil,
} from '../testing/page.js';
import { handApi, sam, sessionOf, type ApiAnswers } from '../testing/parts.js';
import './second-step.js';

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const uri = `otpauth://totp/Bellman:sam%40hart.example?issuer=Bellman&secret=${secret}`;
const recovery = Array.from({ length: 10 }, (_, n) => `ABCD-EFGH-IJKL-MN${n}P`);

const open = async (me: Me, answers: ApiAnswers = {}) => {
  const api = handApi({
    setUpTotp: () => ({ secret, uri }),
    confirmTotp: () => ({ recovery }),
    ...answers,
  });
  const session = sessionOf({ me, api });
  const view = await fixture<HTMLElement>(
    html`<desk-second-step .session=${session}></desk-second-step>`,
  );
  return view;
};

const begin = async (answers: ApiAnswers = {}) => {
  const view = await open({ ...sam, totpNeeded: ['hart'] }, answers);
  byWords(view, 'button', 'Set up a second step').click();
  await waitUntil(() => view.querySelector('.qr'), 'the QR code');
  const code = view.querySelector<HTMLInputElement>('#code');
  if (!code) throw new Error('no field for the code');
  return { view, code };
};

/** What an app reads in the picture: its modules, four pixels wide, drawn from its path. */
const readPicture = (view: Element): string => {
  const side = Number(view.querySelector('.qr')?.getAttribute('viewBox')?.split(' ').at(-1));
  const canvas = Object.assign(document.createElement('canvas'), {
    ...{ width: 4 * side, height: 4 * side },
  });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  context.scale(4, 4);
  const drawn = view.querySelector('.qr__dark')?.getAttribute('d') ?? '';
  for (const [, x, y] of drawn.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    context.fillRect(Number(x), Number(y), 1, 1);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  return decodeQR({ data, width, height });
};

describe('the second step', () => {
  it('says what it is for, and which council wants it', async () => {
    const view = await open({ ...sam, totpNeeded: ['hart'] });
    expect(view.querySelector('.notice')?.textContent).to.contain('Hart District Council');
    await expectAccessible(view);
  });

  it('shows the key as a picture that an app reads, and as text', async () => {
    const { view } = await begin();
    expect(document.activeElement?.textContent).to.equal('1. Add this desk to the app');
    expect(readPicture(view)).to.equal(uri);
    expect(view.querySelector('.totp-key')?.textContent.replaceAll(' ', '')).to.equal(secret);
    expect(view.querySelector('[style]')).to.equal(null);
    await expectAccessible(view);
  });

  it('says at the field that a code is missing or wrong, and goes back to it', async () => {
    const { view, code } = await begin({
      confirmTotp: () => {
        throw new Refusal('totp-wrong');
      },
    });
    byWords(view, 'button', 'Confirm').click();
    await waitUntil(() => document.activeElement === code, 'the field has the focus');
    const error = () => view.querySelector('#code-error')?.textContent ?? '';
    expect(error()).to.contain('Enter the code from your authenticator app');
    type(code, '123456');
    byWords(view, 'button', 'Confirm').click();
    await waitUntil(() => error().includes('That code is wrong'));
    expect(code.value).to.equal('');
    await expectAccessible(view);
  });

  it('gives the recovery codes once, and tells the desk that it is set up', async () => {
    const { view, code } = await begin();
    let told = 0;
    view.addEventListener('bellman-me-changed', () => (told += 1));
    type(code, '123456');
    byWords(view, 'button', 'Confirm').click();
    await waitUntil(() => document.activeElement?.textContent === 'Keep these recovery codes');
    const listed = [...view.querySelectorAll('.recovery__codes li')].map((li) => li.textContent);
    expect(listed).to.deep.equal(recovery);
    expect(told).to.equal(1);
    await expectAccessible(view);
    byWords(view, 'button', 'I have kept them').click();
    await waitUntil(() => document.activeElement?.localName === 'h1');
    expect(view.textContent).not.to.contain(recovery[0]);
  });

  it('tells whoever has one what to do with a new phone', async () => {
    const view = await open({ ...sam, totp: true });
    expect(view.textContent).to.contain('Your second step is set up.');
    expect(view.querySelector('button')).to.equal(null);
    await expectAccessible(view);
  });

  it('copies the key, or says that it could not', async () => {
    const { view } = await begin();
    const copied = navigator.clipboard.writeText;
    let taken = '';
    navigator.clipboard.writeText = async (text) => void (taken = text);
    try {
      const said = await announced(
        () => byWords(view, 'button', 'Copy the key').click(),
        (words) => words.length > 0,
      );
      expect([taken, said[0]]).to.deep.equal([secret, 'The key is copied.']);
    } finally {
      navigator.clipboard.writeText = copied;
    }
  });
});
