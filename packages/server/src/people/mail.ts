import { Problem } from '@bellman/protocol';
import { createTransport } from 'nodemailer';
import type { Config } from '../ground/config.js';
import { digest } from '../ground/ids.js';
import type { Log } from '../ground/log.js';

/** One e-mail to one person. */
export interface Mail {
  /** Checked by `checkEmail`. */
  readonly to: string;
  /** Who it is from, as people see it: the council's name. */
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
  /** A whole HTML document. */
  readonly html: string;
  readonly language: string;
  /** The same for a repeat of the same mail, from which its `Message-ID` (RFC 5322) is made. */
  readonly about: string;
  /**
   * The `about` of an earlier mail to the same person that this one follows up, so that mail
   * programs show the two together (`In-Reply-To`, `References`; RFC 5322, section 3.6.4).
   */
  readonly follows?: string;
  /** Where a mail program POSTs to stop such mails (RFC 8058); https, or left out. */
  readonly stop?: string;
}

/** What became of a mail, with the server's answer (RFC 5321) where it gave one. */
export interface MailOutcome {
  /** gone: there is no such mailbox; failed: it will not be taken, now or later. */
  readonly result: 'accepted' | 'gone' | 'retry' | 'failed';
  readonly status?: number;
  /** It concerns this mail alone: others may be taken at once. */
  readonly own?: true;
}

/** The relay's way to e-mail. */
export interface Post {
  /** Settles when the mail server has taken it. @throws Problem `mail-failed` */
  send(mail: Mail): Promise<void>;
  /** The same, as an outcome; never rejects. */
  tell(mail: Mail): Promise<MailOutcome>;
  close(): void;
}

/** Shorter than a client waits for an answer (`limits.ackTimeout`), ms. */
const PATIENCE = 8_000;
const STEP = 5_000;

/** A line of a header: no breaks, nothing unseen. */
const line = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();

/**
 * Mail by SMTP_URL: a few connections that are kept for a while, each step limited in time.
 * Null where the relay has no mail server. A mail holds no picture, and no link of which the relay
 * would learn that it was followed.
 * @param patience ms that one mail may take
 */
export const createPost = (
  config: Pick<Config, 'smtpUrl' | 'mailFrom'>,
  log: Pick<Log, 'warn'>,
  patience = PATIENCE,
): Post | null => {
  if (config.smtpUrl === null) return null;
  const host = config.mailFrom.split('@')[1] ?? 'localhost';
  const transport = createTransport({
    url: config.smtpUrl,
    pool: true,
    maxConnections: 3,
    maxRequeues: 0,
    connectionTimeout: Math.min(STEP, patience),
    greetingTimeout: Math.min(STEP, patience),
    socketTimeout: patience,
    dnsTimeout: Math.min(STEP, patience),
    // What a mail holds is given here; nothing is fetched for it.
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  const hurry = async (sending: Promise<unknown>): Promise<void> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('The mail server took too long')), patience);
    });
    try {
      await Promise.race([sending, late]);
    } finally {
      clearTimeout(timer);
    }
  };

  const messageId = (about: string): string => `<${digest(about).slice(0, 32)}@${host}>`;

  const hand = ({ to, fromName, subject, text, html, language, about, follows, stop }: Mail) =>
    hurry(
      transport.sendMail({
        from: { name: line(fromName), address: config.mailFrom },
        to: { name: '', address: to },
        // Handed over apart from the headers, so that no header decides who gets it.
        envelope: { from: config.mailFrom, to: [to] },
        subject: line(subject),
        text,
        html,
        messageId: messageId(about),
        ...(follows === undefined
          ? {}
          : { inReplyTo: messageId(follows), references: messageId(follows) }),
        headers: {
          'Content-Language': language === 'cy' ? 'cy' : 'en',
          // Nobody's out-of-office answers it (RFC 3834).
          'Auto-Submitted': 'auto-generated',
          ...(stop === undefined
            ? {}
            : {
                'List-Unsubscribe': `<${stop}>`,
                'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
              }),
        },
      }),
    );

  return {
    send: async (mail) => {
      try {
        await hand(mail);
      } catch (error) {
        // Not the error itself: a server's answer may repeat the address.
        log.warn(refusalOf(error), 'an email was not sent');
        throw new Problem('mail-failed');
      }
    },
    tell: async (mail) => {
      try {
        await hand(mail);
        return { result: 'accepted' };
      } catch (error) {
        return readRefusal(error);
      }
    },
    close: () => transport.close(),
  };
};

/** What a log may say of a mail that was not sent. */
const refusalOf = (error: unknown): { code: unknown; status: unknown; step: unknown } => {
  const { code, responseCode, command } = Object(error) as Record<string, unknown>;
  return { code, status: responseCode, step: command };
};

/** A refusal by policy (RFC 3463, 5.7.x), such as of a sender's whole network: the mailbox is there. */
const policy = /^\d{3}[ -]5\.7\./;
/** Answers to RCPT TO that say that there is no such mailbox (RFC 5321, section 4.2.3). */
const noMailbox: ReadonlySet<number> = new Set([550, 551, 553]);

/**
 * A mail server's refusal: no such mailbox is gone; another 5xx to this mail has failed; whatever
 * would meet any mail, such as a sign-in that is refused or no answer, and every 4xx, is for later.
 */
const readRefusal = (error: unknown): MailOutcome => {
  const { status, step } = refusalOf(error);
  if (typeof status !== 'number') return { result: 'retry' };
  const said: unknown = Object(error).response;
  const byPolicy = typeof said === 'string' && policy.test(said);
  if (step === 'RCPT TO' && noMailbox.has(status) && !byPolicy)
    return { result: 'gone', status, own: true };
  // 421 is said at any step, and means the server as a whole.
  const own = (step === 'RCPT TO' || step === 'DATA') && status !== 421;
  if (!own) return { result: 'retry', status };
  return { result: status >= 500 ? 'failed' : 'retry', status, own };
};
