import { limits, Problem, type RouteRow } from '@bellman/protocol';
import { checkShape } from '../ground/shape.js';
import { takesLong } from './in-time.js';
import { express, type Request, type RequestHandler, type Response } from './express.js';

/** A body of text as it came: its decoding is the handler's, who knows what may be in it. */
export interface RawText {
  readonly bytes: Buffer;
  /** The `charset` of its Content-Type, in lower case; null where none is named. */
  readonly charset: string | null;
}

/** One parser for each size and type there is. */
const parsers = new Map<string, RequestHandler>();

const parserOf = ({ text, bytes: limit = limits.bodyBytes }: RouteRow): RequestHandler => {
  const key = `${text ?? 'application/json'} ${limit}`;
  const parser =
    parsers.get(key) ??
    (text === undefined
      ? express.json({ limit, inflate: false })
      : express.raw({ limit, inflate: false, type: text }));
  parsers.set(key, parser);
  return parser;
};

/**
 * Reads a route's body, after it is known who asks: nobody else makes the relay read much.
 * @returns for `upload` the request itself, unread; for `text` a `RawText`; else what the row's
 *   schema made of the JSON, or undefined where it has none
 * @throws Problem `content-type-wrong`, `body-too-large`, `body-not-json`, `body-wrong-shape`
 */
export const readBody = async (
  row: RouteRow,
  request: Request,
  response: Response,
): Promise<unknown> => {
  if (row.upload === true) {
    takesLong(request);
    return request;
  }
  if (row.body === undefined && row.text === undefined) return undefined;
  const type = row.text ?? 'application/json';
  if (!request.is(type)) throw new Problem('content-type-wrong', { type });
  await new Promise<void>((resolve, reject) => {
    void parserOf(row)(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Problem('internal'));
    });
  });
  const body: unknown = request.body;
  if (row.text !== undefined) return rawText(request, body);
  if (row.body === undefined || body === undefined) throw new Problem('body-not-json');
  return checkShape(row.body, body);
};

/** Without any bytes the parser leaves nothing. */
const rawText = (request: Request, body: unknown): RawText => ({
  bytes: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  charset:
    /;\s*charset="?([\w.:-]{1,40})/i.exec(request.get('content-type') ?? '')?.[1]?.toLowerCase() ??
    null,
});
