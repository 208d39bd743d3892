import { folders } from '../ground/folders.js';
import { express, type RequestHandler, type Response, type Router } from './express.js';

const MOVING = 'public, max-age=300';
const FOREVER = 'public, max-age=31536000, immutable';
/** A name that changes with its content, as rollup makes them. */
const HASHED = /-[\w-]{8}\.(js|css)$/;

const serve = (folder: string, cache: (file: string) => string): RequestHandler =>
  express.static(folder, {
    setHeaders: (response: Response, file: string) => {
      response.set('Cache-Control', cache(file));
    },
  });

/** `/widget/…`: what council pages load; any page may, so that SRI and workers work everywhere. */
export const widgetFiles = (version: string): Router => {
  const router = express.Router();
  router.use((_request, response, next) => {
    response.set({
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    next();
  });
  router.use(
    `/${version}`,
    serve(folders.widget, () => FOREVER),
  );
  router.use(serve(folders.widget, (file) => (HASHED.test(file) ? FOREVER : MOVING)));
  return router;
};

/** `/desk/…`: one page with addresses of its own below it. */
export const deskFiles = (): Router => {
  const router = express.Router();
  router.use(serve(folders.desk, (file) => (HASHED.test(file) ? FOREVER : 'no-cache')));
  router.get('/*path', (request, response, next) => {
    // A file that is not there is an error; an address without a suffix is the page's own affair.
    if (/\.\w+$/.test(request.path)) {
      next();
      return;
    }
    response.set('Cache-Control', 'no-cache');
    response.sendFile('index.html', { root: folders.desk });
  });
  return router;
};

/** `/demo/…`: a council's site, with govuk-frontend as it comes from npm. */
export const demoFiles = (): Router => {
  const router = express.Router();
  const noCache = (): string => 'no-cache';
  router.use(
    '/assets',
    serve(folders.govuk(), noCache),
    serve(`${folders.govuk()}/assets`, noCache),
  );
  router.use(serve(folders.site, noCache));
  return router;
};

/** `/static/…`: the styles of the relay's own plain pages. */
export const ownFiles = (): RequestHandler => serve(folders.own, () => MOVING);
