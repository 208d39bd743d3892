import { Problem, type FollowerView, type Language } from '@bellman/protocol';
import { express, type Request, type RequestHandler, type Router } from './express.js';

/** What became of a link in an e-mail. */
export type LinkOutcome =
  | { readonly is: 'asked' | 'unread' | 'stopped' | 'old' }
  | { readonly is: 'confirmed'; readonly follower: FollowerView };

/** What the page of links in e-mails is made by. */
export interface EmailPageParts {
  /** @throws Problem `council-unknown` */
  readonly emailPage: (council: string, language: Language, state: LinkOutcome) => Promise<string>;
  /** Confirms an address. @throws Problem `email-link-old` */
  readonly confirmEmail: (council: string, token: string) => Promise<FollowerView>;
  /** Stops what comes to one. @throws Problem `email-link-old` */
  readonly stopEmail: (council: string, token: string) => Promise<void>;
}

const status = { asked: 200, unread: 422, confirmed: 200, stopped: 200, old: 410 } as const;

/** A link or what follows its `#`; null where it is neither. */
const tokenIn = (text: unknown): string | null =>
  typeof text === 'string' ? (/(?:^|[#/])([\w-]{6,200})\s*$/.exec(text.trim())?.[1] ?? null) : null;

/**
 * `/c/{council}/alerts/email`, where links in e-mails lead: asking by GET, which changes nothing,
 * and doing by a form's POST, which needs no script.
 */
export const emailPages = (
  parts: EmailPageParts,
  languageOf: (request: Request) => Language,
): Router => {
  const take = async (council: string, body: unknown): Promise<LinkOutcome> => {
    const { act, link } = (body ?? {}) as Readonly<Record<string, unknown>>;
    const token = tokenIn(link);
    if (token === null || (act !== 'confirm' && act !== 'stop')) return { is: 'unread' };
    try {
      if (act === 'confirm')
        return { is: 'confirmed', follower: await parts.confirmEmail(council, token) };
      await parts.stopEmail(council, token);
      return { is: 'stopped' };
    } catch (error) {
      if (error instanceof Problem && error.code === 'email-link-old') return { is: 'old' };
      throw error;
    }
  };
  const answer: RequestHandler<{ council: string }> = async (request, response) => {
    response.locals['route'] = 'emailPage';
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });
    const { council } = request.params;
    const language = languageOf(request);
    // First, so that at an unknown council nothing is tried.
    const asked = await parts.emailPage(council, language, { is: 'asked' });
    const state: LinkOutcome =
      request.method === 'POST' ? await take(council, request.body) : { is: 'asked' };
    const html = state.is === 'asked' ? asked : await parts.emailPage(council, language, state);
    response.status(status[state.is]).type('html').send(html);
  };
  const router = express.Router({ strict: true });
  const form = express.urlencoded({ extended: false, limit: 4_096, inflate: false });
  router.get('/:council/alerts/email', answer);
  router.post('/:council/alerts/email', form, answer);
  return router;
};
