import helmet from 'helmet';
import type { RequestHandler } from './express.js';

/** For everything: nothing may be framed, sniffed, or run as a page of ours. */
export const headers = (): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      // Scripts and connections are named for service workers, whose policy is their own file's.
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Web Push and the widget need no referrer; the relay's own addresses tell nothing either.
    referrerPolicy: { policy: 'no-referrer' },
  });

/**
 * For our own pages: no inline script or style, and Trusted Types (W3C, "Trusted Types"), so that
 * a string can only become markup by lit's policy or ours. Script files keep the first policy: a
 * service worker goes by its own file's, and must be able to take in another by its address.
 * @param ownOrigins the relay's own; some browsers want the socket's ws: spelt out
 */
export const pageHeaders = (ownOrigins: () => ReadonlySet<string>): RequestHandler => {
  const policy = helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      connectSrc: [
        "'self'",
        () => [...ownOrigins()].map((o) => o.replace(/^http/, 'ws')).join(' '),
      ],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ['lit-html', 'bellman'],
    },
  });
  return (request, response, next) => {
    if (request.path.endsWith('.js')) next();
    else policy(request, response, next);
  };
};
