import { Refusal } from '../link/refusal.js';
import { staffAlert } from '../testing/alerts.js';
import { box, draft, goOn, open } from '../testing/editor.js';
import {
  announced,
  appears,
  byWords,
  expect,
  expectAccessible,
  type,
  waitUntil,
} from '../testing/page.js';

const submitted = staffAlert({ may: ['withdraw'], revision: 1 });
const WAITS = 'This alert waits for approval, so it cannot be changed.';
const news = { council: 'hart', alert: draft.id, revision: 1, counts: null };

describe('an alert that cannot be written on', () => {
  afterEach(() => (location.hash = ''));

  it('says so on opening, leads back to it, and is written on once it is withdrawn', async () => {
    let now = submitted;
    const { view, asked } = await open('what', {
      until: '#closed',
      answers: {
        deskAlert: () => now,
        deskAlertStep: () => (now = draft),
      },
    });
    expect(view.querySelector('#closed')?.textContent).to.contain(WAITS);
    expect(view.querySelector('form')).to.equal(null);
    expect(byWords(view, 'a', 'Open the alert').getAttribute('href')).to.equal(
      `#/alerts/hart/${draft.id}`,
    );
    await expectAccessible(view);
    byWords(view, 'button', 'Withdraw').click();
    await appears(() => view.querySelector('form'), 'the question');
    await waitUntil(() => document.activeElement === view.querySelector('h1'));
    expect(asked.find(({ name }) => name === 'deskAlertStep')?.body).to.deep.equal({
      ...{ event: 'withdraw', revision: 1 },
    });
  });

  it('says so while it is open and somebody submits it, and keeps what was written', async () => {
    let now = draft;
    const { view, session } = await open('what', {
      answers: { deskAlert: () => now, deskAlertStep: () => (now = draft) },
    });
    type(box(view, 'Headline'), 'Flooding in Hook and Odiham');
    now = submitted;
    session.link.tell('alert', { ...news, state: 'submitted' });
    await waitUntil(() => document.activeElement?.id === 'closed');
    expect(document.activeElement?.textContent).to.contain('is kept in this tab');
    byWords(view, 'button', 'Withdraw').click();
    await appears(() => view.querySelector('form'), 'the question');
    expect(box(view, 'Headline').value).to.equal('Flooding in Hook and Odiham');
  });

  it('says so where saving is refused for it, in place of the refusal', async () => {
    let now = draft;
    const { view } = await open('what', {
      answers: {
        deskAlert: () => now,
        deskEditAlert: () => {
          now = submitted;
          throw new Refusal('alert-not-now', { state: 'submitted' });
        },
      },
    });
    type(box(view, 'Headline'), 'Flooding in Odiham');
    const said = await announced(
      () => goOn(view),
      () => view.querySelector('#closed') !== null,
    );
    // By the focus, where the button had it.
    expect(said.length + Number(document.activeElement?.id === 'closed')).to.equal(1);
    expect(view.querySelector('.error-summary')).to.equal(null);
  });

  it('is no surprise to whoever submits it here', async () => {
    let now = draft;
    const opened = await open('check', {
      answers: {
        deskAlert: () => now,
        deskAlertStep: () => {
          now = submitted;
          opened.session.link.tell('alert', { ...news, state: 'submitted' });
          return submitted;
        },
      },
    });
    const said = await announced(
      async () => {
        byWords(opened.view, 'button', 'Submit for approval').click();
        await waitUntil(() => location.hash === `#/alerts/hart/${draft.id}`);
      },
      (words) => words.length > 0,
    );
    expect(said).to.deep.equal(['Submitted for approval.']);
    expect(opened.view.querySelector('#closed')).to.equal(null);
  });
});
