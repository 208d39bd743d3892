import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { limits, Problem, type PushPayload, type StaffAlert } from '@bellman/protocol';
import fc from 'fast-check';
import type { SignedIn } from '../people/who.js';
import type { Store } from '../store/store.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { openSending } from '../testing/alert-sending.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, blackwater, ewshot, makeStaff, signUp, type Signed } from '../testing/hart.js';
import { eachEngine } from '../testing/stores.js';

const MINUTE = 60_000;
const names = ['pat', 'pip', 'alex', 'both', 'dee', 'kim', 'sam'] as const;
type Name = (typeof names)[number];
const events = [
  ...(['submit', 'approve', 'release', 'breakGlass', 'stop'] as const),
  ...(['withdraw', 'return', 'reject'] as const),
];
const wards = [ewshot.code, blackwater.code] as const;
type Ward = (typeof wards)[number];

/** What somebody, or the world, does next. */
const command = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      does: fc.constant('step' as const),
      who: fc.constantFrom(...names),
      event: fc.constantFrom(...events, ...(['submit', 'approve', 'approve'] as const)),
      reason: fc.constantFrom('', 'A reason.', 'A reason.'),
      stale: fc.constantFrom(false, false, false, true),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('edit' as const),
      who: fc.constantFrom(...names),
      kind: fc.constantFrom('emergency' as const, 'service' as const),
      ward: fc.constantFrom(...wards),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('version' as const),
      who: fc.constantFrom(...names),
      type: fc.constantFrom('update' as const, 'correction' as const, 'all-clear' as const),
    }),
  },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('relay' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('pass' as const),
      minutes: fc.constantFrom(1, 5, 6, 40),
    }),
  },
  ...(['move', 'come'] as const).map((does) => ({
    weight: 2,
    arbitrary: fc.record({
      ...{ does: fc.constant(does), nth: fc.nat(20), ward: fc.constantFrom(...wards) },
    }),
  })),
  // The way that it should go, so that there is something to go wrong later.
  { weight: 6, arbitrary: fc.record({ does: fc.constant('through' as const) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('glass' as const) }) },
);
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

interface Person extends Signed {
  ward: Ward;
}

