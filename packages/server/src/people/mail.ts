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
}

/** The relay's way to e-mail. */
export interface Post {
  /** Settles when the mail server has taken it. @throws Problem `mail-failed` */
  send(mail: Mail): Promise<void>;
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

  return {
    send: async ({ to, fromName, subject, text, html, language, about }) => {
      const sending = transport.sendMail({
        from: { name: line(fromName), address: config.mailFrom },
        to: { name: '', address: to },
        // Handed over apart from the headers, so that no header decides who gets it.
        envelope: { from: config.mailFrom, to: [to] },
        subject: line(subject),
        text,
        html,
        messageId: `<${digest(about).slice(0, 32)}@${host}>`,
        headers: {
          'Content-Language': language === 'cy' ? 'cy' : 'en',
          // Nobody's out-of-office answers it (RFC 3834).
          'Auto-Submitted': 'auto-generated',
        },
      });
      try {
        await hurry(sending);
      } catch (error) {
        const { code, responseCode } = Object(error) as { code?: unknown; responseCode?: unknown };
        // Not the error itself: a server's answer may repeat the address.
        log.warn({ code, status: responseCode }, 'an email was not sent');
        throw new Problem('mail-failed');
      }
    },
    close: () => transport.close(),
  };
};
