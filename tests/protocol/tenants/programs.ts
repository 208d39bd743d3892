import assert from 'node:assert/strict';
import { routes, type RouteRow } from '@bellman/protocol';
import { codeOf, newId } from '../client.js';
import { councils, type Council, type Things, type World } from './things.js';

/** How each route of a program is asked, by its key; for one of a council's alerts. */
const keyAsks: Readonly<Record<string, (things: Things) => BodyOf>> = {
  newServiceAlert: () => ({
    id: '',
    body: JSON.stringify({
      ...{ id: newId(), services: ['waste'], where: [{ type: 'area', code: 'E05009355' }] },
      texts: { en: { headline: 'Bins', what: 'A day late.' } },
      expiresAt: Date.now() + 48 * 3_600_000,
    }),
  }),
  serviceProgress: ({ alert }) => ({
    id: alert,
    body: JSON.stringify({ resolved: true, texts: { en: { headline: 'Bins', what: 'Done.' } } }),
  }),
  newCap: () => ({ id: '', body: '<alert/>' }),
};

/** A request's body as it is sent, and the id in its path. */
interface BodyOf {
  readonly id: string;
  readonly body: string;
}

const otherThan = (council: Council): Council => (council === 'hart' ? 'rushmoor' : 'hart');

/**
 * Asks every route of a program, and every feed, with the other council's key and for its things.
 * @param holdsNothingOf fails where words tell anything of a council
 */
export const programsStayApart = async (
  world: World,
  holdsNothingOf: (council: Council, words: string, where: string) => void,
): Promise<void> => {
  const rows = Object.entries<RouteRow>(routes).filter(([, { who }]) => who === 'key');
  assert.deepEqual(rows.map(([name]) => name).toSorted(), Object.keys(keyAsks).toSorted());
  const { url } = world.relay;
  for (const council of councils) {
    const [own, other] = [world.things[council], world.things[otherThan(council)]];
    for (const [name, row] of rows) {
      const { id = '', body = '' } = keyAsks[name]?.(other) ?? {};
      const ask = async (secret: string): Promise<string> => {
        const path = row.path.replace('{council}', council).replace('{id}', id);
        const type = row.text ?? 'application/json';
        const headers = { authorization: `Bearer ${secret}`, 'content-type': type };
        const answer = await fetch(`${url}${path}`, { method: row.method, headers, body });
        const words = await answer.text();
        holdsNothingOf(otherThan(council), words, `${council} to a program`);
        return codeOf(JSON.parse(words));
      };
      assert.equal(await ask(other.secret), 'key-unknown', name);
      assert.equal(await ask(`${own.secret}x`), 'key-unknown', name);
      // Its own key opens its own council, where there is no such alert, and nobody follows.
      const granted =
        row.purpose === 'service'
          ? id
            ? 'alert-unknown'
            : 'alert-reaches-nobody'
          : 'key-wrong-purpose';
      assert.equal(await ask(own.secret), granted, name);
    }
    const feed = await fetch(`${url}/feeds/${council}/cap/${other.alert}.xml`);
    assert.equal(codeOf(await feed.json()), 'alert-unknown');
    for (const as of ['atom', 'json']) {
      const words = await (await fetch(`${url}/feeds/${council}/alerts.${as}`)).text();
      holdsNothingOf(otherThan(council), words, `the ${as} feed of ${council}`);
    }
  }
};
