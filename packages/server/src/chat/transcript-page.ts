import type { Language, MessageView } from '@bellman/protocol';
import { serviceName, type Council } from '../councils/settings.js';
import { markup, paragraphs, type Html } from '../ground/html.js';
import { day, machineTime, timeOfDay } from '../ground/times.js';
import type { ConversationRow } from '../store/tables.js';
import { careWords, type CareSay } from './care-words.js';

/** A chat to be looked back at, by its resident. */
export interface Transcript {
  readonly council: Council;
  readonly chat: Pick<
    ConversationRow,
    'reference' | 'service' | 'language' | 'resident_name' | 'created_at' | 'ended_at'
  >;
  /** Its resume code, and until when it surely works, ms. */
  readonly code: string;
  readonly codeUntil: number;
  readonly entries: readonly MessageView[];
}

/** The chat's language, in which everything about it is written. */
export const languageOf = ({ language }: Pick<ConversationRow, 'language'>): Language =>
  language === 'cy' ? 'cy' : 'en';

interface Scene extends Transcript {
  readonly language: Language;
  readonly zone: string;
  readonly say: CareSay;
  readonly service: string;
}

const sceneOf = (transcript: Transcript): Scene => {
  const { council, chat } = transcript;
  const language = languageOf(chat);
  const service = council.services.find(({ id }) => id === chat.service);
  return {
    ...transcript,
    language,
    zone: council.hours.zone,
    say: careWords(language, council.texts[language]),
    service: service === undefined ? chat.service : serviceName(service, language),
  };
};

const whoOf = ({ say, council, chat }: Scene, { sender }: MessageView): string => {
  if (sender.kind === 'system') return say('automatic');
  if (sender.kind === 'staff')
    return say('staff', { name: sender.name, council: council.shortName });
  // By their word alone, so never as it stands: it could be an adviser's, or the relay's.
  const name = chat.resident_name;
  return name === '' ? say('you') : say('you.named', { name });
};

/** What an entry says: words, a file's name, or the sentence for what the relay noted. */
const wordsOf = ({ say }: Scene, { body, file, event }: MessageView): string => {
  if (file !== undefined) {
    const { name, alt } = file;
    return say(alt === '' ? 'file' : 'file.alt', { name, alt });
  }
  if (event === undefined) return body;
  const { code, params } = event;
  if (code !== 'ended') return say(`event.${code}`, params);
  const { reason } = params;
  if (reason === 'idle' || reason === 'abuse') return say(`event.ended.${reason}`);
  const by = params['by'];
  return by === 'resident' || by === 'staff'
    ? say(`event.ended.${by}`, params)
    : say('event.ended');
};

const momentOf = ({ language, zone }: Scene, at: number) => ({
  time: timeOfDay(at, language, zone),
  day: day(at, language, zone),
});

const when = (scene: Scene, at: number): Html =>
  markup`<time datetime="${machineTime(at)}">${scene.say('at', momentOf(scene, at))}</time>`;

const entry = (scene: Scene, message: MessageView): Html =>
  markup`<li class="${message.sender.kind}">
          <p class="who"><b>${whoOf(scene, message)}</b> ${when(scene, message.at)}</p>
          ${paragraphs(wordsOf(scene, message))}
        </li>`;

/** Whether anything in it was masked (C7). */
const hides = ({ entries }: Transcript): boolean =>
  entries.some(({ body }) => body.includes('••••'));

