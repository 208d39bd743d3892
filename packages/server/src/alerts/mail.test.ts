import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createLog } from '../ground/log.js';
import { digest, newId, newSecret } from '../ground/ids.js';
import { createPost, type Post } from '../people/mail.js';
import type { Store } from '../store/store.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { openSending } from '../testing/alert-sending.js';
import { handClock } from '../testing/chats.js';
import { atEwshot } from '../testing/hart.js';
import { startMailServer, type MailServer } from '../testing/mail-server.js';
import { eachEngine } from '../testing/stores.js';

eachEngine('alerts by e-mail', (stores) => {
  const clock = handClock();
  let server: MailServer;
  let post: Post;
  let store: Store;
  let desk: AlertDesk;
  const tokens = new Map<string, string>();

  const signUp = async (address: string, language = 'en', confirmed = true): Promise<void> => {
    const [link, tokenHash] = [digest(newSecret()), digest(newSecret())];
    await store.followers.signUp({
      ...{ council: 'hart', id: newId(), tokenHash, language, places: [atEwshot], services: [] },
      channel: {
        ...{ id: newId(), kind: 'email', address },
        link: { hash: link, expiresAt: clock.now() + 1_000 },
      },
      proof: { tokenHash: null },
    });
    tokens.set(address, tokenHash);
    if (confirmed) await store.emails.confirm({ council: 'hart', hash: link });
  };
  const follows = (address: string): Promise<boolean> =>
    store.followers.get({ council: 'hart', tokenHash: tokens.get(address) ?? '' }).then(
      () => true,
      () => false,
    );
  const sending = (node = 'one') => openSending(store, clock, { node, post, scan: 1_000 });
  const mailTo = (address: string) => server.mails.filter(({ to }) => to.includes(address));
  const header = (address: string, name: string): string => {
    const lines = mailTo(address).at(-1)?.headers ?? [];
    const line = lines.find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return line?.slice(name.length + 2) ?? '';
  };

  before(async () => {
    server = await startMailServer();
    const made = createPost(
      { smtpUrl: server.url, mailFrom: 'alerts@relay.example' },
      createLog('silent'),
    );
    assert.ok(made);
    post = made;
    store = await stores.open({ clock });
    desk = await openDesk(store, clock);
    await signUp('ann@example.com');
    await signUp('bea@example.com', 'cy');
    await signUp('nobody@example.com', 'en', false);
  });
  after(async () => {
    post.close();
    await server.stop();
  });

  test('go to who confirmed, in text and HTML, with a way to stop them in one step', async () => {
    const alert = await desk.approved({
      texts: {
        en: { headline: 'Flooding', what: 'The river rises & falls.', instruction: 'Move.' },
        cy: { headline: 'Llifogydd', what: 'Mae’r afon yn codi.', instruction: 'Ewch.' },
      },
    });
    const send = sending();
    await send.settle();
    assert.deepEqual(send.jobs, [], 'none of it by push');
    assert.deepEqual((await store.alerts.progress({ id: alert.id })).counts?.accepted, 2);
    assert.equal(mailTo('nobody@example.com').length, 0);
    const [english] = mailTo('ann@example.com');
    assert.match(english?.body ?? '', /The river rises & falls\./);
    assert.match(english?.body ?? '', /<p>The river rises &#38; falls\.<\/p>/);
    assert.ok(!english?.body.includes('Mae’r afon'));
    const [welsh] = mailTo('bea@example.com');
    assert.ok((welsh?.body.indexOf('Mae’r afon') ?? -1) < (welsh?.body.indexOf('The river') ?? -1));
    assert.equal(header('bea@example.com', 'Content-Language'), 'cy');
    assert.equal(header('ann@example.com', 'Auto-Submitted'), 'auto-generated');
    assert.equal(header('ann@example.com', 'List-Unsubscribe-Post'), 'List-Unsubscribe=One-Click');
    const stop = header('ann@example.com', 'List-Unsubscribe');
    const token = /^<https:\/\/relay\.example\/c\/hart\/alerts\/email\/(stop-\S+)>$/.exec(
      stop,
    )?.[1];
    assert.ok(token);
    assert.ok(english?.body.includes(`/c/hart/alerts/email?lang=en#${token}`));

    // The same link in every alert, and it stops this address alone.
    await desk.approved();
    await sending().settle();
    assert.equal(header('ann@example.com', 'List-Unsubscribe'), stop);
    await store.emails.stop({ council: 'hart', hash: digest(token) });
    assert.equal(await follows('ann@example.com'), false);
    assert.equal(await follows('bea@example.com'), true);
    await signUp('ann@example.com');
  });

  test('carry the facts of the page, and those of one line hang together', async () => {
    const first = await desk.approved();
    await sending().settle();
    const [opening] = mailTo('ann@example.com').slice(-1);
    assert.match(opening?.body ?? '', /Emergency alert: severe/);
    assert.match(opening?.body ?? '', /Where: Crookham West and Ewshot/);
    assert.match(opening?.body ?? '', /Sent: \S+ on \w+day .*\s+Ends: \S+ on \w+day /);
    assert.equal(header('ann@example.com', 'References'), '');
    const id = header('ann@example.com', 'Message-ID');

    const texts = { en: { headline: 'Dam is safe', what: 'Go home.', instruction: '' } };
    const draft = await desk.edit(await desk.version(await desk.read(first.id), 'all-clear'), {
      texts,
    });
    const handed = await desk.step(draft, { event: 'submit' }, desk.pat);
    const how = { event: 'approve', hash: handed.hash, understood: true } as const;
    await desk.step(handed, how, desk.alex);
    await sending().settle();
    assert.equal(header('ann@example.com', 'Subject'), 'All clear: Dam is safe');
    for (const name of ['In-Reply-To', 'References'])
      assert.equal(header('ann@example.com', name), id, name);
    const { body = '' } = mailTo('ann@example.com').at(-1) ?? {};
    assert.match(body, /All clear: Dam is safe\s+Emergency alert\s+All clear \S+ on \w+day /);
    assert.ok(!/severe|Ends:/.test(body), 'no danger any more');
    assert.equal(mailTo('bea@example.com').at(-1)?.body.includes('Emergency alert'), true);
  });

  test('a mailbox that is not there is gone; what a server will not take now comes later', async () => {
    await signUp('gone@example.com');
    await signUp('later@example.com');
    await signUp('never@example.com');
    await signUp('policy@example.com');
    server.sayTo('gone@example.com', '550 5.1.1 No such user');
    server.sayTo('later@example.com', '450 4.2.1 Greylisted');
    server.sayTo('never@example.com', '552 5.2.2 Mailbox full');
    server.sayTo('policy@example.com', '550 5.7.1 Refused by policy');
    const alert = await desk.approved();
    const send = sending();
    await send.settle();
    const counts = async () => (await store.alerts.progress({ id: alert.id })).counts;
    const now = { accepted: 2, gone: 1, failed: 2, pending: 1 };
    assert.deepEqual({ ...(await counts()), ...now }, await counts());
    assert.equal(await follows('gone@example.com'), false);
    assert.equal(await follows('policy@example.com'), true, 'the mailbox is there');
    server.sayTo('later@example.com', '');
    clock.pass(5_000);
    await send.settle();
    assert.deepEqual({ ...(await counts()), accepted: 3, pending: 0 }, await counts());
    assert.equal(mailTo('later@example.com').length, 1);
    for (const name of ['later', 'never', 'policy']) {
      const tokenHash = tokens.get(`${name}@example.com`) ?? '';
      await store.followers.erase({ council: 'hart', tokenHash });
    }
  });

  test('after a kill only what was on its way is repeated, under the same Message-ID', async () => {
    const alert = await desk.approved();
    const killed = sending('killed');
    while (await killed.timers.next()) continue;
    await killed.dispatch.next();
    // The second was taken by the mail server, and its relay died before it wrote that down.
    const lost = await store.dispatch.lease({ by: 'killed', ms: 0 });
    assert.equal(lost?.channels.length, 1, 'each mail is a batch of its own');
    const address = lost?.channels[0]?.endpoint ?? '';
    const others = ['ann@example.com', 'bea@example.com'].filter((one) => one !== address);
    const had = mailTo(others[0] ?? '').length;
    await sending('heir').settle();
    const first = header(address, 'Message-ID');
    assert.equal(mailTo(others[0] ?? '').length, had, 'who had it gets no other');
    assert.equal((await store.alerts.progress({ id: alert.id })).counts?.accepted, 2);
    // The same mail once more, as an heir would send it.
    const again = openSending(store, clock, { post });
    await again.mailer.send(
      await store.alerts.publicOne({ council: 'hart', id: alert.id }),
      await desk.councils.get('hart'),
      lost?.channels ?? [],
    );
    assert.equal(header(address, 'Message-ID'), first);
  });
});
