import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { routes, type RouteRow } from '@bellman/protocol';
import { codeOf, newId } from '../client.js';
import { councils, type World } from './things.js';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The bodies of those routes that want one. */
const bodies: Readonly<Record<string, object>> = { changeFollowed: { language: 'cy' } };

/**
 * Asks every route of a follower, and those of the links in e-mails, with what was given out at
 * another council: none of it opens anything, and nothing changes.
 */
export const followersStayApart = async (world: World): Promise<void> => {
  const { store, url } = world.relay;
  for (const council of councils) {
    const other = councils.find((one) => one !== council) ?? council;
    const [token, channel, secret] = [newId(), newId(), `confirm-${newId()}`];
    await store.followers.signUp({
      ...{ council: other, id: newId(), tokenHash: hash(token), language: 'en', services: [] },
      // Where nobody lives, so that no alert of the matrix finds them.
      places: [{ label: '', postcode: 'ZZ11ZZ', lat: 1, lon: 1 }],
      channel: {
        ...{ id: channel, kind: 'email', address: 'ann@example.com' },
        link: { hash: hash(secret), expiresAt: Date.now() + 60_000 },
      },
      proof: { tokenHash: null },
    });
    const ask = async (row: RouteRow, id: string, body?: object): Promise<string> => {
      const path = row.path.replace('{council}', council).replace('{id}', id);
      const answer = await fetch(`${url}${path}`, {
        method: row.method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return codeOf(await answer.json());
    };
    const rows = Object.entries<RouteRow>(routes).filter(([, { who }]) => who === 'follower');
    assert.ok(rows.length >= 5);
    for (const [name, row] of rows) {
      const id = name === 'dropChannel' ? channel : world.things[council].alert;
      assert.equal(await ask(row, id, bodies[name]), 'follower-unknown', name);
    }
    for (const name of ['confirmEmail', 'stopEmail'] as const) {
      assert.equal(await ask(routes[name], '', { token: secret }), 'email-link-old', name);
    }
    const mine = { council: other, tokenHash: hash(token) };
    const { language, channels } = await store.followers.get(mine);
    assert.deepEqual([language, channels.length, channels[0]?.proven], ['en', 1, false]);
    await store.followers.erase(mine);
  }
};
