import { limits, Problem, type ProblemView } from '@bellman/protocol';
import type { Log } from '../ground/log.js';
import type { NextFunction, Request, Response } from './express.js';
import { languageOf } from './page-language.js';
import { problemPage } from './problem-page.js';

/**
 * The only error handler: every refusal leaves as `application/problem+json` (RFC 9457). Only
 * somebody who opens an address in a browser gets the same sentence as a page.
 */
export const errorHandler =
  (log: Log) =>
  (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = asProblem(error);
    if (problem.code === 'internal')
      log.error({ err: error, request: response.locals['id'] as unknown }, 'a request failed');
    setHeaders(response, problem.view);
    response.status(problem.view.status);
    if (request.accepts('json', 'html') === 'html' && !request.originalUrl.startsWith('/api/')) {
      const language = languageOf(request);
      response
        .vary('Accept-Language')
        .type('html')
        .send(problemPage(problem.view, { path: request.path, language }));
      return;
    }
    // Not by Express, which would add a charset that JSON does not have.
    response.setHeader('Content-Type', 'application/problem+json');
    response.end(JSON.stringify(problem.view));
  };

/** The headers that a refusal's status asks for (RFC 9110, sections 10.2.3 and 11.6.1). */
const setHeaders = (response: Response, view: ProblemView): void => {
  const wait = waitOf(view);
  if (wait !== null) response.set('Retry-After', String(wait));
  if (view.status === 401) {
    response.set('WWW-Authenticate', bearers.includes(view.code) ? 'Bearer' : 'Session');
  }
  response.set('Cache-Control', 'no-store');
  response.removeHeader('ETag');
};

/** Refusals of those who show a token rather than a session. */
const bearers: readonly string[] = ['follower-unknown', 'token-unknown', 'key-unknown'];

const waitOf = ({ code, params }: ProblemView): number | null => {
  if (typeof params?.['seconds'] === 'number') return params['seconds'];
  if (typeof params?.['minutes'] === 'number') return params['minutes'] * 60;
  return code === 'draining' ? 5 : null;
};

/** The size that a body parser was told to keep to, bytes. */
const limitOf = (error: Error): number =>
  'limit' in error && typeof error.limit === 'number' ? error.limit : limits.bodyBytes;

/** What Express and its body parser throw, in our words; anything else is our own fault. */
export const asProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) return new Problem('internal');
  const type = 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large') return new Problem('body-too-large', { limit: limitOf(error) });
  if (type === 'encoding.unsupported' || type === 'charset.unsupported')
    return new Problem('content-type-wrong', { type: 'UTF-8' });
  const status = 'status' in error ? error.status : undefined;
  const fromParser = typeof type === 'string' && typeof status === 'number' && status < 500;
  if (fromParser) return new Problem('body-not-json');
  // An address whose escapes do not decode.
  if (error instanceof URIError) return new Problem('not-found');
  // A file that is not there, or that lies outside its folder (serve-static).
  if (status === 404 || status === 403 || status === 400) return new Problem('not-found');
  return new Problem('internal');
};
