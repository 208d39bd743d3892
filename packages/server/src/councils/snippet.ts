import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Snippet } from '@bellman/protocol';
import { folders } from '../ground/folders.js';
import { markup, type Html } from '../ground/html.js';
import type { Handlers } from '../http/route.js';
import type { Council } from './settings.js';

interface SnippetParts {
  readonly councils: { get(id: string): Promise<Council> };
  /** The relay's own address, without a slash at its end. */
  readonly baseUrl: () => string;
  /** The widget's version, which its lasting addresses name. */
  readonly version: string;
  /** Where the widget's files are. */
  readonly folder?: string;
}

/** The worker's file on the council's own site: a browser lets a site be woken by its own only. */
const worker = 'bellman-worker.js';

/** What a council's web team pastes into its site (E3, E7). */
export const snippetRoutes = (parts: SnippetParts): Handlers<'deskSnippet'> => {
  const { councils, baseUrl, version, folder = folders.widget } = parts;
  return {
    deskSnippet: async ({ council: id }): Promise<Snippet> => {
      const council = await councils.get(id);
      const relay = new URL(baseUrl()).origin;
      const lasting = `${relay}/widget/${version}`;
      const integrity = markup` integrity="${await integrityOf(join(folder, 'bellman.js'))}" crossorigin="anonymous"`;
      return {
        tag: tagOf(council, markup`${relay}/widget/bellman.js`, markup``),
        pinned: tagOf(council, markup`${lasting}/bellman.js`, integrity),
        csp: policyOf(council, relay),
        trustedTypes: 'trusted-types lit-html bellman',
        worker: { name: worker, body: `importScripts('${lasting}/push-worker.js');\n` },
        version,
      };
    },
  };
};

const hasAlerts = ({ services }: Council): boolean => services.some(({ alerts }) => alerts);

/** What a Content-Security-Policy needs; for alerts alone also the site's own worker file (CSP 3). */
const policyOf = (council: Council, relay: string): string =>
  [
    `script-src ${relay}`,
    `connect-src ${relay} ${relay.replace(/^http/, 'ws')}`,
    `img-src ${relay}`,
    ...(hasAlerts(council) ? ["worker-src 'self'"] : []),
  ].join('; ');

/** The element with its fallback, then the script: it finds the element, or adds one of its own. */
const tagOf = (council: Council, src: Html, more: Html): string => {
  const { id, contact, languages } = council;
  const [onElement, onScript] = hasAlerts(council)
    ? [markup` worker="/${worker}"`, markup` data-worker="/${worker}"`]
    : [null, null];
  const words = languages[0] === 'cy' ? 'Cysylltu â ni' : 'Contact us';
  return markup`<bellman-widget council="${id}"${onElement}><a href="${contact.url}">${words}</a></bellman-widget>
<script type="module" src="${src}"${more} data-council="${id}"${onScript}></script>`.text;
};

/** Subresource Integrity (W3C) of a file as it is served. */
const integrityOf = async (file: string): Promise<string> =>
  `sha384-${createHash('sha384')
    .update(await readFile(file))
    .digest('base64')}`;
