import type { Language } from '@bellman/protocol';
import { express, type Response, type Router } from './express.js';
import { emailPages, type EmailPageParts } from './email-page.js';
import { installFiles, type Installed } from './install.js';
import { oneClick } from './one-click.js';
import { askedLanguage, languageOf } from './page-language.js';

/** What the public pages of `/c/{council}/alerts/` are made by. */
export interface PageParts extends EmailPageParts {
  /** @throws Problem `council-unknown`, `alert-unknown` */
  readonly page: (
    council: string,
    id: string | null,
    language: Language,
    as?: 'chat',
  ) => Promise<string>;
  /** @throws Problem `council-unknown` */
  readonly council: (id: string) => Promise<Installed>;
  /** A council's look, as a stylesheet. @throws Problem `council-unknown` */
  readonly look: (council: string) => Promise<string>;
  /**
   * A chat's transcript by its link, as a page or as plain text; in the chat's own language where
   * none is asked for.
   * @throws Problem `council-unknown`, `transcript-unknown`
   */
  readonly transcript: (
    council: string,
    link: string,
    as: 'page' | 'text',
    language: Language | null,
  ) => Promise<string>;
  /** The widget's version, which the service worker's address names. */
  readonly version: string;
}

/** `/c/…`: the pages that anybody may read, and the service worker beside them. */
export const publicPages = (parts: PageParts): Router => {
  const { page, look, transcript, version } = parts;
  const router = express.Router({ strict: true });
  router.use(oneClick(parts.stopEmail));
  router.use(emailPages(parts, languageOf));
  router.use(installFiles(parts.council, languageOf));
  router.get('/:council/alerts', (request, response) => {
    response.redirect(301, `/c/${encodeURIComponent(request.params.council)}/alerts/`);
  });
  router.get('/:council/look.css', async (request, response) => {
    response.locals['route'] = 'look';
    const css = await look(request.params.council);
    response.set('Cache-Control', 'max-age=300').type('css').send(css);
  });
  router.get('/:council/alerts/worker.js', (_request, response) => {
    response.locals['route'] = 'worker';
    response.set('Cache-Control', 'no-cache').type('js');
    response.send(`importScripts('/widget/${version}/push-worker.js');\n`);
  });
  const send = (response: Response, html: string): void => {
    response.set({ 'Cache-Control': 'no-cache', Vary: 'Accept-Language' }).type('html').send(html);
  };
  router.get('/:council/alerts/{:id}', async (request, response) => {
    response.locals['route'] = 'alertPage';
    const { council, id = null } = request.params;
    send(response, await page(council, id, languageOf(request)));
  });
  router.get('/:council/alerts/:id/chat', async (request, response) => {
    response.locals['route'] = 'alertChat';
    const { council, id } = request.params;
    send(response, await page(council, id, languageOf(request), 'chat'));
  });
  router.get('/:council/transcript/:link', async (request, response) => {
    response.locals['route'] = 'transcript';
    // Before anything can be refused: a link that expired is no page to be found or kept, either.
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });
    const { council, link } = request.params;
    const as = request.query['as'] === 'text' ? 'text' : 'page';
    const words = await transcript(council, link, as, askedLanguage(request));
    if (as === 'text') response.attachment('transcript.txt').type('text/plain');
    else response.type('html');
    response.send(words);
  });
  return router;
};
