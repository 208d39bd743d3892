import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { AlertDraft, StaffAlert } from '@bellman/protocol';
import { schemaErrors } from '../../testing/cap.js';
import { openCapDesk, type CapDesk } from '../../testing/cap-desk.js';
import { handClock } from '../../testing/chats.js';
import { blackwater, ewshot } from '../../testing/hart.js';
import { makePartner, receiving } from '../../testing/partners.js';
import { eachEngine } from '../../testing/stores.js';

const HOUR = 3_600_000;

/** What a draft says, without whose it is and where it came from. */
const said = (alert: StaffAlert | AlertDraft) => {
  const { kind, severity, urgency, certainty, texts, category, where, buffer } = alert;
  const { services, exercise, followable, link, expiresAt } = alert;
  const what = { kind, severity, urgency, certainty, texts, category, where, buffer };
  return { ...what, services, exercise, followable, link, expiresAt };
};

eachEngine('the CAP messages of a line', (stores) => {
  const clock = handClock(Date.parse('2026-06-01T09:00:00Z'));
  let cap: CapDesk;
  before(async () => {
    cap = await openCapDesk(await stores.open({ clock }), clock);
  });
  const refs = async (alert: string) => {
    const { msg_type: type, refs: references, sender, identifier, sent } = await cap.message(alert);
    return { type, references, name: `${sender},${identifier},${sent}` };
  };

  test('are one for each step that puts one out, and each names those before', async () => {
    const { desk } = cap;
    const first = await cap.sent();
    clock.pass(60_000);
    const update = await cap.out(await desk.version(first, 'update'));
    clock.pass(60_000);
    const correction = await cap.out(await desk.version(first, 'correction'));
    clock.pass(60_000);
    const clear = await desk.version(first, 'all-clear');
    const en = { ...clear.texts.en, what: 'The water has gone.' };
    const over = await cap.out(await desk.edit(clear, { ...said(clear), texts: { en } }));
    const made: Awaited<ReturnType<typeof refs>>[] = [];
    for (const { id } of [first, update, correction, over]) made.push(await refs(id));
    assert.deepEqual(
      made.map(({ type }) => type),
      ['Alert', 'Update', 'Update', 'Cancel'],
    );
    made.forEach(({ references }, index) =>
      assert.equal(
        references,
        made
          .slice(0, index)
          .map(({ name }) => name)
          .join(' '),
      ),
    );
    assert.equal(made[0]?.name, `hart@alerts.example,${first.id}.3,2026-06-01T10:00:00+01:00`);
    const all: string[] = [];
    for (const { id } of [first, update, correction, over]) all.push((await cap.message(id)).xml);
    assert.deepEqual(await schemaErrors(...all), []);
    assert.match(all[3] ?? '', /AllClear/);

    // They never change: neither by asking again, nor once the alert is over.
    clock.pass(HOUR * 24);
    await cap.settle();
    assert.equal((await cap.message(first.id)).xml, all[0]);
    // Each by its own address, and none of another council's.
    const served = await cap.feeds.cap('hart', first.id);
    assert.deepEqual([served.body, served.fixed], [all[0], false]);
    const { id } = await cap.message(over.id);
    assert.equal((await cap.feeds.cap('hart', id)).fixed, true);
    await assert.rejects(cap.feeds.cap('rushmoor', id), { code: 'alert-unknown' });
  });

  test('of a stop: a Cancel where it had begun to go out, and nothing where it had not', async () => {
    const { desk } = cap;
    const waiting = await desk.approved();
    await desk.step(waiting, { event: 'stop' }, desk.pat);
    await cap.settle();
    await assert.rejects(cap.message(waiting.id), /No message/);

    const { id, revision } = await desk.approved();
    await desk.store.alerts.send({ id, followers: 1 });
    await desk.step({ ...waiting, id, revision }, { event: 'stop' }, desk.pat);
    await cap.settle();
    const made = await refs(id);
    assert.equal(made.type, 'Cancel');
    assert.match(made.references, new RegExp(`,${id}\\.3,`));
    const { xml } = await cap.message(id);
    assert.match(xml, /<note>Stopped /);
    assert.deepEqual(await schemaErrors(xml), []);
  });

  test('come back in as the same draft', async () => {
    const { desk } = cap;
    const receive = receiving(desk);
    const partner = await makePartner(desk.store, 'hart');
    const cy = { headline: 'Llifogydd', what: 'Mae’r afon\n\nyn codi.', instruction: '' };
    const en = {
      headline: 'Flood & "more"',
      what: 'Two  spaces.\n\n  A line <in>.',
      instruction: '',
    };
    const circle = { type: 'circle', name: 'Around GU51 4AE', lat: 512_360_130, lon: -8_262_030 };
    const corners = [
      [-8_262_030, 512_360_130],
      [-8_200_000, 512_360_130],
      [-8_200_000, 512_400_000],
      [-8_262_030, 512_360_130],
    ] as [number, number][];
    const drafts: Partial<AlertDraft>[] = [
      {},
      { texts: { en, cy }, link: 'https://www.hart.example/flood?a=1&b=2' },
      {
        ...{ kind: 'service', services: ['waste'], followable: true, severity: 'Minor' },
        where: [
          { type: 'area', code: ewshot.code },
          { type: 'area', code: blackwater.code },
        ],
      },
      {
        where: [
          { ...circle, type: 'circle', radius: 750 },
          { type: 'polygon', name: 'The river', polygons: [[corners]] },
        ],
      },
    ];
    for (const one of drafts) {
      const sent = await cap.sent(one);
      const answer = await receive(partner, (await cap.message(sent.id)).xml);
      assert.ok('alert' in answer, JSON.stringify(answer));
      const back = await desk.read(answer.alert);
      assert.deepEqual(said(back), said(sent));
      assert.deepEqual([back.state, back.source], ['draft', { from: 'cap', notes: [] }]);
      assert.deepEqual([back.partner, back.partnerName], [partner.id, 'Police']);
    }
  });

  test('that follow up come in as further versions of the line', async () => {
    const { desk } = cap;
    const receive = receiving(desk);
    const partner = await makePartner(desk.store, 'hart', { name: 'Fire service' });
    const first = await cap.message((await cap.sent()).id);
    const come = async (xml: string): Promise<StaffAlert> => {
      const answer = await receive(partner, xml);
      assert.ok('alert' in answer, JSON.stringify(answer));
      return desk.read(answer.alert);
    };
    const draft = await come(first.xml);
    const { sender, identifier, sent } = first;
    const next = (type: string, more: string, id = 'next-1'): string =>
      first.xml
        .replace(identifier, id)
        .replace('>Alert<', `>${type}<`)
        .replace('<info>', `<references>${sender},${identifier},${sent}${more}</references><info>`);
    const early = await receive(partner, next('Update', ''));
    assert.equal(Reflect.get(early, 'code'), 'alert-line-not-out');
    await cap.out(draft);
    const update = await come(next('Update', ` ${sender},unknown,${sent}`));
    assert.deepEqual([update.type, update.line, update.state], ['update', draft.line, 'draft']);
    assert.deepEqual(update.source.notes, [
      'It refers to messages that had not come here as well.',
    ]);
    // The same one again is the same draft; another waits until this one is out.
    assert.equal((await come(next('Update', ` ${sender},unknown,${sent}`))).id, update.id);
    const soon = await receive(partner, next('Cancel', '', 'next-2'));
    assert.equal(Reflect.get(soon, 'code'), 'alert-version-under-way');
    await cap.out(update);
    const bare = next('Cancel', '', 'next-3').replace(/<info>[^]*<\/info>/, '');
    const clear = await come(bare);
    assert.deepEqual([clear.type, clear.urgency], ['all-clear', 'Past']);
    // Nobody else's message goes on with it.
    const other = await makePartner(desk.store, 'hart', { name: 'Water company' });
    const foreign = await receive(other, next('Cancel', '', 'next-4'));
    assert.equal(Reflect.get(foreign, 'code'), 'cap-reference-unknown');
  });

  test('are listed in feeds, newest first, in either language', async () => {
    const { feeds } = cap;
    const { body, type } = await feeds.feed('hart', 'json', 'en');
    assert.equal(type, 'application/feed+json');
    const { version, items } = JSON.parse(body) as {
      version: string;
      items: { title: string; url: string; attachments: { url: string }[] }[];
    };
    assert.equal(version, 'https://jsonfeed.org/version/1.1');
    assert.ok(items.some(({ title }) => title === 'All clear: Flooding in Ewshot'));
    assert.ok(items.some(({ title }) => title === 'Stopped: Flooding in Ewshot'));
    for (const { attachments, url } of items) {
      assert.match(
        url,
        /\/c\/hart\/alerts\/[^/]+\?lang=en$/,
        'as chosen, whatever a browser prefers',
      );
      const id = /\/feeds\/hart\/cap\/([^/]+)\.xml$/.exec(attachments[0]?.url ?? '')?.[1] ?? '';
      assert.equal((await feeds.cap('hart', id)).fixed, true);
    }
    const atom = await feeds.feed('hart', 'atom', 'cy');
    assert.match(atom.body, /<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom" xml:lang="cy">/);
    assert.match(atom.body, /<title>Llifogydd<\/title>/);
    assert.equal((await feeds.feed('rushmoor', 'atom', 'en')).modified, 0);
  });
});
