import assert from 'node:assert/strict';
import { before, beforeEach } from 'node:test';
import type {
  ChangeFollower,
  FollowerView,
  NewChannel,
  NewFollower,
  NewFollowerAnswer,
} from '@bellman/protocol';
import { createCouncils } from '../councils/councils.js';
import { importAreas } from '../councils/import-areas.js';
import { importPostcodes } from '../councils/import-postcodes.js';
import { systemClock, type Clock } from '../ground/clock.js';
import { knownPushHosts } from '../ground/push-hosts.js';
import type { Call } from '../http/route.js';
import type { Post } from '../people/mail.js';
import { createEmails, type Emails } from '../push/emails.js';
import { followerRoutes, type FollowerRoutes } from '../push/followers.js';
import { createKeys } from '../push/keys.js';
import type { Store } from '../store/store.js';
import { createReceiver } from './receiver.js';
import type { TestStores } from './stores.js';

const demo = (name: string): string => new URL(`../../demo/${name}`, import.meta.url).pathname;

const service = (id: string, alerts: boolean) => ({ id, names: { en: id }, chat: true, alerts });
const settings = (name: string) => ({
  name,
  shortName: name,
  services: [service('waste', true), service('planning', true), service('housing', false)],
  contact: { url: 'https://www.hart.example/contact', phone: '' },
  privacyUrl: 'https://www.hart.example/privacy',
  pushContact: 'mailto:webteam@hart.example',
});

/** A browser's subscription; the same `name` is the same browser. */
const browsers = new Map<string, NewChannel>();
export const browser = (name: string): NewChannel => {
  const known = browsers.get(name);
  if (known) return known;
  const made = {
    endpoint: `https://updates.push.services.mozilla.com/wpush/v2/${name}`,
    keys: createReceiver().keys,
  };
  browsers.set(name, made);
  return made;
};

/**
 * Sets a block's store up with Hart and Rushmoor, and answers what a browser can ask of the
 * sign-up's handlers.
 */
export const signUpOn = (
  stores: TestStores,
  setting: { readonly post?: () => Post; readonly clock?: Clock } = {},
) => {
  const { clock = systemClock } = setting;
  let store: Store;
  let routes: FollowerRoutes & Emails['routes'];
  let count = 0;
  let fresh = '';

  before(async () => {
    store = await stores.open({ clock });
    const councils = createCouncils({ store, clock });
    await councils.save('hart', settings('Hart District Council'));
    await councils.save('rushmoor', settings('Rushmoor Borough Council'));
    await importAreas({ store, council: 'hart', file: demo('hart/wards.geojson') });
    await importPostcodes({ store, council: 'hart', file: demo('hart/codepoint-open-hart.csv') });
    await importPostcodes({
      store,
      council: 'rushmoor',
      file: demo('rushmoor/codepoint-open-rushmoor.csv'),
    });
    const keys = createKeys({ store, clock, secret: 'a secret of thirty-two characters' });
    const asked = { store, clock, councils, post: setting.post?.() ?? null };
    const emails = createEmails({ ...asked, baseUrl: () => 'https://relay.example' });
    routes = {
      ...followerRoutes({ store, clock, councils, keys, hosts: knownPushHosts, emails }),
      ...emails.routes,
    };
  });
  beforeEach(() => {
    fresh = `${stores.engine}-${(count += 1)}`;
  });

  const call = (body: unknown, bearer = '', council = 'hart', address = '127.0.0.1') =>
    ({ council, id: '', body, bearer, address }) as unknown as Call<'follow'>;
  const wish = (more: Partial<NewFollower> = {}): NewFollower => ({
    places: [{ postcode: 'gu514ae' }],
    services: ['waste'],
    language: 'en',
    channel: browser(fresh),
    ...more,
  });
  const follow = async (
    more: Partial<NewFollower> = {},
    bearer = '',
    council = 'hart',
    address = '127.0.0.1',
  ) => (await routes.follow(call(wish(more), bearer, council, address))) as NewFollowerAnswer;
  const followed = async (token: string, council = 'hart') =>
    (await routes.followed(call(undefined, token, council) as never)) as FollowerView;
  const change = async (token: string, body: ChangeFollower) =>
    (await routes.changeFollowed(call(body, token) as never)) as FollowerView;
  const confirm = async (token: string, council = 'hart') =>
    (await routes.confirmEmail(call({ token }, '', council) as never)) as FollowerView;
  const stop = (token: string) => routes.stopEmail(call({ token }) as never);
  const drop = (token: string, id: string) =>
    routes.dropChannel({ ...call(undefined, token), id } as never);
  const unfollow = (token: string) => routes.unfollow(call(undefined, token) as never);
  const refused = (act: Promise<unknown>, code: string) =>
    assert.rejects(act, { name: 'Problem', code });
  const gone = (token: string) => refused(followed(token), 'follower-unknown');
  return {
    /** A browser's name that no other test has. */
    fresh: () => fresh,
    store: () => store,
    follow,
    followed,
    change,
    confirm,
    stop,
    drop,
    unfollow,
    refused,
    gone,
  };
};
