import { Refusal } from '../link/refusal.js';
import { handApi, sam } from '../testing/parts.js';
import {
  byWords,
  expect,
  expectAccessible,
  fixture,
  html,
  sendKeys,
  type,
  waitUntil,
} from '../testing/page.js';
import type { SignedInEvent } from './sign-in.js';
import './sign-in.js';

const open = (api = handApi({ signIn: () => sam })) =>
  fixture<HTMLElement>(html`<desk-sign-in .api=${api}></desk-sign-in>`);

const input = (view: HTMLElement, id: string): HTMLInputElement => {
  const found = view.querySelector<HTMLInputElement>(`#${id}`);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

describe('sign-in', () => {
  it('has the names that people and tests look for', async () => {
    const view = await open();
    expect(input(view, 'email').labels?.[0]?.textContent).to.equal('Email');
    expect(input(view, 'password').labels?.[0]?.textContent).to.equal('Password');
    byWords(view, 'button', 'Sign in');
    await expectAccessible(view);
  });

  it('asks for what is missing in a summary that takes the focus and leads to the fields', async () => {
    const view = await open();
    byWords(view, 'button', 'Sign in').click();
    await waitUntil(() => document.activeElement?.classList.contains('error-summary'));
    await expectAccessible(view);
    byWords(view, '.error-summary a', 'Enter your email address').click();
    expect(document.activeElement).to.equal(input(view, 'email'));
  });

  it('signs in by keyboard', async () => {
    const asked: { name: string; body: unknown }[] = [];
    const view = await open(handApi({ signIn: () => sam }, asked));
    let me: unknown;
    view.addEventListener('bellman-signed-in', (event) => (me = (event as SignedInEvent).me));
    input(view, 'email').focus();
    await sendKeys({ type: 'sam@hart.example' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'bellman-demo' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => me);
    expect(me).to.equal(sam);
    expect(asked).to.deep.equal([
      { name: 'signIn', body: { email: 'sam@hart.example', password: 'bellman-demo' } },
    ]);
  });

  it('asks for a code after the password, at the same place, and says what is wrong with it', async () => {
    const asked: { name: string; body: unknown }[] = [];
    const refusals = ['totp-needed', 'totp-wrong'] as const;
    const signIn = () => {
      const code = refusals[asked.length - 1];
      if (code) throw new Refusal(code);
      return sam;
    };
    const view = await open(handApi({ signIn }, asked));
    let me: unknown;
    view.addEventListener('bellman-signed-in', (event) => (me = (event as SignedInEvent).me));
    type(input(view, 'email'), 'sam@hart.example');
    type(input(view, 'password'), 'bellman-demo');
    byWords(view, 'button', 'Sign in').click();
    await waitUntil(() => document.activeElement?.id === 'code');
    const code = input(view, 'code');
    expect(code.labels?.[0]?.textContent).to.equal('Code from your authenticator app');
    expect([code.getAttribute('autocomplete'), code.inputMode]).to.deep.equal([
      'one-time-code',
      'numeric',
    ]);
    await expectAccessible(view);
    byWords(view, 'button', 'Go on').click();
    await waitUntil(() => document.activeElement?.classList.contains('error-summary'));
    byWords(view, '.error-summary a', 'Enter the code from your authenticator app').click();
    expect(document.activeElement).to.equal(code);
    type(code, '111111');
    byWords(view, 'button', 'Go on').click();
    await waitUntil(() => view.querySelector('.error-summary')?.textContent.includes('is wrong'));
    expect([code.value, code.getAttribute('aria-invalid')]).to.deep.equal(['', 'true']);
    await expectAccessible(view);
    type(code, '123456');
    byWords(view, 'button', 'Go on').click();
    await waitUntil(() => me);
    const body = { email: 'sam@hart.example', password: 'bellman-demo' };
    expect(asked.map((one) => one.body)).to.deep.equal([
      body,
      { ...body, code: '111111' },
      { ...body, code: '123456' },
    ]);
  });

  it('lets somebody else sign in where a code is asked for', async () => {
    const view = await open(
      handApi({
        signIn: () => {
          throw new Refusal('totp-needed');
        },
      }),
    );
    type(input(view, 'email'), 'sam@hart.example');
    type(input(view, 'password'), 'bellman-demo');
    byWords(view, 'button', 'Sign in').click();
    await waitUntil(() => document.activeElement?.id === 'code');
    byWords(view, 'button', 'Sign in as somebody else').click();
    await waitUntil(() => document.activeElement?.id === 'email');
    expect(input(view, 'password').value).to.equal('');
  });

  it('says that the email or password is wrong, and keeps what was typed', async () => {
    const view = await open(
      handApi({
        signIn: () => {
          throw new Refusal('sign-in-failed');
        },
      }),
    );
    type(input(view, 'email'), 'sam@hart.example');
    type(input(view, 'password'), 'wrong');
    byWords(view, 'button', 'Sign in').click();
    await waitUntil(() => view.querySelector('.error-summary'));
    expect(view.querySelector('.error-summary')?.textContent).to.contain(
      'The email or password is wrong',
    );
    expect(input(view, 'email').value).to.equal('sam@hart.example');
  });
});
