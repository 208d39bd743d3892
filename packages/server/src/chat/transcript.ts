import { limits, Problem, type Language, type MessageView } from '@bellman/protocol';
import type { Council } from '../councils/settings.js';
import type { Clock } from '../ground/clock.js';
import { digest, newId, newSecret } from '../ground/ids.js';
import { createMailCount } from '../people/address-counts.js';
import { checkEmail } from '../people/email-address.js';
import type { Post } from '../people/mail.js';
import type { Store } from '../store/store.js';
import type { ConversationRow } from '../store/tables.js';
import { resumeCodeFor } from './codes.js';
import { resumeCodeOf } from './reference.js';
import type { ResidentRoom } from './resident.js';
import {
  languageOf,
  titleOf,
  transcriptMail,
  transcriptPage,
  transcriptText,
  type Transcript,
} from './transcript-page.js';
import type { Views } from './views.js';

export interface TranscriptParts {
  readonly store: Pick<Store, 'chat' | 'codes' | 'transcripts'>;
  readonly clock: Clock;
  readonly views: Pick<Views, 'page'>;
  readonly councils: { get(id: string): Promise<Council> };
  /** The relay's secret. */
  readonly secret: string;
  readonly baseUrl: () => string;
  /** Null where the relay sends no e-mail. */
  readonly post: Post | null;
}

/** How a transcript is asked for by its link. */
export type TranscriptAs = 'page' | 'text';

/** Looking back at a chat: by an expiring link, or by e-mail (C9). */
export interface Transcripts {
  readonly room: ResidentRoom<'transcript' | 'emailTranscript'>;
  /**
   * What a link shows: HTML, or plain text; in the chat's own language where none is asked for.
   * @throws Problem `transcript-unknown`, for a link that has expired too; `council-unknown`
   */
  read(council: string, link: string, as: TranscriptAs, language: Language | null): Promise<string>;
}

/** See `Transcripts`. */
export const createTranscripts = (parts: TranscriptParts): Transcripts => {
  const { store, clock, views, councils, secret, post } = parts;

  const entriesOf = async (conversation: string): Promise<MessageView[]> => {
    const entries: MessageView[] = [];
    for (let more = true; more;) {
      const page = await views.page(conversation, entries.at(-1)?.seq ?? 0);
      entries.push(...page.messages);
      more = page.more && page.messages.length > 0;
    }
    return entries;
  };

  const transcriptOf = async (chat: ConversationRow): Promise<Transcript> => ({
    council: await councils.get(chat.council),
    chat,
    code: resumeCodeOf(secret, chat.id),
    // The code was kept when the link was made, which is no longer ago than a link lives.
    codeUntil: clock.now() + limits.resumeCodeLife - limits.linkLife.transcript,
    entries: await entriesOf(chat.id),
  });

  const chatOf = async (conversation: string): Promise<ConversationRow> => {
    const row = await store.chat.get({ conversation });
    if (row === null) throw new Problem('conversation-unknown');
    return row;
  };

  const counted = createMailCount(clock);
  /** Where the mails to one recipient are counted: by hashes that only this relay can make. */
  const placesOf = (to: string): string[] =>
    Array.from({ length: limits.mailsToOne }, (_, n) =>
      digest(`mail ${n} ${secret} ${to.toLowerCase()}`),
    );

  const room: Transcripts['room'] = (here, seat) => ({
    transcript: async () => {
      const row = await chatOf(here().conversation);
      const { id: conversation, council, reference } = row;
      const now = clock.now();
      const expiresAt = now + limits.linkLife.transcript;
      const link = newSecret();
      await store.codes.make({
        hash: digest(link),
        kind: 'transcript',
        council,
        conversation,
        expires: expiresAt,
        alone: false,
      });
      const code = await resumeCodeFor(parts, row, now);
      // Only a page that says that the link has expired needs to be told the language.
      const language = languageOf(row) === 'cy' ? '?lang=cy' : '';
      const url = `${parts.baseUrl()}/c/${council}/transcript/${link}${language}`;
      return { url, expiresAt, reference, code };
    },
    emailTranscript: async ({ email }) => {
      const row = await chatOf(here().conversation);
      if (post === null) throw new Problem('mail-off');
      // Or else anybody could send words of their own to anybody in the council's name.
      if (row.answered_at === null) throw new Problem('mail-early');
      const to = checkEmail(email);
      const takeBack = counted(seat.address);
      const claim = { id: digest(newId()), council: row.council, conversation: row.id };
      const claimed = await store.transcripts.claimMail({
        ...claim,
        most: limits.transcriptMails,
        life: limits.resumeCodeLife,
        places: placesOf(to),
        placeLife: 24 * 3_600_000,
      });
      if (typeof claimed === 'string') {
        const limit = claimed === 'chat' ? limits.transcriptMails : limits.mailsToOne;
        throw new Problem('mails-too-many', { limit });
      }
      try {
        await resumeCodeFor(parts, row, clock.now());
        const transcript = await transcriptOf(row);
        await post.send({
          to,
          fromName: transcript.council.name,
          subject: titleOf(transcript),
          text: transcriptText(transcript),
          html: transcriptMail(transcript),
          language: languageOf(row),
          about: `transcript ${claim.id}`,
        });
      } catch (error) {
        takeBack();
        await store.transcripts.unclaimMail({ ...claim, ...claimed });
        throw error;
      }
      return {};
    },
  });

  return {
    room,
    read: async (council, link, as, language) => {
      await councils.get(council);
      const hash = digest(link);
      const led = await store.codes.find({ hash, kinds: ['transcript'], council });
      const row = led === null ? null : await store.chat.get(led);
      if (row === null) throw new Problem('transcript-unknown');
      // Residents change the language on the way; the relay knows the one they began in.
      const transcript = await transcriptOf({ ...row, language: language ?? row.language });
      return as === 'text'
        ? transcriptText(transcript)
        : transcriptPage(transcript, `/c/${council}/transcript/${link}`);
    },
  };
};
