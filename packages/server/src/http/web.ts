import { Problem, type RouteName } from '@bellman/protocol';
import type { Admission } from '../ground/admission.js';
import type { Log } from '../ground/log.js';
import type { Metrics } from '../ground/metrics.js';
import { admit } from './admit.js';
import type { Callers } from './callers.js';
import { createApi } from './api.js';
import type { Door } from './door.js';
import { errorHandler } from './errors.js';
import { express, type Express, type Router } from './express.js';
import { demoFiles, deskFiles, ownFiles, widgetFiles } from './files.js';
import { headers, pageHeaders } from './headers.js';
import { healthRoutes, type Health } from './health.js';
import { openApi } from './openapi.js';
import type { Handlers } from './route.js';
import { problemList } from './problem-list.js';
import type { StandingOf } from './standing.js';
import { trace } from './trace.js';

/** What the web side of the relay is built from. */
export interface WebParts {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly health: Omit<Health, 'look'>;
  readonly admission: Pick<Admission, 'request'>;
  readonly standing: Pick<StandingOf, 'request'>;
  readonly door: Door;
  readonly handlers: Handlers<RouteName>;
  /** Files of chats, under `/f/…`. */
  readonly files: Router;
  /** Alerts for programs, under `/feeds/…`. */
  readonly feeds: Router;
  /** Public pages under `/c/…`. */
  readonly pages: Router;
  /** The HTML of `/`. */
  readonly home: () => string;
  readonly demo: boolean;
  /** Whose `X-Forwarded-For` is trusted. */
  readonly callers: Pick<Callers, 'trusted'>;
  readonly version: string;
}

/** Everything that is asked over HTTP, in the order in which a request meets it. */
export const createWeb = (parts: WebParts): Express => {
  const web = express();
  web.disable('x-powered-by');
  web.set('trust proxy', parts.callers.trusted);
  web.set('query parser', 'simple');

  web.use(trace(parts.log, parts.metrics));
  web.use((_request, response, next) => {
    // Whoever keeps the connection asks the next thing on another, of another relay.
    if (parts.health.draining()) response.set('Connection', 'close');
    next();
  });
  web.use(headers());
  // Whoever looks after the relay is never refused, however much there is to do.
  web.use(healthRoutes(parts.health, parts.metrics));
  web.use(admit(parts.admission, parts.standing));
  web.use('/widget', widgetFiles(parts.version));
  web.use('/static', ownFiles());

  web.get('/api/openapi.json', (_request, response) => {
    response.set('Access-Control-Allow-Origin', '*').json(openApi(parts.version));
  });
  web.use(createApi(parts.door, parts.handlers));
  web.use('/f', parts.files);
  web.use('/feeds', parts.feeds);

  web.use(pageHeaders(parts.door.ownOrigins));
  web.get('/', (_request, response) => {
    response.set('Cache-Control', 'no-cache').type('html').send(parts.home());
  });
  web.get('/problems', (_request, response) => {
    response.set('Cache-Control', 'no-cache').type('html').send(problemList());
  });
  web.use('/c', parts.pages);
  web.use('/desk', deskFiles());
  if (parts.demo) web.use('/demo', demoFiles());

  web.use(() => {
    throw new Problem('not-found');
  });
  web.use(errorHandler(parts.log));
  return web;
};
