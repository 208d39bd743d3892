import {
  alertProblems,
  deskProblems,
  problemView,
  problems,
  type ProblemCode,
} from '@bellman/protocol';
import { expect } from '@open-wc/testing';
import { withAlerts } from '../text/load-alerts.js';
import { loadTexts } from '../text/load.js';
import { Refusal, unusable } from '../ground/refusal.js';
import { faultOf, sentenceOf } from './fault.js';
import { scopeOf, SubscribeFailure } from './subscribe.js';

/** Of the codes of alerts, those that whoever signs up can be answered with. */
const ours = new Set<string>([
  'alert-mail-off',
  'channel-unknown',
  'confirmations-too-many',
  'quiet-hours-wrong',
  'alert-not-followable',
]);

/** Codes that only the chat, the desk or the command line can be answered with. */
const elsewhere =
  /^(alert-|chat-|code-|file-|files-|mail-early|mail-off|mails-|message-|not-waiting|page-|resume-|survey-|transcript-|conversation-|sign-in|too-many|not-permitted|not-yours|already-|reason-|setting-|store-locked|event-|protocol-|token-|totp-|method-)/;

describe('what is said about a refusal', () => {
  it('is a sentence of the sign-up’s own, in both languages, that does not speak of webchat', async () => {
    for (const language of ['en', 'cy'] as const) {
      const text = await withAlerts(await loadTexts(language));
      for (const code of Object.keys(problems) as ProblemCode[]) {
        const isOurs = ours.has(code) || !Object.hasOwn(alertProblems, code);
        if (
          !isOurs ||
          (!ours.has(code) && elsewhere.test(code)) ||
          Object.hasOwn(deskProblems, code)
        )
          continue;
        const view = problemView(code, { seconds: 5, postcode: 'GU51 4AE', council: 'Hart' });
        const sentence = sentenceOf(text, { field: null, problem: { ...view, title: '' } });
        expect(sentence, `${language} ${code}`).to.not.equal('');
        expect(sentence.toLowerCase(), `${language} ${code}`).to.not.match(/webchat|we-sgwrs/);
      }
    }
  });

  it('belongs to the question only where it is about the answer', () => {
    const of = (code: ProblemCode) => faultOf('postcode', new Refusal(problemView(code))).field;
    expect(of('postcode-malformed')).to.equal('postcode');
    expect(of('overloaded')).to.equal(null);
    expect(faultOf('postcode', unusable('no network')).field).to.equal(null);
  });

  it('names what failed in the browser, and lets other errors through', () => {
    expect(faultOf(null, new SubscribeFailure('worker', 'x'))).to.deep.equal({
      field: null,
      key: 'alerts.failed.worker',
    });
    expect(() => faultOf(null, new RangeError('a bug'))).to.throw(RangeError);
  });
});

it('the worker’s scope is a folder of its own beside the file', () => {
  expect(scopeOf('https://hart.example/demo/bellman-worker.js')).to.equal(
    'https://hart.example/demo/bellman-alerts/',
  );
  expect(scopeOf('https://hart.example/worker.js?v=2')).to.equal(
    'https://hart.example/bellman-alerts/',
  );
});