eachEngine('whatever people do to an alert', (stores) => {
  const clock = handClock();
  let store: Store;
  let desk: AlertDesk;
  let staff: Record<Name, SignedIn>;
  let sent = 0;
  before(async () => {
    store = await stores.open({ clock });
    desk = await openDesk(store, clock);
    staff = {
      ...{ pat: desk.pat, alex: desk.alex },
      pip: await makeStaff(store, 'Pip', ['planner']),
      both: await makeStaff(store, 'Both', ['planner', 'approver']),
      dee: await makeStaff(store, 'Dee', ['supervisor']),
      kim: await makeStaff(store, 'Kim', ['partner']),
      sam: await makeStaff(store, 'Sam', ['advisor']),
    };
    const { id, ...settings } = await desk.councils.get('hart');
    const alerting = { ...settings.alerting, deputy: staff.dee.id };
    await desk.councils.save(id, { ...settings, approveAll: false, alerting });
  });

  /** That the approval which a send went by is one that A4 allows. */
  const checkApproval = (alert: StaffAlert): void => {
    const { steps } = alert;
    const at = steps.findIndex(({ event }) => event === 'send');
    const [approval, former] = [steps[at - 1], steps.slice(0, at - 1)];
    assert.ok(approval?.by, 'nothing is sent that nobody approved');
    const by = names.find((name) => staff[name].id === approval.by?.id);
    const submit = former.findLast(({ event }) => event === 'submit');
    const waited = approval.at - (submit?.at ?? approval.at);
    if (approval.event === 'approve') {
      assert.ok(by === 'alex' || by === 'both' || by === 'dee', `approved by ${by}`);
      if (by === 'dee') assert.ok(waited >= limits.approval.deputyAfter);
      const wrote = [
        alert.author,
        ...former.flatMap((one) => (one.event === 'edit' ? [one.by] : [])),
      ];
      const had = [...wrote, submit?.by].map((one) => one?.id);
      assert.ok(!had.includes(approval.by.id), 'nobody approves their own');
    } else {
      assert.ok(by === 'pat' || by === 'pip' || by === 'both', `${approval.event} by ${by}`);
      if (approval.event === 'release') assert.equal(alert.kind, 'service');
      else {
        assert.equal(approval.event, 'breakGlass');
        assert.ok(waited >= limits.approval.breakGlassAfter && approval.reason !== '');
      }
    }
  };

  const play = async (commands: readonly Command[]): Promise<void> => {
    const place = (ward: Ward) => (ward === ewshot.code ? atEwshot : { label: '', area: ward });
    const people: Person[] = [];
    const come = async (ward: Ward): Promise<void> => {
      people.push({ ...(await signUp(store, place(ward), { services: ['waste'] })), ward });
    };
    for (const ward of [...wards, ...wards]) await come(ward);
    /** Who has the line, by channel; and what was read when it was approved, by version. */
    const line = new Set<string>();
    const approved = new Map<string, string>();
    const out = new Set<string>();
    const sending = openSending(store, clock, { batch: 2, scan: 3 });
    let seen = 0;
    let current = await desk.create();

    /** Lets the relay do what is due, and holds what went out to what should. */
    const relay = async (): Promise<void> => {
      await sending.settle();
      const handed = new Map<string, string[]>();
      for (const job of sending.jobs.slice(seen)) {
        const payload = JSON.parse(job.payloads['en'] ?? '') as PushPayload;
        const { alert } = payload.notification.data;
        const channels = job.channels.map(({ id }) => id);
        handed.set(alert, [...(handed.get(alert) ?? []), ...channels]);
      }
      seen = sending.jobs.length;
      current = await desk.read(current.id);
      const went = current.sentAt !== null && !out.has(current.id);
      assert.deepEqual([...handed.keys()], went ? [current.id] : [], 'only what was approved');
      if (!went) return;
      sent += 1;
      out.add(current.id);
      checkApproval(current);
      assert.equal(current.hash, approved.get(current.id), 'it is what was approved');
      const chosen = new Set(current.where.flatMap((one) => ('code' in one ? [one.code] : [])));
      const covers = current.type === 'alert' || current.type === 'update';
      for (const { channel, ward } of people) if (covers && chosen.has(ward)) line.add(channel);
      assert.deepEqual(handed.get(current.id)?.sort(), [...line].sort(), 'the audience is exact');
    };

    const step = async (who: Name, given: Parameters<AlertDesk['step']>[1]): Promise<void> => {
      const { hash } = current;
      current = await desk.step(current, given, staff[who]);
      if (current.state === 'approved') approved.set(current.id, hash);
    };
    const act = async (given: Command): Promise<void> => {
      if (given.does === 'pass') clock.pass(given.minutes * MINUTE);
      else if (given.does === 'come') await come(given.ward);
      else if (given.does === 'relay') await relay();
      else if (given.does === 'move') {
        const one = people[given.nth % people.length];
        if (one === undefined) return;
        one.ward = given.ward;
        const { tokenHash } = one;
        await store.followers.change({ council: 'hart', tokenHash, places: [place(given.ward)] });
      } else if (given.does === 'edit') {
        const draft = {
          ...{ kind: given.kind, services: given.kind === 'service' ? ['waste'] : [] },
          ...{ where: [{ type: 'area' as const, code: given.ward }] },
        };
        const services = current.kind === 'service' ? ['waste'] : [];
        // A further version keeps its line's kind, and is narrowed as that is.
        const kept = current.version === 1 ? draft : { ...draft, services };
        current = await desk.edit(current, kept, staff[given.who]);
      } else if (given.does === 'version') {
        // What went out is counted before another version takes its place.
        await relay();
        current = await desk.version(current, given.type, staff[given.who]);
      } else if (given.does === 'through') {
        if (['rejected', 'expired', 'stopped'].includes(current.state)) {
          current = await desk.create();
          line.clear();
        }
        await step('pat', { event: 'submit' });
        await step('alex', { event: 'approve', hash: current.hash });
      } else if (given.does === 'glass') {
        if (current.state !== 'submitted') await step('pat', { event: 'submit' });
        await step('pip', { event: 'breakGlass', hash: current.hash, reason: 'Nobody answers.' });
      } else if (given.does === 'step') {
        const { event, reason, stale, who } = given;
        const hash = stale ? current.hash.replaceAll(/[0-7]/g, '8') : current.hash;
        await step(who, { event, reason, hash });
      }
    };
    for (const given of commands) {
      try {
        await act(given);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        current = await desk.read(current.id);
      }
    }
    await relay();
    await store.followers.dropChannels({ channels: people.map(({ channel }) => channel) });
  };

  test('nothing goes out but what was approved, as it was, to those it is for', async () => {
    // Each play leaves what it began approved or not: the next has a line and people of its own.
    await fc.assert(fc.asyncProperty(fc.array(command, { minLength: 20, maxLength: 40 }), play), {
      numRuns: 15,
    });
    assert.ok(sent >= 5, `${sent} versions went out in all`);
  });
});
