import type { RouteRow } from '@bellman/protocol';
import type { Response } from './express.js';
import { isOpen } from './origin.js';
import { Reply } from './route.js';

/** Sends what a handler answered, with the status of the route's row. */
export const reply = (response: Response, row: RouteRow, answer: unknown): void => {
  const { body, headers } = answer instanceof Reply ? answer : { body: answer, headers: {} };
  // A public GET may be kept if it is asked about again (ETag); anything else is for one reader.
  response.set(
    'Cache-Control',
    isOpen(row) && row.who === 'anyone' && row.method === 'GET' ? 'no-cache' : 'no-store',
  );
  response.set(headers);
  response.status(row.status);
  if (row.status === 204) response.end();
  else response.json(body);
};
