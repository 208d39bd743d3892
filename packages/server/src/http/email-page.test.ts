import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { digest, newId } from '../ground/ids.js';
import { startRelay, type TestRelay } from '../testing/relay.js';

let relay: TestRelay;
const tokenHash = digest('managing');
const channel = newId();

before(async () => {
  relay = await startRelay();
  await relay.store.followers.signUp({
    ...{ council: 'hart', id: newId(), tokenHash, language: 'en', services: ['waste'] },
    places: [{ label: 'Mum', postcode: 'GU514AE', lat: 1, lon: 1 }],
    channel: {
      ...{ id: channel, kind: 'email', address: 'ann@example.com' },
      link: { hash: digest('confirm-it'), expiresAt: Date.now() + 60_000 },
    },
    proof: { tokenHash: null },
  });
  const expiresAt = Date.now() + 60_000;
  await relay.store.emails.keepStop({
    ...{ council: 'hart', channel, hash: digest('stop-them'), expiresAt },
  });
});
after(() => relay.close());

const at = (query = '') => `${relay.url}/c/hart/alerts/email${query}`;
/** As a browser sends the page's form, with or without a script. */
const post = async (act: string, link: string, address = at()) => {
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ act, link }) });
  return { status: answer.status, text: await answer.text() };
};
const proven = async (): Promise<boolean | undefined> =>
  (await relay.store.followers.get({ council: 'hart', tokenHash })).channels[0]?.proven;

test('the page asks and changes nothing; it is kept by nobody', async () => {
  const answer = await fetch(at('?lang=cy'));
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.match(answer.headers.get('x-robots-tag') ?? '', /noindex/);
  assert.match(answer.headers.get('content-security-policy') ?? '', /form-action 'self'/);
  const html = await answer.text();
  assert.match(html, /<html lang="cy">/);
  assert.match(html, /<meta name="robots" content="noindex">/);
  assert.match(html, /Ydych chi am gael rhybuddion yn y cyfeiriad hwn\?/);
  assert.ok(!/ style=|<script>|onclick/.test(html));
  assert.equal(await proven(), false);
});

test('what is pasted must hold a link, and the page says so', async () => {
  for (const [act, link] of [
    ['confirm', ''],
    ['confirm', 'hello, what is this'],
    ['neither', 'confirm-it'],
  ] as const) {
    const { status, text } = await post(act, link);
    assert.equal(status, 422, link);
    assert.match(text, /role="alert"[^]*href="#link"/);
    assert.match(text, /aria-invalid="true"/);
  }
  const nowhere = await post('confirm', 'confirm-it', at().replace('hart', 'nowhere'));
  assert.equal(nowhere.status, 404);
  assert.equal(await proven(), false);
});

test('a button confirms, by the whole link or its end, once; then the link is old', async () => {
  const wrong = await post('confirm', 'stop-them');
  assert.equal(wrong.status, 410, 'a link does only what it is for');
  assert.match(wrong.text, /This link no longer works/);
  const elsewhere = await post('confirm', 'confirm-it', at().replace('hart', 'rushmoor'));
  assert.equal(elsewhere.status, 410);
  assert.equal(await proven(), false);
  const done = await post('confirm', ` ${at('?lang=en')}#confirm-it `);
  assert.equal(done.status, 200);
  for (const words of [
    /<h1>Your address is confirmed<\/h1>/,
    /Mum: GU51 ?4AE/,
    /Bins and recycling/,
    /To change what you get/,
  ])
    assert.match(done.text, words);
  assert.equal(await proven(), true);
  assert.equal((await post('confirm', 'confirm-it')).status, 410);
});

test('a button stops, and says so; then the link is old', async () => {
  const done = await post('stop', 'stop-them');
  assert.equal(done.status, 200);
  assert.match(done.text, /<h1>The emails are stopped<\/h1>/);
  await assert.rejects(relay.store.followers.get({ council: 'hart', tokenHash }), {
    code: 'follower-unknown',
  });
  const again = await post('stop', 'stop-them', at('?lang=cy'));
  assert.equal(again.status, 410);
  assert.match(again.text, /Nid yw’r ddolen hon yn gweithio mwyach/);
});
