import { Problem, type Brand, type Language } from '@bellman/protocol';
import { themeOf } from '@bellman/themes';
import { express, type Request, type Router } from './express.js';
import { iconPng } from './icon.js';

/** What of a council stands on a phone's first screen. */
export interface Installed {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly brand: Brand;
}

/** Icons as PNG files, pixels: what iPhones ask for, and what the others do. */
const SIZES = [180, 192, 512] as const;

const named: Readonly<Record<Language, (council: Installed) => { name: string; short: string }>> = {
  en: ({ name, shortName }) => ({ name: `Alerts from ${name}`, short: `${shortName} alerts` }),
  cy: ({ name, shortName }) => ({
    name: `Rhybuddion gan ${name}`,
    short: `Rhybuddion ${shortName}`,
  }),
};

/**
 * The web app manifest (W3C Web Application Manifest): iPhones and iPads let a page ask for
 * notifications only once it stands on their first screen. Its scope is the worker's.
 */
export const manifestOf = (council: Installed, language: Language): object => {
  const base = `/c/${council.id}/alerts/`;
  const { brand, page } = themeOf(council.brand);
  const { name, short } = named[language](council);
  return {
    name,
    short_name: short,
    lang: language,
    dir: 'ltr',
    // The same in each language: it is one application.
    id: base,
    // Spelt out, so that what was chosen holds, whatever the browser prefers.
    start_url: `${base}?lang=${language}`,
    scope: base,
    display: 'standalone',
    theme_color: brand,
    background_color: page,
    icons: SIZES.map((size) => ({
      src: `${base}icon-${size}.png`,
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose: 'any maskable',
    })),
  };
};

/** `/c/{council}/alerts/app.webmanifest` and the icons that it names, in the council's colours. */
export const installFiles = (
  council: (id: string) => Promise<Installed>,
  languageOf: (request: Request) => Language,
): Router => {
  const router = express.Router({ strict: true });
  const made = new Map<string, Buffer>();
  router.get('/:council/alerts/app.webmanifest', async (request, response) => {
    response.locals['route'] = 'manifest';
    const manifest = manifestOf(await council(request.params.council), languageOf(request));
    response.set({ 'Cache-Control': 'no-cache', Vary: 'Accept-Language' });
    response.type('application/manifest+json').send(JSON.stringify(manifest));
  });
  router.get('/:council/alerts/icon-:size.png', async (request, response) => {
    response.locals['route'] = 'icon';
    const size = SIZES.find((one) => String(one) === request.params.size);
    const { brand, onBrand } = themeOf((await council(request.params.council)).brand);
    if (size === undefined) throw new Problem('not-found');
    const key = `${size} ${brand} ${onBrand}`;
    const icon = made.get(key) ?? iconPng(size, { ground: brand, bell: onBrand });
    // Colours change with settings; nobody needs the old ones.
    if (made.size >= 300) made.clear();
    made.set(key, icon);
    response.set('Cache-Control', 'public, max-age=86400').type('png').send(icon);
  });
  return router;
};
