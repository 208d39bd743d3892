import { HandOverAnswer } from '@bellman/protocol';
import type { ChatSession } from '../chat/session.js';
import { isUnderWay } from '../chat/phases.js';

/** Links that take the chat along. */
const MARKED = 'a[data-bellman-hand-over]';

/** The address `url` with a fresh one-use code in its fragment; as it is where there is none to have. */
export const handedOver = async (
  url: string,
  session: ChatSession | undefined,
): Promise<string> => {
  if (!session || !isUnderWay(session.view.phase)) return url;
  const answer = await session.ask('handOver', {}, HandOverAnswer).catch(() => null);
  if (!answer?.ok) return url;
  const address = new URL(url, document.baseURI);
  address.hash = `bellman=${answer.code}`;
  return address.href;
};

/** The marked link that was followed in the same tab, or null. */
const followed = (event: MouseEvent): HTMLAnchorElement | null => {
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!isPlain || event.defaultPrevented) return null;
  const link = event
    .composedPath()
    .find((node) => node instanceof HTMLAnchorElement && node.matches(MARKED));
  return link instanceof HTMLAnchorElement && link.target === '' ? link : null;
};

/** Takes the chat along where a marked link of the page is followed; `go` leads to the address. */
export const followLinks = (
  session: () => ChatSession | undefined,
  signal: AbortSignal,
  go = (address: string): void => location.assign(address),
): void =>
  document.addEventListener(
    'click',
    (event) => {
      const link = followed(event);
      const chat = session();
      if (!link || !chat || !isUnderWay(chat.view.phase)) return;
      event.preventDefault();
      void handedOver(link.href, chat).then(go);
    },
    { signal },
  );
