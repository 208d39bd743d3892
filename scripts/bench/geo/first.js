import { inRoot } from '../../lib/root.js';
import { say } from '../../lib/say.js';
import { inTurns, row } from '../lib/rows.js';
import { round } from './round.js';

const SERVICE = 'waste';

/** @param {string} name */
const support = (name) => import(inRoot('tests/dist', `${name}.js`));

/**
 * From an alert's approval until the push service has accepted the first message: the real relay,
 * beside the loop everyone writes. The loop counts nobody first; the relay does when the approver
 * clicks, so that is told as well.
 * @param {{ relay: { url: string }, push: any }} stage
 * @param {import('./side.js').Wish} wish
 * @param {number} rounds
 */
export const firstMessages = async ({ relay, push }, wish, rounds) => {
  const { until } = await support('support/until');
  const { signIn } = await support('alerts/killed/staff');
  const { approve, step, submitted } = await support('alerts/million/alert');
  const [pat, alex] = [await signIn(relay.url, 'pat'), await signIn(relay.url, 'alex')];
  /** From the click, of each round. @type {number[]} */
  const clicks = [];

  /** Until nothing has come for two seconds: what was on its way when the alert was stopped. */
  const rest = () => {
    let [before, since] = [-1, Date.now()];
    return until(
      'no more comes',
      async () => {
        const { messages } = await push.counts();
        if (messages !== before) [before, since] = [messages, Date.now()];
        return Date.now() - since > 2_000;
      },
      120_000,
    );
  };

  /** @param {number} at */
  const ours = async (at) => {
    const draft = await submitted(pat, { ring: wish.ring, services: [SERVICE] });
    await push.forget();
    const clicked = Date.now();
    const alert = await approve(alex, draft);
    const approved = alert.steps.at(-1).at;
    const first = await until(
      'the first message',
      async () => (await push.counts()).first || false,
    );
    const now = await alex.ask('GET', `alerts/${alert.id}`);
    await step(alex, now, 'stop', { reason: 'The round is over.' });
    await rest();
    if (first < approved) throw new Error('a message of an earlier round came in this one');
    clicks.push(first - clicked);
    say(`round ${at + 1}: our first message after ${first - approved} ms`);
    return first - approved;
  };
  /** @param {number} at */
  const naive = async (at) => {
    const { ms } = await round('naive.js', { ...wish, service: SERVICE }, push.caFile);
    say(`round ${at + 1}: the loop's first message after ${Math.round(ms)} ms`);
    return ms;
  };

  const ms = await inTurns(rounds, { ours, naive });
  const about = {
    against: 'SELECT * + Turf + p-limit + web-push',
    better: /** @type {const} */ ('less'),
  };
  const what = 'polygon and service, to the first message accepted, ms';
  return [
    row({ ...about, what, goal: 25 }, ms.ours, ms.naive),
    row(
      { ...about, what: `${what}: from the click, the count included`, goal: null },
      clicks,
      ms.naive,
    ),
  ];
};
