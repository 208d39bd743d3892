import { Problem, RelayId, type Language } from '@bellman/protocol';
import * as v from 'valibot';
import { express, type Request, type Response, type Router } from './express.js';

/** What is served at an address of a feed; its times are ms. */
interface Served {
  readonly type: string;
  readonly body: string;
  readonly modified: number;
  readonly fixed: boolean;
}

/** Where feeds come from; `app` hands it in. */
export interface FeedParts {
  /** @throws Problem `council-unknown` */
  feed(council: string, as: 'atom' | 'json', language: Language): Promise<Served>;
  /** @throws Problem `council-unknown`, `alert-unknown` */
  cap(council: string, id: string): Promise<Served>;
}

/** Half a minute: as late as a banner may be. A message by its own address never changes. */
const kept = { soon: 'public, max-age=30', ever: 'public, max-age=31536000, immutable' };

/** Answers 304 to whoever has it already (RFC 9110, section 13), by its ETag or its time. */
const serve = (response: Response, { type, body, modified, fixed }: Served): void => {
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': fixed ? kept.ever : kept.soon,
    'Last-Modified': new Date(modified).toUTCString(),
  });
  response.type(type).send(body);
};

const languageOf = ({ query }: Request): Language => (query['lang'] === 'cy' ? 'cy' : 'en');

/** `/feeds/{council}/…`: alerts as Atom, as JSON Feed and as CAP messages, for anybody anywhere. */
export const feedFiles = (feeds: FeedParts): Router => {
  const router = express.Router({ strict: true, caseSensitive: true });
  for (const as of ['atom', 'json'] as const)
    router.get(`/:council/alerts.${as}`, async (request, response) => {
      response.locals['route'] = `feed ${as}`;
      serve(response, await feeds.feed(request.params.council, as, languageOf(request)));
    });
  router.get('/:council/cap/:id.xml', async (request, response) => {
    response.locals['route'] = 'cap';
    const { council, id } = request.params;
    if (!v.is(RelayId, id)) throw new Problem('alert-unknown');
    serve(response, await feeds.cap(council, id));
  });
  return router;
};
