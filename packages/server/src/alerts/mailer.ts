import { createHmac, hkdfSync } from 'node:crypto';
import { limits, type Language, type PublicAlert } from '@bellman/protocol';
import type { Council } from '../councils/settings.js';
import type { Clock } from '../ground/clock.js';
import { digest } from '../ground/ids.js';
import type { Post } from '../people/mail.js';
import type { Leased } from '../store/dispatch.js';
import { emailHost } from '../store/email-channels.js';
import type { Store } from '../store/store.js';
import { alertMail } from './mail-text.js';
import type { DeliveryOutcome } from './needs.js';

/** Sends alerts by e-mail, to those who confirmed their address. */
export interface Mailer {
  /** One outcome for each channel; never rejects for what a mail server says. */
  send(
    alert: PublicAlert,
    council: Council,
    channels: Leased['channels'],
  ): Promise<DeliveryOutcome[]>;
}

/** What a mail is known by, whichever relay sends it. */
const aboutOf = (alert: string, channel: string): string => `alert ${alert} ${channel}`;

/**
 * E-mails, each with a link of its own by which no more is asked for: by a person on a page, and
 * by a mail program in one step (RFC 8058). The secret of that link is made from the channel under
 * the relay's own, so that it stays the same over all alerts; the store has its SHA-256 alone.
 * A repeat of a mail, after a relay died before it could write down that it was taken, has the
 * same Message-ID (RFC 5322), by which mail programs know it.
 */
export const createMailer = (parts: {
  readonly store: Pick<Store, 'emails'>;
  readonly clock: Clock;
  readonly secret: string;
  /** Null where the relay has no mail server. */
  readonly post: Post | null;
  readonly baseUrl: () => string;
}): Mailer => {
  const { store, clock, post } = parts;
  const key = Buffer.from(hkdfSync('sha256', parts.secret, 'bellman', 'links to stop v1', 32));
  const stopToken = (channel: string): string =>
    `stop-${createHmac('sha256', key).update(channel).digest('base64url')}`;

  const one = async (
    alert: PublicAlert,
    council: Council,
    channel: Leased['channels'][number],
  ): Promise<DeliveryOutcome> => {
    const about = { channel: channel.id, host: emailHost };
    if (post === null) return { ...about, result: 'retry' };
    const token = stopToken(channel.id);
    await store.emails.keepStop({
      ...{ council: council.id, channel: channel.id, hash: digest(token) },
      expiresAt: clock.now() + limits.emailLink.stop,
    });
    const base = `${parts.baseUrl()}/c/${council.id}/alerts`;
    const language = channel.language as Language;
    const mail = alertMail(alert, council, {
      language,
      page: `${base}/${alert.id}`,
      stop: `${base}/email?lang=${language}#${token}`,
    });
    const outcome = await post.tell({
      ...mail,
      to: channel.endpoint,
      fromName: council.name,
      about: aboutOf(alert.id, channel.id),
      // A line's versions hang together on its first one, which has the line's own id.
      ...(alert.version === 1 ? {} : { follows: aboutOf(alert.line, channel.id) }),
      stop: `${base}/email/${token}`,
    });
    return { ...about, ...outcome };
  };

  return {
    send: (alert, council, channels) =>
      Promise.all(channels.map((channel) => one(alert, council, channel))),
  };
};
