import type { Page } from 'playwright';

/** One thing that reached a page. */
export interface Heard {
  /** `frame` of a WebSocket, or the answer to a request of this kind (`script`, `fetch`, …). */
  readonly as: string;
  readonly from: string;
  readonly words: string;
}

/**
 * Keeps all that reaches a page from now on: every WebSocket frame and every response's body.
 * @returns what was heard so far, once the bodies that were under way have come
 */
export const tap = (page: Page): (() => Promise<readonly Heard[]>) => {
  const heard: Heard[] = [];
  const coming = new Set<Promise<void>>();
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) =>
      heard.push({ as: 'frame', from: socket.url(), words: String(payload) }),
    ),
  );
  page.on('response', (response) => {
    const keep = (bytes: Buffer): void => {
      const as = response.request().resourceType();
      heard.push({ as, from: response.url(), words: bytes.toString('utf8') });
    };
    // A redirect, or an answer without a body: nothing has come.
    const body = response.body().then(keep, () => undefined);
    const done = body.finally(() => coming.delete(done));
    coming.add(done);
  });
  return async () => {
    await Promise.all(coming);
    return heard;
  };
};
