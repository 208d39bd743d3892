import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import { after, before, test } from 'node:test';
import { startRelay, type TestRelay } from '../testing/relay.js';

let relay: TestRelay;
before(async () => {
  const brand = { base: 'govuk', brand: '#24234e' } as const;
  relay = await startRelay({ settings: { hart: { brand } } });
});
after(() => relay.close());

const get = (path: string) => fetch(`${relay.url}/c/hart/alerts/${path}`);

/** Red, green and blue at a place of a PNG whose rows have no filter. */
const pixel = (png: Buffer, x: number, y: number): number[] => {
  const width = png.readUInt32BE(16);
  const length = png.readUInt32BE(33);
  const rows = inflateSync(png.subarray(41, 41 + length));
  const at = y * (1 + width * 3) + 1 + x * 3;
  return [...rows.subarray(at, at + 3)];
};

test('a council’s alerts can be installed: a manifest in each language, with what it names', async () => {
  const answer = await get('app.webmanifest?lang=cy');
  assert.equal(answer.headers.get('content-type'), 'application/manifest+json; charset=utf-8');
  const manifest = (await answer.json()) as Record<string, unknown> & {
    icons: { src: string; sizes: string; type: string }[];
  };
  const base = '/c/hart/alerts/';
  assert.deepEqual(
    [manifest['name'], manifest['lang'], manifest['display'], manifest['theme_color']],
    ['Rhybuddion gan Hart Council', 'cy', 'standalone', '#24234e'],
  );
  assert.deepEqual(
    [manifest['id'], manifest['start_url'], manifest['scope']],
    [base, `${base}?lang=cy`, base],
  );
  const english = await get('app.webmanifest?lang=en');
  assert.match(await english.text(), /"name":"Alerts from Hart Council"/);
  for (const { src, sizes, type } of manifest.icons) {
    const icon = await fetch(`${relay.url}${src}`);
    assert.equal(icon.headers.get('content-type'), type);
    const png = Buffer.from(await icon.arrayBuffer());
    assert.equal(png.subarray(1, 4).toString(), 'PNG');
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    assert.equal(`${width}x${height}`, sizes);
    assert.deepEqual(pixel(png, 0, 0), [0x24, 0x23, 0x4e], 'the brand around');
    assert.deepEqual(pixel(png, width / 2, height / 2), [255, 255, 255], 'the bell');
  }
  const sizes = manifest.icons.map((icon) => icon.sizes);
  assert.ok(sizes.includes('192x192') && sizes.includes('512x512'), 'as browsers ask');
});

test('the page names manifest and icon; other sizes and councils have none', async () => {
  const html = await (await get('')).text();
  for (const tag of [
    '<link rel="manifest" href="/c/hart/alerts/app.webmanifest?lang=en">',
    '<link rel="apple-touch-icon" href="/c/hart/alerts/icon-180.png">',
    '<meta name="theme-color" content="#24234e">',
  ])
    assert.ok(html.includes(tag), tag);
  assert.equal((await get('icon-181.png')).status, 404);
  assert.equal((await fetch(`${relay.url}/c/nowhere/alerts/app.webmanifest`)).status, 404);
});
