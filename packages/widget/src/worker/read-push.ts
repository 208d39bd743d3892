import type { PushPayload } from '@bellman/protocol';

type Shown = PushPayload['notification'];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** What `read` gives, or null where what it reads is malformed (`URL.canParse` is too new here). */
const parsed = <T>(read: () => T): T | null => {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
};

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a tap may open `address`: https anywhere, or http on this very machine. */
export const mayOpen = (address: unknown): address is string => {
  if (typeof address !== 'string') return false;
  const url = parsed(() => new URL(address));
  if (!url) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname));
};

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * What a push says, by protocol's `PushPayload`, or null if it says nothing that can be shown.
 * An own small check: a schema library would be most of this worker's weight.
 */
export const readPush = (text: string): Shown | null => {
  const message: unknown = parsed(() => JSON.parse(text) as unknown);
  const shown = isObject(message) ? message['notification'] : null;
  if (!isObject(shown)) return null;
  const { title, body, lang, tag, navigate, silent, data } = shown;
  if (typeof title !== 'string' || title === '' || typeof body !== 'string') return null;
  if (typeof tag !== 'string' || !mayOpen(navigate)) return null;
  return {
    title,
    body,
    lang: lang === 'cy' ? 'cy' : 'en',
    dir: 'ltr',
    tag,
    navigate,
    silent: silent === true,
    data: isObject(data)
      ? {
          alert: words(data['alert']),
          council: words(data['council']),
          ...(typeof data['beacon'] === 'string' ? { beacon: data['beacon'] } : {}),
        }
      : { alert: '', council: '' },
  };
};

/**
 * What is shown for a push that cannot be read: a browser takes the permission away from a site
 * that is woken and shows nothing (`userVisibleOnly`). It leads to the folder that the council's
 * worker file lies in, which is the folder above the scope.
 */
export const neutral = (scope: string): Shown => ({
  title: 'Alert from your council',
  body: 'Open the council’s page to read it. Agorwch dudalen y cyngor i’w ddarllen.',
  lang: 'en',
  dir: 'ltr',
  tag: 'bellman',
  navigate: new URL('../', scope).href,
  silent: false,
  data: { alert: '', council: '' },
});
