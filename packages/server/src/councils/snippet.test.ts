import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Snippet } from '@bellman/protocol';
import * as v from 'valibot';
import { settingsOf } from '../testing/relay.js';
import { CouncilSettings, type Council } from './settings.js';
import { snippetRoutes } from './snippet.js';

describe('what a web team pastes', () => {
  const script = 'export {};';
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellman-snippet-'));
    await writeFile(join(folder, 'bellman.js'), script);
  });
  after(() => rm(folder, { recursive: true }));

  const snippet = async (change: Partial<Council> = {}): Promise<Snippet> => {
    const council = { id: 'hart', ...v.parse(CouncilSettings, settingsOf('Hart')), ...change };
    const { deskSnippet } = snippetRoutes({
      councils: { get: async () => council },
      baseUrl: () => 'https://relay.example',
      version: '1.2.3',
      folder,
    });
    return (await deskSnippet({ council: 'hart' } as never)) as Snippet;
  };

  test('is the element with its link, the script, the directives and the worker', async () => {
    const element =
      '<bellman-widget council="hart" worker="/bellman-worker.js"><a href="https://www.hart.example/contact">Contact us</a></bellman-widget>\n';
    const integrity = createHash('sha384').update(script).digest('base64');
    assert.deepEqual(await snippet(), {
      tag: `${element}<script type="module" src="https://relay.example/widget/bellman.js" data-council="hart" data-worker="/bellman-worker.js"></script>`,
      pinned: `${element}<script type="module" src="https://relay.example/widget/1.2.3/bellman.js" integrity="sha384-${integrity}" crossorigin="anonymous" data-council="hart" data-worker="/bellman-worker.js"></script>`,
      csp: "script-src https://relay.example; connect-src https://relay.example wss://relay.example; img-src https://relay.example; worker-src 'self'",
      trustedTypes: 'trusted-types lit-html bellman',
      worker: {
        name: 'bellman-worker.js',
        body: "importScripts('https://relay.example/widget/1.2.3/push-worker.js');\n",
      },
      version: '1.2.3',
    });
  });

  test('names no worker where there are no alerts, and lets no address out of its quotes', async () => {
    const url = 'https://www.hart.example/?a="><script>';
    const services = settingsOf('Hart').services.map((one) => ({
      ...{ ...one, sensitive: false },
      alerts: false,
    }));
    const { tag, csp } = await snippet({ contact: { url, phone: '', emergency: '' }, services });
    assert.equal(`${tag} ${csp}`.includes('worker'), false);
    assert.match(tag, /href="https:\/\/www\.hart\.example\/\?a=&#34;&#62;&#60;script&#62;"/);
  });
});
