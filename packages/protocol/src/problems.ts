import { alertProblems } from './problems-alerts.js';
import { deskProblems, type ProblemTable } from './problems-desk.js';

/**
 * The one list of error codes. An HTTP error is `application/problem+json` (RFC 9457) and a
 * refused socket event is `{ ok: false, problem }`; both carry a `code` from here and `params`
 * for the sentence. `sentence` is the English one, with `{param}` where a value goes and
 * `{param:word}` where a number goes with what it counts: `1 minute`, `5 minutes`. Clients hold
 * their own catalogues by the same code.
 */
export const problems = {
  // The shape of what was asked
  'body-not-json': [400, 'The body is not JSON. Send a JSON object.'],
  'content-type-wrong': [
    415,
    'The body must be sent as {type}, and not compressed. Set Content-Type.',
  ],
  'body-wrong-shape': [400, 'The body has the wrong shape at {path}: {expected}.'],
  'body-too-large': [413, 'The body is larger than {limit} bytes. Send less.'],
  'not-found': [404, 'There is nothing at this address. Check the address.'],
  'method-not-allowed': [405, 'This address does not take {method}. It takes {allowed}.'],
  'event-unknown': [400, 'The relay knows no event called {event}. Check PROTOCOL.md.'],
  'protocol-unsupported': [
    426,
    'This relay speaks protocol versions {oldest} to {newest}. Load the page again to get a newer script.',
  ],
  // Who is asking
  'council-unknown': [404, 'This relay serves no council called {council}. Check its short name.'],
  'origin-refused': [
    403,
    'Pages on {origin} may not use this relay. Ask the council to add the origin in its settings.',
  ],
  'sign-in-needed': [401, 'You are signed out. Sign in again.'],
  'sign-in-failed': [401, 'The email or password is wrong. Check both and try again.'],
  'too-many-sign-ins': [429, 'Too many sign-ins have failed. Try again in {minutes:minute}.'],
  'not-permitted': [403, 'Your role does not allow this. Ask an administrator of the council.'],
  'token-unknown': [401, 'This chat has ended or timed out. Start a new chat.'],
  'too-fast': [429, 'Too much at once. Wait {seconds:second} and try again.'],
  // Chat
  'message-empty': [422, 'Enter a message.'],
  'message-too-long': [422, 'Your message must be {limit} characters or fewer. It has {length}.'],
  'message-id-reused': [
    409,
    'A different message was already sent with this id. Send it under a new id.',
  ],
  'conversation-unknown': [404, 'There is no such chat.'],
  'conversation-ended': [409, 'This chat has ended. Start a new chat.'],
  'already-taken': [409, '{name} has already taken this chat. Choose another.'],
  'not-yours': [403, 'Another adviser has this chat. Take it over before you write in it.'],
  'service-unknown': [
    422,
    'This council has no service called {service}. Choose one from the list.',
  ],
  'chat-closed': [
    409,
    'Webchat about this is closed now. Leave a message, or come back when it is open.',
  ],
  'chat-busy': [
    409,
    'Webchat is too busy for new chats, with {waiting} waiting. Leave a message, or try again later.',
  ],
  'not-waiting': [409, 'This chat is no longer waiting, so there is no place to keep.'],
  'page-refused': [
    422,
    'The page to come back to is not one of the council’s. Ask the council to add its origin.',
  ],
  'code-unknown': [
    401,
    'This link has been used, or has expired. Open the chat with its reference and code, or start a new one.',
  ],
  'resume-unknown': [
    401,
    'That reference and code do not open a chat. Check both; a code works for 30 days.',
  ],
  'too-many-codes': [429, 'Too many codes were wrong. Try again in {minutes:minute}.'],
  'email-malformed': [422, 'Enter an email address, like name@example.com.'],
  'mail-off': [409, 'This relay does not send emails. Print or download the transcript.'],
  'transcript-unknown': [
    404,
    'The link to this transcript has expired. Open the chat, and ask for the transcript again.',
  ],
  'mail-failed': [502, 'The email was not sent. Check the address, or try again in a few minutes.'],
  'mail-early': [
    409,
    'The transcript can be sent once somebody has answered. Print or download it instead.',
  ],
  'mails-too-many': [429, 'We have sent {limit} emails already. Download the transcript instead.'],
  'survey-early': [409, 'The chat has not ended yet. Tell us what you think at its end.'],
  'survey-given': [409, 'You have told us about this chat already.'],
  ...deskProblems,
  // Files
  'file-missing': [400, 'No file came. Choose a file and send it again.'],
  'file-empty': [422, '{name} is empty. Choose another file.'],
  'file-too-large': [413, '{name} is larger than {megabytes} MB. Send a smaller one.'],
  'file-kind-refused': [422, '{name} cannot be sent. Send a photo (JPEG, PNG or WebP) or a PDF.'],
  'file-too-many-pixels': [
    422,
    '{name} is larger than {megapixels} megapixels. Send a smaller picture.',
  ],
  'file-broken': [422, '{name} cannot be read. Save it again, or choose another file.'],
  'file-infected': [422, '{name} was not taken: our virus check found something in it.'],
  'file-not-checked': [503, 'We cannot check files for viruses right now. Try again later.'],
  'files-too-many': [409, 'A chat can have {limit} files, and this one has. Start a new chat.'],
  'file-unknown': [404, 'There is no such file, or the link to it has expired.'],
  // Places
  'postcode-malformed': [422, 'Enter a full UK postcode, like GU51 4AE.'],
  'postcode-unknown': [
    422,
    'We cannot find {postcode}. Check it, or choose your ward from the list.',
  ],
  'postcode-elsewhere': [
    422,
    '{postcode} is not in the area of {council}. Enter a postcode in the area, or ask your own council.',
  ],
  'area-unknown': [422, '{council} has no area with the code {area}. Choose one from the list.'],
  // Followers and channels
  'follower-unknown': [401, 'These alerts were stopped, or the link is old. Sign up again.'],
  'nothing-followed': [422, 'Choose a place to get alerts about.'],
  'endpoint-malformed': [422, 'The push endpoint is not a web address. Subscribe again.'],
  'endpoint-not-https': [422, 'The push endpoint must start with https. Subscribe again.'],
  'endpoint-host-unknown': [
    422,
    '{host} is not a push service that this relay knows. Use a current browser, or ask the council to add it to BELLMAN_PUSH_HOSTS.',
  ],
  'endpoint-private': [
    422,
    'The push endpoint leads to a private network address. Subscribe again with a public push service.',
  ],
  'channel-keys-wrong': [
    422,
    'The subscription has no usable keys (p256dh, auth). Subscribe again.',
  ],
  'channel-known': [
    409,
    'This browser already gets alerts under another sign-up. Stop that one first, or send its token.',
  ],
  'channel-key-old': [
    409,
    'The council has changed its push key. Subscribe again with the new key.',
  ],
  // Alerts
  'alert-unknown': [404, 'There is no such alert.'],
  'alert-needs-headline': [422, 'Enter a headline.'],
  'alert-headline-too-long': [
    422,
    'The headline must be {limit} characters or fewer. It has {length}.',
  ],
  'alert-needs-text': [422, 'Enter what is happening.'],
  'alert-text-too-long': [
    422,
    'What is happening, and what to do, must each be {limit} characters or fewer. One has {length}.',
  ],
  'alert-needs-area': [422, 'Choose at least one area.'],
  'alert-needs-service': [
    422,
    'Choose at least one service: this kind of alert goes only to those who follow one.',
  ],
  'alert-emergency-narrowed': [
    422,
    'An emergency goes to everybody in its areas. Take the services off, or choose another kind.',
  ],
  'alert-needs-expiry': [422, 'Choose when the alert ends.'],
  'alert-life-wrong': [422, 'The alert must last from {least} to {most}. Choose another end.'],
  'alert-expired': [409, 'The alert’s end has passed. Return it and choose a later end.'],
  'alert-language-missing': [422, 'Enter the alert in {language} too.'],
  'alert-own-approval': [403, 'You wrote or submitted this alert. Another person must approve it.'],
  'alert-changed': [409, 'The alert changed after you read it. Read it again before you go on.'],
  'alert-altered-after-approval': [
    409,
    'The alert is not the one that was approved, so it was not sent. Submit it for approval again.',
  ],
  'alert-not-now': [409, 'The alert is {state}, so it cannot be changed in this way. Reload it.'],
  'alert-audience-grown': [
    409,
    '{now} followers would get this, but {approved} were approved. Submit it for approval again.',
  ],
  'alert-understanding-needed': [
    422,
    'This alert reaches more than {limit} people. Tick that you understand.',
  ],
  'reason-needed': [422, 'Enter a reason.'],
  ...alertProblems,
  // The relay itself
  'setting-missing': [500, '{setting} is not set. {advice}'],
  'setting-wrong': [500, '{setting} is {value}, which does not work. {advice}'],
  'store-locked': [503, 'Another relay has {store} open. Stop it first, or use another folder.'],
  'store-full': [507, 'The relay’s disk is full. Free some space; nothing of this was kept.'],
  overloaded: [503, 'The relay is busy. Try again in {seconds:second}.'],
  draining: [503, 'The relay is restarting. Try again in a few seconds.'],
  internal: [500, 'Something went wrong at the relay. Try again; if it goes on, tell the council.'],
} as const satisfies ProblemTable;

