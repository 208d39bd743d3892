import { inRoot } from '../../lib/root.js';
import { say } from '../../lib/say.js';
import { inTurns, row } from '../lib/rows.js';

/** Followers drawn around Hart and Rushmoor: an alert to all of Hart goes to about 20,000 of them. */
const FOLLOWERS = 33_000;
const CHATS = 100;
/** Messages a second, over all chats. */
const RATE = 200;
const MS = 3_000;

/** @param {string} name a module of the tests, which are TypeScript */
const tests = (name) => import(inRoot('tests/dist', `${name}.js`));

/**
 * How long a chat message takes, from its writing until it was acknowledged and told, while an
 * alert goes out, beside the same without one: the real relay, by its command line, on SQLite,
 * with its sender process; a push service double in a process of its own.
 * @param {number} rounds
 * @param {import('./children.js').Child} load
 * @param {number} version of the protocol
 */
export const besideFanOut = async (rounds, load, version) => {
  const { setStage } = await tests('alerts/million/stage');
  const { sendAlertAs, signIn } = await tests('alerts/killed/staff');
  say(`· a relay with ${FOLLOWERS} followers`);
  const { relay, push, stop } = await setStage(FOLLOWERS, say);
  try {
    const { url } = relay;
    const staff = [await signIn(url, 'pat'), await signIn(url, 'alex')];
    const wards = (await staff[0].ask('GET', 'areas')).map(
      (/** @type {{ name: string }} */ { name }) => name,
    );
    const name = 'beside';
    await load.ask('meet', { name, front: url, back: url, cookies: [], waiting: CHATS, version });
    const p99 = async () => (await load.ask('round', { name, ms: MS, rate: RATE })).p99;
    await p99();
    const sleep = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
    /** Resolves with the count once messages have come, and with `quiet`, once no more do. */
    const until = async (/** @type {boolean} */ quiet) => {
      for (let before = 0; ;) {
        const { messages } = await push.counts();
        if (messages > 0 && (!quiet || messages === before)) return messages;
        before = messages;
        await sleep(quiet ? 1_500 : 20);
      }
    };
    const figures = await inTurns(rounds, {
      alone: p99,
      beside: async () => {
        await push.forget();
        await sendAlertAs(staff, wards);
        await until(false);
        const took = await p99();
        const during = (await push.counts()).messages;
        say(
          `· p99 ${took.toFixed(1)} ms while ${during} of ${await until(true)} messages went out`,
        );
        return took;
      },
    });
    const about = /** @type {const} */ ({
      what: 'chat p99 during a fan-out, ms',
      against: 'the same chats, no fan-out',
      better: 'less',
      goal: 0.33,
    });
    return row(about, figures.beside, figures.alone);
  } finally {
    await stop();
  }
};
