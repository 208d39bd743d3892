import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@bellman/protocol';
import { handClock } from '../testing/chats.js';
import { createAdmission, type Bounds } from './admission.js';
import { createMetrics } from './metrics.js';
import type { Pressure } from './pressure.js';

const bounds: Bounds = {
  sockets: { resident: 3, staff: 1 },
  socketsPerAddress: 2,
  wideAddress: 2,
  handshakes: { resident: 2, staff: 1, unproven: 2 },
  handshakesPerAddress: { resident: 1, unproven: 1 },
  requests: { resident: 2, staff: 1, program: 1, unproven: 2 },
  requestsPerAddress: { resident: 1, unproven: 1 },
  comeBackMs: 60_000,
};
/** Anybody's, as in RFC 5737's examples but public. */
const [phone, library] = ['81.2.69.142', '81.2.69.160'];

const room = (chance = 0) => {
  const clock = handClock();
  const metrics = createMetrics();
  let pressure: Pressure = 'calm';
  const admission = createAdmission({
    ...{ bounds, clock, metrics },
    pressure: () => pressure,
    chance: () => chance,
  });
  return { admission, clock, metrics, press: (now: Pressure) => (pressure = now) };
};

/** How long whoever is refused is told to wait, s; null: they were let in. */
const wait = (ask: () => unknown): number | null => {
  try {
    ask();
    return null;
  } catch (error) {
    assert.ok(error instanceof Problem);
    assert.equal(error.code, 'overloaded');
    return Number(error.view.params?.['seconds']);
  }
};

test('residents are bounded by process and by public address, and a place becomes free again', () => {
  const { admission } = room();
  const leave = admission.residentCame(library);
  admission.residentCame(library);
  assert.equal(
    wait(() => admission.resident(library)),
    2,
    'the address has its share',
  );
  assert.equal(
    wait(() => admission.resident(phone)),
    null,
  );
  assert.equal(
    wait(() => admission.resident('10.0.0.7')),
    null,
  );
  admission.residentCame('10.0.0.7');
  assert.equal(admission.isBusy(), true);
  assert.equal(
    wait(() => admission.resident(phone)),
    2,
    'the process is full',
  );
  leave();
  assert.equal(
    wait(() => admission.resident(library)),
    null,
  );
  assert.equal(admission.isBusy(), false);
});

test('an address of the council’s own network has no bound of its own', () => {
  const { admission } = room();
  admission.residentCame('10.0.0.7');
  admission.residentCame('10.0.0.7');
  assert.equal(
    wait(() => admission.resident('10.0.0.7')),
    null,
  );
});

test('staff have room of their own, whatever residents do and however late the loop runs', () => {
  const { admission, press } = room();
  for (let all = 0; all < 3; all += 1) admission.residentCame('10.0.0.7');
  press('crowded');
  assert.equal(
    wait(() => admission.staff()),
    null,
  );
  admission.staffCame();
  assert.equal(
    wait(() => admission.staff()),
    2,
  );
});

test('new chats go first, then those who return; who has a socket keeps it', () => {
  const { admission, press } = room();
  assert.equal(admission.isBusy(), false);
  press('busy');
  assert.equal(admission.isBusy(), true);
  assert.equal(
    wait(() => admission.resident(phone)),
    null,
    'who returns is let in',
  );
  press('crowded');
  assert.equal(
    wait(() => admission.resident(phone)),
    2,
  );
  press('calm');
  assert.equal(
    wait(() => admission.resident(phone)),
    null,
  );
});

test('requests are bounded by process and address, staff’s apart', () => {
  const { admission } = room();
  const done = admission.request(phone, 'resident');
  assert.equal(
    wait(() => admission.request(phone, 'resident')),
    2,
  );
  admission.request(library, 'resident');
  assert.equal(
    wait(() => admission.request('10.0.0.7', 'resident')),
    2,
  );
  admission.request(phone, 'staff');
  assert.equal(
    wait(() => admission.request(library, 'staff')),
    2,
  );
  done();
  assert.equal(
    wait(() => admission.request(phone, 'resident')),
    null,
  );
});

test('who only says that they are staff takes no place of theirs, nor of programs', () => {
  const { admission } = room();
  admission.request(phone, 'unproven');
  assert.equal(
    wait(() => admission.request(phone, 'unproven')),
    2,
    'an address has its share',
  );
  admission.request(library, 'unproven');
  assert.equal(
    wait(() => admission.request('10.0.0.7', 'unproven')),
    2,
  );
  admission.request(phone, 'staff');
  admission.request(phone, 'program');
  assert.equal(
    wait(() => admission.request(library, 'program')),
    2,
  );
});

test('connections that begin are bounded until they are through, staff’s apart', async () => {
  const { admission, metrics } = room();
  const through = admission.begins(phone, 'resident');
  assert.equal(admission.begins(phone, 'resident'), null, 'an address has its share');
  admission.begins(library, 'resident');
  assert.equal(admission.begins('10.0.0.7', 'resident'), null);
  assert.notEqual(admission.begins(phone, 'unproven'), null);
  assert.equal(admission.begins(phone, 'unproven'), null);
  assert.notEqual(admission.begins(phone, 'staff'), null);
  through?.();
  assert.notEqual(admission.begins(phone, 'resident'), null);
  const { text } = await metrics.page();
  assert.match(text, /bellman_refused_total\{bound="resident-handshakes"\} 2/);
  assert.match(text, /bellman_handshakes 4/);
});

test('of IPv6 a home’s /56 counts as one, and a /48 as a few', () => {
  const { admission } = room();
  admission.residentCame('2a00:1450:1:100::1');
  admission.residentCame('2a00:1450:1:1ff::1');
  assert.equal(
    wait(() => admission.resident('2a00:1450:1:17f::1')),
    2,
    'the home has its share',
  );
  assert.equal(
    wait(() => admission.resident('2a00:1450:1:200::1')),
    null,
  );
  const small = { ...bounds, sockets: { resident: 9, staff: 1 } };
  const site = createAdmission({
    ...{ bounds: small, clock: handClock(), metrics: createMetrics(), pressure: () => 'calm' },
    chance: () => 0,
  });
  for (const home of ['1', '2', '3', '4']) site.residentCame(`2a00:1450:1:${home}00::1`);
  assert.equal(
    wait(() => site.resident('2a00:1450:1:500::1')),
    2,
  );
  assert.equal(
    wait(() => site.resident('2a00:1450:2:500::1')),
    null,
  );
});

test('the more are sent away, the wider they are spread, up to a minute', () => {
  const soon = room(0.999);
  soon.press('crowded');
  assert.equal(
    wait(() => soon.admission.resident(phone)),
    5,
  );
  for (let others = 0; others < 5_000; others += 1) wait(() => soon.admission.resident(phone));
  assert.equal(
    wait(() => soon.admission.resident(phone)),
    24,
    '4 s and 5,000 by 250 in a second',
  );
  for (let others = 0; others < 50_000; others += 1) wait(() => soon.admission.resident(phone));
  assert.equal(
    wait(() => soon.admission.resident(phone)),
    60,
  );
  soon.clock.pass(11_000);
  assert.equal(
    wait(() => soon.admission.resident(phone)),
    5,
    'that was a while ago',
  );
});
