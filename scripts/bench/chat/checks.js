import { limits, mask, mentionsDanger, residentEvents } from '@bellman/protocol';
import { safeParse } from 'valibot';
import { inRoot } from '../../lib/root.js';

const MINUTE = 60_000;

/**
 * What a relay must look at before it passes a message on, by the same functions as ours, and
 * nothing that is for the sake of storage: how often this socket writes, the message's shape, what
 * must be hidden in it, and whether it tells of danger to life.
 * @returns {Promise<() => (message: { id: string, body: string }) => { id: string, body: string }>}
 *   for each socket what checks its messages; it answers a message as it may be passed on
 */
export const createChecks = async () => {
  const { dangerPhrases } = await import(inRoot('packages/server/dist/councils/danger.js'));
  const { checkBody } = await import(inRoot('packages/server/dist/chat/rules.js'));
  const phrases = dangerPhrases({ danger: {} }, 'en');
  return () => {
    let began = Date.now();
    let count = 0;
    return (message) => {
      const now = Date.now();
      if (now - began >= MINUTE) {
        began = now;
        count = 0;
      }
      count += 1;
      if (count > limits.socketEventsPerMinute) throw new Error('too fast');
      const { success, output } = safeParse(residentEvents.message, message);
      if (!success) throw new Error('another shape');
      const { text } = mask(checkBody(output.body));
      if (mentionsDanger(text, phrases)) throw new Error('no message of this benchmark does');
      return { id: output.id, body: text };
    };
  };
};

/** Nobody and nothing is checked. @type {typeof createChecks} */
export const noChecks = async () => () => (message) => message;
