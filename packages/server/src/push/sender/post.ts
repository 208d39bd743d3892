import { Agent, request } from 'node:https';
import type { Clock } from '../../ground/clock.js';
import { guardedLookup, PrivateAddress, type Resolve, type SafeEndpoint } from '../endpoint.js';
import { readAnswer, type Meaning } from './answer.js';
import type { Sealed } from './seal.js';

/** Posts one sealed message; never rejects, for whatever happens has a meaning. */
export type Post = (endpoint: SafeEndpoint, message: Sealed) => Promise<Meaning>;

/** A push service says all it has to say in the status; more body than this is cut off. */
const longestBody = 4 * 1024;

/**
 * Posts over kept-alive HTTPS to public addresses only, follows nothing, and gives up after
 * `timeout` ms for the whole exchange.
 */
export const createPost = (parts: {
  readonly clock: Clock;
  /** ms */
  readonly timeout: number;
  /** Connections to one push service at a time. */
  readonly connections: number;
  readonly resolve?: Resolve;
}): Post => {
  const agent = new Agent({ keepAlive: true, maxSockets: parts.connections, scheduling: 'lifo' });
  const lookup = guardedLookup(parts.resolve);

  return (endpoint, message) =>
    new Promise((settle) => {
      let meaning: Meaning = { result: 'retry' };
      const sent = request(endpoint.url, {
        method: 'POST',
        headers: message.headers,
        agent,
        signal: AbortSignal.timeout(parts.timeout),
        ...(endpoint.privateAllowed ? {} : { lookup }),
      });
      sent.on('response', (answer) => {
        meaning = readAnswer(
          answer.statusCode ?? 0,
          answer.headers['retry-after'],
          parts.clock.now(),
        );
        let length = 0;
        answer.on('data', (part: Buffer) => {
          length += part.length;
          if (length > longestBody) answer.destroy();
        });
      });
      sent.on('error', (error) => {
        if (error instanceof PrivateAddress) meaning = { result: 'failed' };
      });
      // Comes after all else, whichever way it ended.
      sent.on('close', () => settle(meaning));
      sent.end(message.body);
    });
};
