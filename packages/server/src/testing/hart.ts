import { fileURLToPath } from 'node:url';
import type { AlertDraft, Role } from '@bellman/protocol';
import { createCouncils, type Councils } from '../councils/councils.js';
import { importAreas } from '../councils/import-areas.js';
import type { Clock } from '../ground/clock.js';
import { digest, newId, newSecret } from '../ground/ids.js';
import type { SignedIn } from '../people/who.js';
import type { NewPushChannel } from '../store/channels.js';
import type { StoredPreferences } from '../store/follower-preferences.js';
import type { StoredPlace } from '../store/followers.js';
import type { Store } from '../store/store.js';

/** A file of Hart's real data. */
export const hartFile = (name: string): string =>
  fileURLToPath(new URL(`../../demo/hart/${name}`, import.meta.url));

/** Two of its wards, and a point in each (1e-7 degree). */
export const ewshot = { code: 'E05009354', lat: 512360130, lon: -8262030 } as const;
export const blackwater = { code: 'E05009352' } as const;

/** Hart with its real wards and a few services, in an empty store. */
export const makeHart = async (store: Store, clock: Clock): Promise<Councils> => {
  const councils = createCouncils({ store, clock });
  const service = (id: string, alerts = true) => ({ id, names: { en: id }, chat: true, alerts });
  const of = (name: string) => ({
    name: `${name} District Council`,
    shortName: name,
    services: [service('waste'), service('planning'), service('housing', false)],
    contact: { url: 'https://www.hart.example/contact', phone: '01252 622122' },
    privacyUrl: 'https://www.hart.example/privacy',
    routing: { wrapUp: 'offered' as const },
    pushContact: 'mailto:web@hart.example',
  });
  await councils.save('hart', of('Hart'));
  await councils.save('rushmoor', of('Rushmoor'));
  await importAreas({
    store,
    council: 'hart',
    file: hartFile('wards.geojson'),
    population: hartFile('ward-population.csv'),
  });
  return councils;
};

/** Somebody who works for a council, with a row of their own. */
export const makeStaff = async (
  store: Store,
  name: string,
  roles: readonly Role[],
  council = 'hart',
): Promise<SignedIn> => {
  const email = `${name.toLowerCase()}@${council}.example`;
  const { id } = await store.people.create({
    id: newId(),
    email,
    name,
    passwordHash: 'none',
    roles: roles.map((role) => ({ council, role })),
  });
  return {
    id,
    name,
    email,
    session: newId(),
    totp: false,
    roles: new Map([[council, new Set(roles)]]),
  };
};

export interface Signed {
  readonly follower: string;
  readonly channel: string;
  readonly tokenHash: string;
}

/** A follower with one channel, at `host`, signed up as the relay does it. */
export const signUp = async (
  store: Store,
  place: StoredPlace,
  more: {
    readonly services?: readonly string[];
    readonly language?: string;
    readonly host?: string;
    readonly council?: string;
    readonly preferences?: Partial<StoredPreferences>;
    /** A browser that can really be pushed to; else one that nothing opens. */
    readonly browser?: Pick<NewPushChannel, 'endpoint' | 'p256dh' | 'auth' | 'vapidKey'>;
  } = {},
): Promise<Signed> => {
  const { services = [], language = 'en', host = 'push.example', council = 'hart' } = more;
  const signed = { follower: newId(), channel: newId(), tokenHash: digest(newSecret()) };
  const usual = {
    endpoint: `https://${host}/${signed.channel}`,
    p256dh: 'p',
    auth: 'a',
    vapidKey: 'v',
  };
  const browser = more.browser ?? usual;
  await store.followers.signUp({
    council,
    id: signed.follower,
    tokenHash: signed.tokenHash,
    language,
    places: [place],
    services,
    preferences: more.preferences,
    channel: { id: signed.channel, host, endpointHash: digest(browser.endpoint), ...browser },
    proof: { tokenHash: null },
  });
  return signed;
};

/** Many at once, a few at a time, so that a store on a busy machine is not overrun. */
export const signUpAll = async (
  count: number,
  one: (index: number) => Promise<unknown>,
): Promise<void> => {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) await one(next++);
  };
  await Promise.all(Array.from({ length: 8 }, work));
};

/** A point in Ewshot ward. */
export const atEwshot: StoredPlace = {
  label: '',
  postcode: 'GU105AE',
  lat: ewshot.lat,
  lon: ewshot.lon,
};

/** A draft that is fit to be submitted at `now` (ms): a flood at Ewshot, for four hours. */
export const floodDraft = (now: number, more: Partial<AlertDraft> = {}): AlertDraft => ({
  kind: 'emergency',
  severity: 'Severe',
  urgency: 'Immediate',
  certainty: 'Likely',
  texts: { en: { headline: 'Flooding in Ewshot', what: 'The river is rising.', instruction: '' } },
  where: [{ type: 'area', code: ewshot.code }],
  services: [],
  link: '',
  expiresAt: now + 4 * 3_600_000,
  ...{ category: 'Met', buffer: 0, exercise: false, followable: false },
  ...{ partner: null, sendAt: null },
  ...more,
});
