import { limits, Problem } from '@bellman/protocol';
import type { Council } from '../councils/settings.js';
import { markup } from '../ground/html.js';
import type { Clock } from '../ground/clock.js';
import type { Mail, Post } from '../people/mail.js';
import type { Due } from '../store/due.js';
import type { Store } from '../store/store.js';
import type { ConversationRow } from '../store/tables.js';
import { day } from '../ground/times.js';
import { careWords } from './care-words.js';
import { resumeCodeFor } from './codes.js';
import { languageOf } from './transcript-page.js';

export interface NotifyParts {
  readonly store: Pick<Store, 'answered' | 'chat' | 'codes' | 'due'>;
  readonly clock: Clock;
  readonly councils: { get(id: string): Promise<Council> };
  readonly secret: string;
  readonly post: Post | null;
}

/** After a mail server that would not take it, ms; and how long that is tried. */
const AGAIN = 5 * 60_000;
const ENOUGH = 24 * 3_600_000;

/**
 * "Hart has answered your message": the reference and what opens the chat, never the answer, for
 * an inbox is read by others. On sensitive services the subject says less (C10).
 */
const mailOf = (
  council: Council,
  row: ConversationRow,
  code: string,
  until: number,
): Omit<Mail, 'to'> => {
  const language = languageOf(row);
  const say = careWords(language, council.texts[language]);
  const sensitive = council.services.find(({ id }) => id === row.service)?.sensitive ?? false;
  const { name, contact } = council;
  const { reference } = row;
  const subject = say(sensitive ? 'title.plain' : 'answered.title', { council: name });
  const what = say('answered.text', { council: name, reference });
  const how = say('back.text', { day: day(until, language, council.hours.zone) });
  const reach = say('reach.link', { council: name });
  return {
    fromName: name,
    subject,
    language,
    about: `answered ${row.id}`,
    text: `${what}\n\n${how}\n\n${say('code')}: ${code}\n\n${reach}: ${contact.url}\n`,
    html: markup`<!doctype html>
<html lang="${language}">
  <head><meta charset="utf-8"><title>${subject}</title></head>
  <body>
    <main>
      <h1>${subject}</h1>
      <p>${what}</p>
      <p>${how}</p>
      <p>${say('code')}: <b>${code}</b></p>
      <p><a href="${contact.url}">${reach}</a></p>
    </main>
  </body>
</html>
`.text,
  };
};

/**
 * Tells the writer of a message that was left that it has its first answer, and forgets their
 * address. Under the timer's lease: once over all nodes, or again, with the same `Message-ID`,
 * where a relay died between sending and writing that down.
 */
export const createNotifyLeft =
  (parts: NotifyParts) =>
  async ({ council: id, kind, subject: conversation }: Due): Promise<void> => {
    const { store, clock, councils, post } = parts;
    const row = await store.chat.get({ conversation });
    if (row !== null && row.email !== null && post !== null) {
      const now = clock.now();
      const code = await resumeCodeFor(parts, row, now);
      const mail = mailOf(await councils.get(id), row, code, now + limits.resumeCodeLife);
      try {
        await post.send({ to: row.email, ...mail });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (now < (row.answered_at ?? 0) + ENOUGH) {
          await store.due.put({ council: id, kind, subject: conversation, at: now + AGAIN });
          return;
        }
      }
    }
    await store.answered.told({ conversation });
  };
