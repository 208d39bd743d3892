import { box } from '../testing/editor.js';
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
import { FarSettings } from '../testing/settings.js';
import './texts.js';

const ours = {
  en: {
    'home.heading': 'Start a webchat',
    'status.position': 'You are number {position} in the queue.',
    'attach.remove': 'Remove',
    'attach.remove.name': 'Remove {name}',
    'log.remove': 'Remove',
    'away.waiting.other': '{count} people are waiting',
  },
  cy: {
    'home.heading': 'Dechrau gwe-sgwrs',
    'status.position': 'Chi yw rhif {position} yn y ciw.',
    'away.waiting.other': '{count} o bobl yn aros',
    'away.waiting.two': '{count} berson yn aros',
  },
};

const open = async (texts: Partial<typeof ours> = {}) => {
  const far = new FarSettings();
  far.meanwhile({ texts: { en: {}, cy: {}, ...texts } });
  const session = sessionOf({ api: handApi(far.answers) });
  const view = await fixture<HTMLElement>(
    html`<desk-settings-texts
      .session=${session}
      .council=${'hart'}
      .fetchOurs=${() => Promise.resolve(ours)}
    ></desk-settings-texts>`,
  );
  await appears(() => view.querySelector('[data-sentence]'), 'the sentences');
  return { view, far };
};

const shown = (view: HTMLElement): readonly (string | null)[] =>
  [...view.querySelectorAll('[data-sentence]')].map((one) => one.getAttribute('data-sentence'));

const own = (view: HTMLElement, id: string): HTMLTextAreaElement => {
  const area = view.querySelector<HTMLTextAreaElement>(`#set-texts-${id}`);
  if (!area) throw new Error(`there is no box ${id}`);
  return area;
};

describe('the council’s own wording', () => {
  it('is found by words of either language, and saved where it differs from ours', async () => {
    const { view, far } = await open();
    expect(shown(view)).to.have.length(7);
    type(box(view, 'Find a sentence'), 'CIW rhif');
    await waitUntil(() => shown(view).length === 1);
    await expectAccessible(view);
    expect(
      own(view, 'en-status-position').labels[0]?.textContent.trim().replaceAll(/\s+/g, ' '),
    ).to.equal('Yours in English for “You are number {position} in the queue.”');
    type(own(view, 'en-status-position'), 'Number {position}.');
    await waitUntil(() => view.textContent.includes('You have changes'));
    byWords(view, 'button', 'Save changes').click();
    await waitUntil(() => far.saves.length > 0);
    expect(far.saves[0]?.patch).to.deep.equal({
      texts: { en: { 'status.position': 'Number {position}.' } },
    });
  });

  it('stands where residents read it, with its key where two say the same', async () => {
    const { view } = await open();
    expect([...view.querySelectorAll('h2')].map(({ textContent }) => textContent)).to.deep.equal([
      'Start of a chat',
      'Waiting and connecting',
      'Attaching a file',
      'Messages',
      'Closed, busy and waiting times',
    ]);
    expect(shown(view).slice(-2)).to.deep.equal(['away.waiting.other', 'away.waiting.two']);
    expect(own(view, 'en-log-remove').labels[0]?.textContent).to.contain('“Remove (log.remove)”');
    await expectAccessible(view);
  });

  it('keeps what is filled in, and what its button shows', async () => {
    const { view, far } = await open();
    type(own(view, 'en-status-position'), 'Wait.');
    type(own(view, 'en-attach-remove'), 'Take away');
    await waitUntil(() => view.textContent.includes('button: “Take away”'));
    byWords(view, 'button', 'Save changes').click();
    await appears(() => view.querySelector('.error-summary a'), 'the errors');
    expect(
      [...view.querySelectorAll('.error-summary a')].map(({ textContent }) => textContent),
    ).to.deep.equal([
      'Your wording of “You are number {position} in the queue.” leaves out {position}. Put it in: webchat fills it in.',
      'Your wording of “Remove {name}” must contain “Take away”, which is what the button shows: who speaks to their computer says what they see.',
    ]);
    type(own(view, 'en-status-position'), 'Number {position}.');
    // It is shown although it has no wording of the council's own yet.
    type(own(view, 'en-attach-remove-name'), 'Take away {name}');
    await waitUntil(() => own(view, 'en-attach-remove-name').value !== '');
    byWords(view, 'button', 'Save changes').click();
    await waitUntil(() => far.saves.length > 0, 'it is not saved');
  });

  it('is asked for in English only where English has the form', async () => {
    const { view } = await open();
    expect(view.querySelector('[id="set-texts-cy-away-waiting-two"]')).to.not.equal(null);
    expect(view.querySelector('[id="set-texts-en-away-waiting-two"]')).to.equal(null);
  });

  it('is held to what can be filled in, and shown where it is wrong', async () => {
    const { view, far } = await open();
    type(own(view, 'cy-home-heading'), 'Helo {enw}');
    await waitUntil(() => view.textContent.includes('You have changes'));
    type(box(view, 'Find a sentence'), 'nothing has these words');
    await waitUntil(() => shown(view).length === 0);
    byWords(view, 'button', 'Save changes').click();
    const link = await appears(
      () => view.querySelector<HTMLElement>('.error-summary a'),
      'the error',
    );
    expect(link.textContent).to.equal('There is no {enw} to fill in here. Leave it out.');
    link.click();
    expect(document.activeElement?.id).to.equal('set-texts-cy-home-heading');
    expect(far.saves).to.deep.equal([]);
  });

  it('gives way to ours again', async () => {
    const { view, far } = await open({ en: { ...ours.en, 'status.position': 'Wait.' } });
    await waitUntil(() => view.textContent.includes('Yours leaves out {position}.'));
    view.querySelector<HTMLElement>('[aria-label^="Use ours again for “You are"]')?.click();
    await waitUntil(() => view.textContent.includes('You have changes'));
    expect(document.activeElement?.getAttribute('data-sentence')).to.equal('status.position');
    byWords(view, 'button', 'Save changes').click();
    await waitUntil(() => far.saves.length > 0);
    expect(far.saves[0]?.patch).to.deep.equal({ texts: { en: { 'status.position': null } } });
  });
});
