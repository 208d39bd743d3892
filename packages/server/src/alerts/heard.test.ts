import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { StaffAlert, VersionType } from '@bellman/protocol';
import { digest, newId } from '../ground/ids.js';
import type { Store } from '../store/store.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { openSending, type Sending } from '../testing/alert-sending.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, signUp, type Signed } from '../testing/hart.js';
import { chanceFrom } from '../testing/population.js';
import { eachEngine } from '../testing/stores.js';

const hour = 3_600_000;
const night = { from: 22 * 60, to: 7 * 60, pass: 'Severe' };
const hosts = ['one.example', 'other.example', 'third.example'];
type Further = Exclude<VersionType, 'alert'>;

/** A follower, with their channels in the line. */
interface Person extends Signed {
  readonly channels: string[];
  readonly sleeps: boolean;
}

eachEngine('whom a further version goes to', (stores) => {
  const clock = handClock();
  let store: Store;
  let desk: AlertDesk;
  let evening = Date.UTC(2026, 0, 5, 23);
  before(async () => {
    store = await stores.open({ clock });
    desk = await openDesk(store, clock);
  });

  const further = async (alert: StaffAlert, type: Further): Promise<StaffAlert> => {
    const begun = await desk.version(alert, type);
    const texts = { en: { headline: 'Bins', what: `Now: ${type}`, instruction: '' } };
    const { severity, expiresAt, services } = alert;
    const where = type === 'all-clear' ? [] : alert.where;
    const of = type === 'all-clear' ? [] : services;
    const draft = await desk.edit(begun, { texts, severity, expiresAt, where, services: of });
    const { hash } = await desk.step(draft, { event: 'submit' }, desk.pat);
    return desk.step(draft, { event: 'approve', hash, understood: true }, desk.alex);
  };

  /** What was handed over for a version by when nobody sleeps any more; its counts say the same. */
  const handedFor = async (send: Sending, alert: StaffAlert): Promise<string[]> => {
    const earlier = send.handed().length;
    await send.settle();
    clock.set(evening + 9 * hour);
    await send.settle();
    const { state, counts } = await store.alerts.progress({ id: alert.id });
    assert.equal(state, 'sent');
    const handed = send.handed().slice(earlier);
    assert.ok(counts);
    const all = handed.length;
    const none = { gone: 0, failed: 0, pending: 0, held: 0 };
    assert.deepEqual(counts, { audience: all, accepted: all, ...none });
    return handed.sort();
  };

  for (const type of ['all-clear', 'correction', 'update'] as const)
    test(`${type}: nobody else, each once, and as many as its batches say`, async () => {
      for (let seed = 1; seed <= (type === 'all-clear' ? 4 : 2); seed += 1) {
        const chance = chanceFrom(seed * 31 + type.length);
        const pick = (of: number): number => Math.floor(chance() * of);
        evening += 96 * hour;
        clock.set(evening);
        const sleepers = chance();
        const people: Person[] = [];
        for (let n = 0; n < 16; n += 1) {
          const sleeps = chance() < sleepers;
          const preferences = sleeps ? { quiet: night } : {};
          const host = hosts[pick(hosts.length)] ?? '';
          const one = await signUp(store, atEwshot, { host, preferences, services: ['waste'] });
          people.push({ ...one, sleeps, channels: [one.channel] });
        }
        const send = openSending(store, clock, { batch: 1 + pick(9), scan: 3 + pick(12) });
        const first = await desk.approved({
          ...{ kind: 'service', severity: 'Minor', services: ['waste'] },
          expiresAt: clock.now() + 40 * hour,
        });
        await send.settle();
        const heard = (one: Person): boolean => type !== 'all-clear' || !one.sleeps;
        // Some get a further browser, some a browser in place of one that is gone.
        for (const one of people) {
          const what = pick(5);
          if (what > 1) continue;
          const id = newId();
          const host = hosts[pick(hosts.length)] ?? '';
          const endpoint = `https://${host}/${id}`;
          const channel = {
            ...{ id, host, endpoint, endpointHash: digest(endpoint) },
            ...{ p256dh: 'p', auth: 'a', vapidKey: 'v' },
          };
          await store.followers.change({ council: 'hart', tokenHash: one.tokenHash, channel });
          if (what === 0) {
            await store.followers.dropChannels({ channels: [one.channel] });
            one.channels.splice(0, 1, id);
          } else if (type === 'update') one.channels.push(id);
        }
        const version = await further(first, type);
        const handed = await handedFor(send, version);
        assert.deepEqual(
          handed,
          people
            .filter(heard)
            .flatMap(({ channels }) => channels)
            .sort(),
        );
        for (const { tokenHash } of people)
          await store.followers.erase({ council: 'hart', tokenHash });
      }
    });
});
