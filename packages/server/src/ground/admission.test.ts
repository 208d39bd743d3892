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
  handshakes: 1,
  requests: { resident: 2, staff: 1 },
  requestsPerAddress: 1,
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

test('connections that begin are bounded until they are through', async () => {
  const { admission, metrics } = room();
  const through = admission.began();
  assert.equal(admission.mayBegin(), false);
  through();
  assert.equal(admission.mayBegin(), true);
  const { text } = await metrics.page();
  assert.match(text, /bellman_refused_total\{bound="handshakes"\} 1/);
  assert.match(text, /bellman_handshakes 0/);
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
