import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { digest, newId } from '../ground/ids.js';
import { startRelay, type TestRelay } from '../testing/relay.js';

let relay: TestRelay;
const tokenHash = digest('managing');
const follows = (): Promise<boolean> =>
  relay.store.followers.get({ council: 'hart', tokenHash }).then(
    () => true,
    () => false,
  );

before(async () => {
  relay = await startRelay();
  const { emails, followers } = relay.store;
  const channel = newId();
  await followers.signUp({
    ...{ council: 'hart', id: newId(), tokenHash, language: 'en', services: [] },
    places: [{ label: '', postcode: 'GU514AE', lat: 1, lon: 1 }],
    channel: {
      ...{ id: channel, kind: 'email', address: 'ann@example.com' },
      link: { hash: digest('confirm'), expiresAt: Date.now() + 60_000 },
    },
    proof: { tokenHash: null },
  });
  await emails.confirm({ council: 'hart', hash: digest('confirm') });
  const expiresAt = Date.now() + 60_000;
  await emails.keepStop({ council: 'hart', channel, hash: digest('stop-it'), expiresAt });
});
after(() => relay.close());

test('a mail program stops e-mails in one step, and a look at the link changes nothing', async () => {
  const at = `${relay.url}/c/hart/alerts/email/stop-it`;
  const looked = await fetch(at, { redirect: 'manual' });
  assert.equal(looked.status, 302);
  assert.equal(looked.headers.get('location'), '/c/hart/alerts/email#stop-it');
  assert.equal(await follows(), true);
  const post = (address: string): Promise<Response> =>
    fetch(address, {
      method: 'POST',
      // As RFC 8058 has it, and from nobody's page.
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
  assert.equal((await post(at.replace('hart', 'rushmoor'))).status, 200);
  assert.equal(await follows(), true, 'at another council it stops nothing');
  assert.equal((await post(at)).status, 200);
  assert.equal(await follows(), false);
  assert.equal((await post(at)).status, 200, 'again, as mail programs do');
});
