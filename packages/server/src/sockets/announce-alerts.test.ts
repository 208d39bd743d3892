import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AlertDraft, AlertsInForce, StaffAlert, VersionType } from '@bellman/protocol';
import { createInForce } from '../alerts/current.js';
import { createViews } from '../chat/views.js';
import { createLog } from '../ground/log.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { openSending } from '../testing/alert-sending.js';
import { handClock, startOf } from '../testing/chats.js';
import { atEwshot, signUp } from '../testing/hart.js';
import { eachEngine } from '../testing/stores.js';
import type { Store } from '../store/store.js';
import { announceAlerts, type AlertNews } from './announce-alerts.js';
import { rooms } from './rooms.js';
import { createSockets, type ResidentSocket } from './server.js';

const HOUR = 3_600_000;
type Told = AlertsInForce | null | { readonly council: string };

/** A listener in a room of one namespace, without a network. */
const listener = (council: string, id: string) => {
  const heard: Told[] = [];
  const waiting = new Set<() => void>();
  const socket = {
    id,
    data: { council, held: null },
    rooms: new Set([rooms.council(council)]),
    emit: (_event: string, what: Told) => {
      heard.push(what);
      for (const look of [...waiting]) look();
    },
  };
  return {
    socket: socket as unknown as ResidentSocket,
    heard,
    /** The first thing heard, earlier or later, that fits. */
    hears: (fits: (what: Told) => boolean): Promise<Told> =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = heard.find(fits);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
};

const says =
  (headline: string, language: 'en' | 'cy' = 'en') =>
  (what: Told): boolean =>
    what !== null && 'en' in what && what[language].alerts.some((one) => one.headline === headline);

eachEngine('what residents in chats are told of alerts', (stores) => {
  const clock = handClock();
  let store: Store;
  let desk: AlertDesk;
  let news: AlertNews;
  const ours = listener('hart', 'ours');
  const theirs = listener('rushmoor', 'theirs');
  const reads: string[] = [];
  let first: StaffAlert;

  before(async () => {
    store = await stores.open({ clock });
    desk = await openDesk(store, clock);
    await signUp(store, atEwshot, {});
    const sockets = createSockets(() => Promise.resolve(false));
    for (const { socket } of [ours, theirs]) {
      sockets.resident.sockets.set(socket.id, socket);
      void sockets.resident.adapter.addAll(socket.id, socket.rooms);
    }
    const { councils } = desk;
    const inForce = createInForce({
      store,
      clock,
      councils,
      baseUrl: () => 'https://relay.example',
    });
    news = announceAlerts({
      ...{ bus: store.bus, sockets, clock, log: createLog('silent') },
      inForce: (council) => {
        reads.push(council);
        return inForce(council);
      },
    });
  });
  after(() => news.stop());

  test('at first nothing is in force', async () => {
    for (const { socket, hears } of [ours, theirs]) {
      news.greet(socket);
      await hears((what) => what === null);
    }
  });

  const send = async (draft: StaffAlert): Promise<StaffAlert> => {
    const submitted = await desk.step(draft, { event: 'submit' }, desk.pat);
    const how = { event: 'approve', hash: submitted.hash, understood: true } as const;
    const approved = await desk.step(submitted, how, desk.alex);
    await openSending(store, clock).settle();
    return approved;
  };
  const words = (en: string, cy: string): AlertDraft['texts'] => ({
    en: { headline: en, what: `${en}.`, instruction: '' },
    cy: { headline: cy, what: `${cy}.`, instruction: '' },
  });
  const further = async (type: Exclude<VersionType, 'alert'>, en: string, cy: string) =>
    send(await desk.edit(await desk.version(first, type), { texts: words(en, cy) }));

  test('one that is sent comes once, in both languages, to its own council alone', async () => {
    const { id } = await desk.create({ severity: 'Severe', texts: words('Gas', 'Nwy') });
    assert.deepEqual(ours.heard, [null], 'a draft is nobody’s news');
    first = await send(await desk.read(id));
    const told = (await ours.hears(says('Gas'))) as AlertsInForce;
    assert.equal(told.news, true);
    assert.equal(told.at, clock.now(), 'by the relay’s clock');
    assert.equal(told.cy.alerts[0]?.headline, 'Nwy');
    assert.equal(told.cy.alerts[0]?.url, `https://relay.example/c/hart/alerts/${id}?lang=cy`);
    // However often it moved on while it was sent.
    assert.equal(ours.heard.filter(says('Gas')).length, 1);
    assert.deepEqual(theirs.heard, [null]);
  });

  test('whoever is handed a chat is told what is in force, together with those who come beside', async () => {
    const late = listener('hart', 'late');
    const none = listener('rushmoor', 'none');
    const told = ours.heard.length;
    for (const { socket } of [late, none, none]) news.greet(socket);
    const greeted = (await late.hears(says('Gas'))) as AlertsInForce;
    assert.equal(greeted.news, false);
    assert.equal(await none.hears((what) => what === null), null);
    assert.deepEqual(
      reads.filter((council) => council === 'rushmoor'),
      ['rushmoor', 'rushmoor'],
      'one read for both who come',
    );
    assert.equal(ours.heard.length, told);
  });

  test('an update and an all-clear take its place, and in the end nothing is in force', async () => {
    await further('update', 'More gas', 'Mwy o nwy');
    const update = (await ours.hears(says('More gas'))) as AlertsInForce;
    assert.deepEqual(
      update.en.alerts.map(({ headline }) => headline),
      ['More gas'],
    );
    await further('all-clear', 'The gas is gone', 'Mae’r nwy wedi mynd');
    const clear = (await ours.hears(says('The gas is gone'))) as AlertsInForce;
    assert.deepEqual(
      clear.en.alerts.map(({ headline, type }) => [headline, type]),
      [['The gas is gone', 'all-clear']],
    );
    clock.pass(15 * 24 * HOUR);
    await openSending(store, clock).settle();
    await ours.hears((what) => what === null && ours.heard.length > 3);
    assert.deepEqual(theirs.heard, [null]);
  });

  test('general news is no part of it', async () => {
    const general = { kind: 'general', severity: 'Minor', expiresAt: clock.now() + HOUR } as const;
    await signUp(store, atEwshot, { preferences: { general: true }, services: ['waste'] });
    await send(await desk.create({ ...general, texts: words('A fair', 'Ffair') }));
    await desk.approved({ severity: 'Severe', texts: words('Ice', 'Iâ') });
    await openSending(store, clock).settle();
    await ours.hears(says('Ice'));
    assert.ok(!ours.heard.some(says('A fair')));
  });

  test('a chat is about the line of an alert that went out there, and the desk reads its newest', async () => {
    const views = createViews(store);
    const about = async (council: string, alert: string) => {
      const { conversation } = await store.chat.start(startOf({ council, alert }));
      return (await views.conversation(conversation.id))?.staff.alert;
    };
    assert.equal((await about('hart', first.id))?.headline, 'The gas is gone');
    assert.equal(await about('rushmoor', first.id), undefined);
    assert.equal(await about('hart', (await desk.create()).id), undefined);
  });
});
