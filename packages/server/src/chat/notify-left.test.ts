import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { createLog } from '../ground/log.js';
import { createPost, type Post } from '../people/mail.js';
import { answeredDue } from '../store/chat-timers.js';
import type { Store } from '../store/store.js';
import { fromStaff, giveRoom, handClock, startOf } from '../testing/chats.js';
import { makeHart } from '../testing/hart.js';
import { startMailServer, type MailServer } from '../testing/mail-server.js';
import { eachEngine } from '../testing/stores.js';
import { createNotifyLeft } from './notify-left.js';
import { resumeCodeOf } from './reference.js';
import { createChatTimers } from './timers.js';

const MINUTE = 60_000;
const secret = 'a secret of thirty-two characters';
const log = createLog('silent');

eachEngine('the answer to a message that was left', (stores) => {
  let mail: MailServer;
  const posts: Post[] = [];
  before(async () => {
    mail = await startMailServer();
  });
  afterEach(() => {
    mail.will('take');
    for (const post of posts.splice(0)) post.close();
  });
  after(() => mail.stop());

  const open = async (off = false) => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const councils = await makeHart(store, clock);
    await giveRoom(store, 'sam');
    const post = createPost({ smtpUrl: off ? null : mail.url, mailFrom: 'web@hart.example' }, log);
    if (post !== null) posts.push(post);
    const node = (name: string, over: Store = store) => {
      const acts = {
        [answeredDue]: createNotifyLeft({ store: over, clock, councils, secret, post }),
      };
      return createChatTimers({ store: over, clock, log, name: 'mail', node: name, acts });
    };
    const one = node('one');
    const settle = async (): Promise<void> => {
      while (await one.next()) continue;
    };
    const left = async (email: string | null, more: object = {}): Promise<string> => {
      const given = startOf({ left: { answerBy: clock.now(), email }, ...more });
      await store.chat.start(given);
      const { conversation } = given;
      await store.chat.take({ conversation, staff: 'sam', staffName: 'Sam' });
      return conversation;
    };
    const answer = (conversation: string, id: string) =>
      store.chat.append({ messages: [fromStaff(conversation, 'sam', id, 'It is on Friday.')] });
    const emailOf = async (conversation: string) => (await store.chat.get({ conversation }))?.email;
    const close = async (): Promise<void> => {
      councils.close();
      await store.close();
    };
    return { clock, store, councils, node, settle, left, answer, emailOf, close };
  };

  test('is told of once, at the first answer, without its words; then the address is forgotten', async () => {
    const on = await open();
    const earlier = mail.mails.length;
    const chat = await on.left('ann@example.com');
    await on.settle();
    assert.equal(mail.mails.length, earlier, 'being taken is no answer');
    await on.answer(chat, 'a');
    await on.settle();
    await on.answer(chat, 'b');
    await on.settle();
    assert.equal(mail.mails.length, earlier + 1);
    const { to, headers, body } = mail.mails.at(-1) ?? { to: [], headers: [''], body: '' };
    assert.deepEqual(to, ['ann@example.com']);
    assert.ok(headers.includes('Subject: Hart District Council has answered your message'));
    const row = await on.store.chat.get({ conversation: chat });
    for (const part of [
      row?.reference ?? '?',
      resumeCodeOf(secret, chat),
      'https://www.hart.example/contact',
    ])
      assert.ok(body.includes(part), `${part} in ${body}`);
    assert.ok(!body.includes('Friday'));
    assert.equal(row?.email, null);
    await on.close();
  });

  test('in the chat’s language, and with a subject that says little where it is sensitive', async () => {
    const on = await open();
    const hart = await on.councils.get('hart');
    const services = hart.services.map((one) => ({ ...one, sensitive: one.id === 'housing' }));
    const { id: _id, ...settings } = hart;
    await on.councils.save('hart', { ...settings, services });
    const chat = await on.left('ann@example.com', { service: 'housing', language: 'cy' });
    await on.answer(chat, 'a');
    await on.settle();
    const { headers, body } = mail.mails.at(-1) ?? { headers: [''], body: '' };
    assert.ok(headers.includes('Subject: Neges gan Hart District Council'));
    assert.match(body, /wedi ateb y neges a adawsoch/);
    await on.close();
  });

  test('is tried again for a day while the mail server does not take it, also after the end', async () => {
    const on = await open();
    const earlier = mail.mails.length;
    mail.will('refuse');
    const chats = [await on.left('ann@example.com'), await on.left('bob@example.com')];
    const [ann = '', bob = ''] = chats;
    await on.answer(ann, 'a');
    await on.settle();
    await on.store.chat.end({ conversation: ann, by: 'staff', staff: 'sam', name: 'Sam' });
    assert.equal(await on.emailOf(ann), 'ann@example.com');
    mail.will('take');
    on.clock.pass(5 * MINUTE);
    await on.settle();
    assert.equal(mail.mails.length, earlier + 1);
    assert.equal(await on.emailOf(ann), null);

    mail.will('refuse');
    await on.answer(bob, 'b');
    await on.settle();
    on.clock.pass(24 * 60 * MINUTE);
    await on.settle();
    assert.equal(await on.emailOf(bob), null, 'it is given up, and the address with it');
    mail.will('take');
    on.clock.pass(60 * MINUTE);
    await on.settle();
    assert.equal(mail.mails.length, earlier + 1);
    await on.close();
  });

  test('leaves no address behind where there was no answer, or no mail server', async () => {
    const on = await open(true);
    const [ended, answered] = [await on.left('a@example.com'), await on.left('b@example.com')];
    await on.store.chat.end({ conversation: ended, by: 'staff', staff: 'sam', name: 'Sam' });
    assert.equal(await on.emailOf(ended), null);
    await on.answer(answered, 'a');
    await on.settle();
    assert.equal(await on.emailOf(answered), null);
    await on.close();
  });

  if (stores.engine === 'postgres') {
    test('is told of once over two nodes', async () => {
      const on = await open();
      const earlier = mail.mails.length;
      const other = await stores.open({ clock: on.clock });
      const nodes = [on.node('one'), on.node('two', other)];
      for (let n = 0; n < 5; n += 1) await on.answer(await on.left(`a${n}@example.com`), 'a');
      for (let done = true; done;)
        done = (await Promise.all(nodes.map((node) => node.next()))).includes(true);
      const told = mail.mails.slice(earlier).flatMap(({ to }) => to);
      assert.deepEqual(
        told.sort(),
        [0, 1, 2, 3, 4].map((n) => `a${n}@example.com`),
      );
      await other.close();
      await on.close();
    });
  }
});