/** Everything that is said; the page and the e-mail put it into a document each. */
const main = (scene: Scene): Html => {
  const { council, chat, say, service, code } = scene;
  const { reference } = chat;
  const { phone, url } = council.contact;
  const until = momentOf(scene, scene.codeUntil).day;
  return markup`<h1>${say('title', { council: council.name })}</h1>
      <dl>
        <dt>${say('reference')}</dt><dd>${reference}</dd>
        <dt>${say('service')}</dt><dd>${service}</dd>
        <dt>${say('started')}</dt><dd>${when(scene, chat.created_at)}</dd>
        ${chat.ended_at === null ? null : markup`<dt>${say('ended')}</dt><dd>${when(scene, chat.ended_at)}</dd>`}
      </dl>
      <h2>${say('back.title')}</h2>
      <p>${say('back.text', { day: until })}</p>
      <p>${say('code')}: <b class="code">${code}</b></p>
      <h2>${say('reach.title')}</h2>
      <p>${say('reach.text', { service, reference })}</p>
      ${phone === '' ? null : markup`<p>${say('reach.phone', { phone })}</p>`}
      <p><a href="${url}">${say('reach.link', { council: council.name })}</a></p>
      <h2>${say('said.title')}</h2>
      ${hides(scene) ? markup`<p>${say('said.masked')}</p>` : null}
      <ol class="said">
        ${scene.entries.map((message) => entry(scene, message))}
      </ol>`;
};

/** The transcript as a page of its own, to be read and printed. `address` is its own, as a path. */
export const transcriptPage = (transcript: Transcript, address: string): string => {
  const scene = sceneOf(transcript);
  const { council, say } = scene;
  return markup`<!doctype html>
<html lang="${scene.language}">
  <head>
    <meta charset="utf-8">
    <title>${say('title', { council: council.name })}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <link rel="icon" href="/static/bell.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/c/${council.id}/look.css">
    <link rel="stylesheet" href="/static/public.css">
    <link rel="stylesheet" href="/static/transcript.css">
    <script type="module" src="/static/transcript.js"></script>
  </head>
  <body>
    <a class="skip" href="#main">${say('skip')}</a>
    <header><div class="width">${council.name}</div></header>
    <main id="main" class="width">
      ${main(scene)}
      <p class="actions"><button type="button" id="print" hidden>${say('print')}</button>
        <a href="${address}?as=text&amp;lang=${scene.language}" download>${say('text')}</a></p>
    </main>
  </body>
</html>
`.text;
};

/** The transcript as an HTML e-mail: a document without anything to fetch. */
export const transcriptMail = (transcript: Transcript): string => {
  const scene = sceneOf(transcript);
  return markup`<!doctype html>
<html lang="${scene.language}">
  <head><meta charset="utf-8"><title>${titleOf(transcript)}</title></head>
  <body>
    <main>
      ${main(scene)}
    </main>
  </body>
</html>
`.text;
};

/** What a mail is called; on sensitive services it says nothing of a chat (C10). */
export const titleOf = (transcript: Transcript): string => {
  const { council, chat, say } = sceneOf(transcript);
  const sensitive = council.services.find(({ id }) => id === chat.service)?.sensitive ?? false;
  return say(sensitive ? 'title.plain' : 'title', { council: council.name });
};

/** The transcript as plain text. */
export const transcriptText = (transcript: Transcript): string => {
  const scene = sceneOf(transcript);
  const { council, chat, say, service, code } = scene;
  const { reference } = chat;
  const { phone, url } = council.contact;
  const moment = (at: number): string => say('at', momentOf(scene, at));
  const lines = [
    say('title', { council: council.name }),
    '',
    `${say('reference')}: ${reference}`,
    `${say('service')}: ${service}`,
    `${say('started')}: ${moment(chat.created_at)}`,
    ...(chat.ended_at === null ? [] : [`${say('ended')}: ${moment(chat.ended_at)}`]),
    '',
    say('back.title'),
    say('back.text', { day: momentOf(scene, scene.codeUntil).day }),
    `${say('code')}: ${code}`,
    '',
    say('reach.title'),
    say('reach.text', { service, reference }),
    ...(phone === '' ? [] : [say('reach.phone', { phone })]),
    `${say('reach.link', { council: council.name })}: ${url}`,
    '',
    say('said.title'),
    ...(hides(scene) ? [say('said.masked')] : []),
    ...scene.entries.map((message) => {
      const who = whoOf(scene, message);
      const words = wordsOf(scene, message);
      return `\n${say('said.event', { who, words, ...momentOf(scene, message.at) })}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
};