/** A code from the list. */
export type ProblemCode = keyof typeof problems;

/** Values for a sentence. */
export type ProblemParams = Readonly<Record<string, string | number>>;

/** What travels when something is refused (RFC 9457's members, plus `code` and `params`). */
export interface ProblemView {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly params?: ProblemParams;
}

/** Puts `params` into a sentence's `{holes}`; a hole without a value stays, so that it is seen. */
export const fill = (sentence: string, params: ProblemParams = {}): string =>
  sentence.replace(/\{(\w+)\}/g, (hole, name: string) =>
    params[name] === undefined ? hole : String(params[name]),
  );

const plural = new Intl.PluralRules('en-GB');

/** The English sentence for a refusal, its numbers in agreement with what they count. */
const sentenceOf = (code: ProblemCode, params: ProblemParams = {}): string =>
  fill(
    problems[code][1].replace(/\{(\w+):(\w+)\}/g, (hole, name: string, word: string) => {
      const count = params[name];
      if (count === undefined) return hole;
      return `${count} ${word}${plural.select(Number(count)) === 'one' ? '' : 's'}`;
    }),
    params,
  );

/** The wire form of a problem. `type` is a relative reference into the relay's own docs. */
export const problemView = (code: ProblemCode, params?: ProblemParams): ProblemView => ({
  type: `/problems#${code}`,
  title: sentenceOf(code, params),
  status: problems[code][0],
  code,
  ...(params ? { params } : {}),
});

/** The one error that rooms throw to refuse; the two `handle` rooms turn it into the wire form. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly code: ProblemCode,
    readonly params?: ProblemParams,
  ) {
    super(`${code}: ${sentenceOf(code, params)}`);
  }
  get view(): ProblemView {
    return problemView(this.code, this.params);
  }
}
