import { limits, Problem, type FollowerView, type Language } from '@bellman/protocol';
import type { Councils } from '../councils/councils.js';
import type { Council } from '../councils/settings.js';
import type { Clock } from '../ground/clock.js';
import { markup } from '../ground/html.js';
import { digest, newId, newSecret } from '../ground/ids.js';
import type { Handlers } from '../http/route.js';
import { createConfirmCount } from '../people/address-counts.js';
import { checkEmail } from '../people/email-address.js';
import type { Mail, Post } from '../people/mail.js';
import type { NewEmailChannel } from '../store/channels.js';
import type { Store } from '../store/store.js';
import { confirmWords } from './confirm-words.js';
import { viewFollower } from './follower-view.js';

export interface EmailParts {
  readonly store: Pick<Store, 'emails'>;
  readonly clock: Clock;
  readonly councils: Pick<Councils, 'get'>;
  /** Null where the relay has no mail server. */
  readonly post: Post | null;
  /** The relay's own address, without a slash at its end. */
  readonly baseUrl: () => string;
}

/** An address that somebody gave, checked and not yet stored. */
export interface AskedEmail {
  readonly channel: NewEmailChannel;
  /** Asks its holder. @throws Problem `mail-failed` */
  ask(council: string, language: Language): Promise<void>;
}

/** Signing up by e-mail: double opt-in, so that nobody gets alerts that somebody else wanted. */
export interface Emails {
  /**
   * Takes an address in. What it answers and does is the same whether the address is known or not.
   * @param from the caller's address, for limits
   * @throws Problem `alert-mail-off`, `email-malformed`, `confirmations-too-many`
   */
  take(text: string, from: string): AskedEmail;
  /** Its holder confirms an address. @throws Problem `email-link-old` */
  confirm(council: string, token: string): Promise<FollowerView>;
  /** No more comes to an address. @throws Problem `email-link-old` */
  stop(council: string, token: string): Promise<void>;
  readonly routes: Handlers<'confirmEmail' | 'stopEmail'>;
}

export const createEmails = (parts: EmailParts): Emails => {
  const { store, clock, councils, post, baseUrl } = parts;
  const counted = createConfirmCount(clock);
  const stop = (council: string, token: string): Promise<void> =>
    store.emails.stop({ council, hash: digest(token) });

  const confirm = async (council: string, token: string): Promise<FollowerView> =>
    viewFollower(await store.emails.confirm({ council, hash: digest(token) }));

  return {
    confirm,
    stop,
    take: (text, from) => {
      if (post === null) throw new Problem('alert-mail-off');
      const address = checkEmail(text);
      const takeBack = counted(from, address);
      // The page tells by its beginning what the link is for.
      const token = `confirm-${newSecret()}`;
      const link = { hash: digest(token), expiresAt: clock.now() + limits.emailLink.confirm };
      return {
        channel: { id: newId(clock.now()), kind: 'email', address, link },
        ask: async (id, language) => {
          const url = `${baseUrl()}/c/${id}/alerts/email?lang=${language}#${token}`;
          try {
            await post.send({
              to: address,
              ...question(await councils.get(id), language, url),
              about: `confirm ${link.hash}`,
            });
          } catch (error) {
            takeBack();
            throw error;
          }
        },
      };
    },
    routes: {
      confirmEmail: ({ council, body }) => confirm(council, body.token),
      stopEmail: ({ council, body }) => stop(council, body.token),
    },
  };
};

/** The e-mail that asks whether alerts are wanted; it holds nothing that a stranger wrote. */
const question = (
  council: Council,
  language: Language,
  url: string,
): Omit<Mail, 'to' | 'about'> => {
  const { name } = council;
  const say = confirmWords(language, council.texts[language]);
  const subject = say('title', { council: name });
  const why = say('why', { council: name });
  return {
    fromName: name,
    subject,
    language,
    text: `${why}\n\n${say('how')}\n${url}\n\n${say('not')}\n`,
    html: markup`<!doctype html>
<html lang="${language}">
  <head><meta charset="utf-8"><title>${subject}</title></head>
  <body>
    <main>
      <h1>${subject}</h1>
      <p>${why}</p>
      <p>${say('how')}<br><a href="${url}">${url}</a></p>
      <p>${say('not')}</p>
    </main>
  </body>
</html>
`.text,
  };
};
