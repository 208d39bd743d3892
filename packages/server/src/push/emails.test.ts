import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { limits } from '@bellman/protocol';
import { digest } from '../ground/ids.js';
import { createLog } from '../ground/log.js';
import { createPost, type Post } from '../people/mail.js';
import { handClock } from '../testing/chats.js';
import { startMailServer, type MailServer } from '../testing/mail-server.js';
import { browser, signUpOn } from '../testing/sign-up.js';
import { eachEngine } from '../testing/stores.js';

eachEngine('alerts by e-mail', (stores) => {
  const clock = handClock(Date.now());
  let server: MailServer;
  let post: Post | null = null;
  const config = () => ({ smtpUrl: server.url, mailFrom: 'alerts@relay.example' });
  const send = (): Post => {
    post ??= createPost(config(), createLog('silent'));
    if (post === null) throw new Error('There is no mail server.');
    return post;
  };
  // Before the store, which is set up with it.
  before(async () => {
    server = await startMailServer();
  });
  const on = signUpOn(stores, { post: send, clock });
  const { change, confirm, drop, follow, followed, gone, refused, stop } = on;
  after(async () => {
    post?.close();
    await server.stop();
  });

  /** The secret of the link in the newest mail. */
  const linkIn = (): string => {
    const { body = '' } = server.mails.at(-1) ?? {};
    const url = new URL(
      /https:\/\/relay\.example\/c\/hart\/alerts\/email\S*/.exec(body)?.[0] ?? '',
    );
    assert.equal(url.search.replace(/^\?lang=(en|cy)$/, ''), '', 'no secret before the fragment');
    return url.hash.slice(1);
  };
  const signUp = (email: string, more: Parameters<typeof follow>[0] = {}) =>
    follow({ ...more, channel: { email } });

  test('count once their holder has confirmed, by a link that works once', async () => {
    const { token, follower } = await signUp(' ann@example.com ', { language: 'cy' });
    const [channel, ...others] = follower.channels;
    assert.deepEqual(
      [channel?.kind, channel?.at, channel?.proven, others.length],
      ['email', 'a…@example.com', false, 0],
    );
    const [mail] = server.mails;
    assert.deepEqual(mail?.to, ['ann@example.com']);
    assert.match(mail?.body ?? '', /Gofynnodd rhywun/);
    assert.ok(!/GU51|Mozilla/.test(mail?.body ?? ''), 'nothing that a stranger wrote');
    const link = linkIn();
    assert.match(link, /^confirm-/);
    await refused(confirm(`${link}x`), 'email-link-old');
    await refused(confirm(link, 'rushmoor'), 'email-link-old');
    await refused(stop(link), 'email-link-old');
    assert.equal((await confirm(link)).channels[0]?.proven, true);
    await refused(confirm(link), 'email-link-old');
    assert.equal((await followed(token)).channels[0]?.proven, true);
  });

  test('answer a stranger the same whether the address is known or not', async () => {
    const known = await signUp('bea@example.com');
    await confirm(linkIn());
    const mailed = server.mails.length;
    const again = await signUp('BEA@example.com');
    const fresh = await signUp('cay@example.com');
    const told = ({ follower }: typeof again) => ({
      ...follower,
      ...{ id: '', channels: follower.channels.map(({ kind, proven }) => [kind, proven]) },
    });
    assert.deepEqual(told(again), told(fresh));
    assert.equal(server.mails.length, mailed + 2, 'both are asked');
    assert.equal((await followed(known.token)).channels[0]?.proven, true, 'nothing was taken');
    // Who reads the mail decides: the address moves, and what it leaves empty is erased.
    const own = server.mails.findLast(({ to }) => to.includes('BEA@example.com'));
    await confirm(/#(confirm-\S+)/.exec(own?.body ?? '')?.[1] ?? '');
    await gone(known.token);
    assert.equal((await followed(again.token)).channels[0]?.proven, true);
  });

  test('are forgotten when nobody confirms them in a day', async () => {
    const { token } = await signUp('dan@example.com');
    const link = linkIn();
    clock.pass(limits.emailLink.confirm);
    await refused(confirm(link), 'email-link-old');
    await on.store().emails.prune({ unconfirmedMs: limits.emailLink.confirm });
    await gone(token);
  });

  test('are asked three times a day at most, and a slip leaves nothing behind', async () => {
    for (let n = 0; n < limits.confirmationsToOne; n += 1) await signUp('eve@example.com');
    await refused(signUp('Eve@example.com'), 'confirmations-too-many');
    await refused(signUp('eve'), 'email-malformed');
    server.sayTo('fay@example.com', '451 4.3.0 Later');
    await refused(signUp('fay@example.com'), 'mail-failed');
    clock.pass(24 * 3_600_000);
    await on.store().emails.prune({ unconfirmedMs: limits.emailLink.confirm });
    await signUp('eve@example.com');
  });

  test('are a second way beside a browser, and each goes alone', async () => {
    const { token } = await follow({ channel: browser(on.fresh()) });
    clock.pass(1_000);
    const both = await change(token, { channel: { email: 'gus@example.com' } });
    assert.deepEqual(
      both.channels.map(({ kind }) => kind),
      ['push', 'email'],
    );
    await confirm(linkIn());
    const mails = server.mails.length;
    await change(token, { channel: { email: 'GUS@example.com' } });
    assert.equal(server.mails.length, mails, 'who has confirmed is not asked again');
    const [push, email] = (await followed(token)).channels;
    await refused(drop(token, 'unknown'), 'channel-unknown');
    await drop(token, push?.id ?? '');
    // By the link in an alert, whose secret the store knows the digest of.
    const link = { council: 'hart', channel: email?.id ?? '', hash: digest('stop-secret') };
    await on.store().emails.keepStop({ ...link, expiresAt: clock.now() + 1_000 });
    await stop('stop-secret');
    await gone(token);
    await refused(stop('stop-secret'), 'email-link-old');
  });

  test('of another follower are not theirs to drop', async () => {
    const one = await follow({ channel: browser(`${on.fresh()}-one`) });
    const other = await follow({ channel: browser(`${on.fresh()}-other`) });
    const theirs = one.follower.channels[0]?.id ?? '';
    await refused(drop(other.token, theirs), 'channel-unknown');
    assert.equal((await followed(one.token)).channels.length, 1);
  });
});
