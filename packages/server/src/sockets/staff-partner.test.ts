import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { StaffAlert } from '@bellman/protocol';
import { systemClock } from '../ground/clock.js';
import { deskRest, type DeskRest } from '../testing/desk-rest.js';
import { makePartner } from '../testing/partners.js';
import { startRelay, type TestRelay } from '../testing/relay.js';
import { connectStaff, type TestStaff } from '../testing/sockets.js';

describe('sockets of a partner’s people', () => {
  let relay: TestRelay;
  let rest: DeskRest;
  before(async () => {
    relay = await startRelay({ clock: systemClock });
    await relay.hire('pat@hart.example', 'Pat', { hart: ['planner'] });
    rest = deskRest(relay, await relay.signIn('pat@hart.example'));
  });
  after(() => relay.close());

  const draft = async (partner: string | null): Promise<string> => {
    const answer = await rest.ask<StaffAlert>('POST', 'alerts', {
      ...{ kind: 'service', severity: 'Minor', urgency: 'Expected', certainty: 'Likely' },
      ...{ texts: { en: { headline: 'Bins', what: 'Late' } }, where: [], services: [] },
      ...{ expiresAt: null, partner },
    });
    assert.equal(answer.status, 201);
    return answer.body.id;
  };
  const told = (desk: TestStaff): string[] =>
    desk.heard.flatMap((one) => (one.event === 'alert' ? [one.what.alert] : []));
  const hears = (desk: TestStaff, alert: string) =>
    desk.hear('alert', (what) => what.alert === alert);

  test('hear of their own partner’s alerts alone, and of none once they are taken from it', async () => {
    const person = async (name: string) => {
      const email = `${name}@hart.example`;
      const id = await relay.hire(email, name, { hart: ['partner'] });
      return { id, desk: await connectStaff(relay, await relay.signIn(email)) };
    };
    const [kim, ira] = [await person('kim'), await person('ira')];
    const pat = await connectStaff(relay, await relay.signIn('pat@hart.example'));
    const { id: police } = await makePartner(relay.store, 'hart', { staff: [kim.id] });
    const more = { name: 'Water', staff: [ira.id] };
    const { id: water } = await makePartner(relay.store, 'hart', more);

    const own = await draft(null);
    await hears(pat, own);
    const [first, other] = [await draft(police), await draft(water)];
    await Promise.all([hears(pat, first), hears(kim.desk, first), hears(ira.desk, other)]);
    assert.deepEqual([told(kim.desk), told(ira.desk)], [[first], [other]]);

    await relay.store.partners.edit({
      ...{ council: 'hart', id: police, by: kim.id, councilName: 'Hart', name: 'Police' },
      ...{ areas: [], categories: ['Met'], staff: [ira.id] },
    });
    const later = await draft(police);
    await Promise.all([hears(pat, later), hears(ira.desk, later)]);
    assert.deepEqual([told(kim.desk), told(ira.desk)], [[first], [other, later]]);
    for (const one of [kim.desk, ira.desk, pat]) one.socket.close();
  });
});
