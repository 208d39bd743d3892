import { Refusal } from '../../link/refusal.js';
import { chatLink, openChat, words } from '../../testing/chat-side.js';
import { HART, mine, NOW, said } from '../../testing/parts.js';
import {
  announced,
  appears,
  byWords,
  expect,
  expectAccessible,
  sendKeys,
  type,
  waitUntil,
} from '../../testing/page.js';
import '../chats.js';

type ChatLink = ReturnType<typeof chatLink>;

const bodies = (link: ChatLink, which: string): Record<string, unknown>[] =>
  link.asked.filter(({ event }) => event === which).map(({ body }) => body as never);

const dialog = (view: HTMLElement): Promise<HTMLElement> =>
  appears(() => view.querySelector<HTMLElement>('dialog[open]'), 'the dialog');

const choose = (select: HTMLSelectElement, value: string): void => {
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};

describe('beside a chat', () => {
  afterEach(() => (location.hash = ''));

  it('shows the resident and the notes, and keeps a note that does not go through under one id', async () => {
    const link = chatLink();
    const { view, session } = await openChat(link);
    await waitUntil(() => words(view).includes('Second time this month'));
    for (const part of ['Priya', 'English', 'Waste and recycling', '7K4M-2Q9X'])
      expect(words(view.querySelector('.facts'))).to.contain(part);
    await expectAccessible(view);
    const add = byWords(view, 'desk-notes button', 'Add note');
    add.click();
    await waitUntil(() => words(view.querySelector('#note-error')).includes('Enter a note.'));
    link.turn(false);
    const box = await appears(() => view.querySelector<HTMLTextAreaElement>('#note'), 'the box');
    type(box, 'Card 4111 1111 1111 1111, ring back');
    add.click();
    await waitUntil(() => words(view.querySelector('#note-error')).includes('cannot be reached'));
    expect(session.kept.get(`note:${HART}`)).to.include({ body: box.value });
    link.turn(true);
    add.click();
    await waitUntil(() => box.value === '');
    const [first, second] = bodies(link, 'note');
    expect(first?.['id']).to.equal(second?.['id']);
    expect(JSON.stringify(second)).not.to.contain('4111');
    expect(words(view.querySelector('.notes'))).to.contain('ring back');
    expect(session.kept.get(`note:${HART}`)).to.equal(undefined);
    const heard = await announced(
      () =>
        link.tell('note', {
          conversation: HART,
          note: { id: 'note-of-ann-number-1', at: NOW, name: 'Ann', body: 'I know her' },
        }),
      (all) => all.length > 0,
    );
    expect(heard).to.deep.equal(['Ann added a note.']);
    await waitUntil(() => words(view.querySelector('.notes')).includes('I know her'));
    type(box, 'She said');
    await sendKeys({ press: 'Escape' });
    expect(document.activeElement?.localName).to.equal('h2');
    expect(box.value).to.equal('She said');
  });

  it('looks up the postcode that the resident wrote, and puts the wording into the reply', async () => {
    const asked: unknown[] = [];
    const { view } = await openChat(chatLink({}, [said(1, 'I am at gu514ae')]), {
      deskPlaceAlerts: (body) => {
        asked.push(body);
        if (asked.length === 1) throw new Refusal('postcode-malformed');
        const alert = {
          ...{ id: HART, headline: 'Floods', severity: 'Severe', endsAt: NOW, url: 'https://x' },
          ...{ description: 'Water on the road.', instruction: 'Do not drive.' },
        };
        return { postcode: 'GU51 4AE', alerts: [alert] };
      },
    });
    const box = await appears(
      () => view.querySelector<HTMLInputElement>('#place-postcode'),
      'the box',
    );
    expect(box.value).to.equal('GU51 4AE');
    byWords(view, 'button', 'Look up').click();
    await waitUntil(() => words(view.querySelector('#place-postcode-error')).includes('GU51'));
    byWords(view, 'button', 'Look up').click();
    await appears(() => view.querySelector('.place__alert'), 'the alert');
    expect(asked).to.deep.equal([{ postcode: 'GU51 4AE' }, { postcode: 'GU51 4AE' }]);
    expect(words(view.querySelector('desk-place [role=status]'))).to.equal(
      '1 current alert at GU51 4AE',
    );
    expect(words(view.querySelector('.place__alert'))).to.contain('Severe Floods');
    await expectAccessible(view);
    byWords(view, 'button', 'Put in reply').click();
    const reply = await appears(
      () => view.querySelector<HTMLTextAreaElement>('#reply'),
      'the reply',
    );
    await waitUntil(() => reply.value === 'Water on the road.\nDo not drive.\nhttps://x');
    expect(document.activeElement).to.equal(reply);
  });

  it('shows the council’s current alerts about this service above the chat', async () => {
    const alert = (headline: string, services: readonly string[], changes = {}) => ({
      ...{
        id: headline,
        line: headline,
        headline,
        severity: 'Minor' as const,
        type: 'alert' as const,
        url: 'https://x',
      },
      services: [...services],
      ...changes,
    });
    const alerts = [alert('Bins are late', ['waste']), alert('High tide', ['flooding'])];
    const link = chatLink({ alert: { id: 'a1', line: 'brook', headline: 'The brook rises' } });
    const { view } = await openChat(link, {
      availability: () => ({ at: NOW, zone: 'Europe/London', services: [], alerts: [...alerts] }),
    });
    const banner = await appears(() => view.querySelector('.incidents'), 'the banner');
    await waitUntil(() => words(banner).includes('Minor Bins are late'));
    expect(words(banner)).not.to.contain('High tide');
    // And the one that the chat was begun about; what comes into force meanwhile, at once.
    expect(words(banner)).to.contain('Chat begun about the alert: The brook rises');
    expect(banner.querySelector('a')?.getAttribute('href')).to.equal('/c/hart/alerts/a1');
    const changes = (change: () => void) =>
      announced(
        () => {
          change();
          link.tell('alerts', { council: 'hart' });
        },
        (all) => all.length > 0,
      );
    const gas = { severity: 'Extreme' as const };
    expect(await changes(() => alerts.push(alert('Leave now: gas', [], gas)))).to.deep.equal([
      'Alert: Danger to life: Leave now: gas.',
    ]);
    expect(words(banner)).to.contain('Danger to life Leave now: gas');
    // What it was begun about is followed, to its all-clear and beyond.
    const clear = { line: 'brook', type: 'all-clear' as const };
    expect(await changes(() => alerts.push(alert('The brook falls', [], clear)))).to.deep.equal([
      'Alert: All clear: The brook falls.',
    ]);
    expect(words(banner)).to.contain('Chat begun about the alert: All clear The brook falls');
    expect(await changes(() => alerts.pop())).to.deep.equal([
      'No longer in force: The brook falls.',
    ]);
    expect(words(banner)).to.contain('Chat begun about the alert: The brook falls');
    // Many leave room for the chat.
    await changes(() => alerts.push(...['a', 'b', 'c', 'd'].map((one) => alert(one, []))));
    expect(banner.querySelectorAll(':scope > ul > li').length).to.equal(3);
    expect(banner.querySelector('summary')?.textContent).to.equal('4 more alerts');
    await expectAccessible(banner);
  });

  it('transfers to a colleague with a note, and goes on with the lists', async () => {
    const link = chatLink();
    link.answers.transfer = async () => {
      if (bodies(link, 'transfer').length === 1)
        throw new Refusal('transfer-nobody', { name: 'Jo' });
      link.tell('conversation', { conversation: mine({ advisor: { id: 'jo', name: 'Jo' } }) });
      return {};
    };
    location.hash = `#/chats/${HART}`;
    const { view } = await openChat(link);
    byWords(view, 'button', 'Transfer chat').click();
    const asked = await dialog(view);
    const whom = await appears(
      () => asked.querySelector<HTMLSelectElement>('#transfer-whom'),
      'the colleagues',
    );
    expect([...whom.options].map(({ text }) => text)).to.deep.equal([
      'Choose a colleague',
      'Jo: available, 1 of 4 chats',
      'Ann: busy, 4 of 4 chats',
    ]);
    byWords(asked, 'button', 'Transfer').click();
    await waitUntil(() => document.activeElement === whom && whom.ariaInvalid === 'true');
    await expectAccessible(view);
    choose(whom, whom.options[1]?.value ?? '');
    const note = asked.querySelector<HTMLTextAreaElement>('#transfer-note');
    if (note) type(note, 'She needs a new bin');
    byWords(asked, 'button', 'Transfer').click();
    await waitUntil(() => words(asked).includes('Jo cannot take this chat now'));
    const heard = await announced(
      () => byWords(asked, 'button', 'Transfer').click(),
      (all) => all.length > 0,
    );
    expect(heard).to.deep.equal(['Chat with Priya transferred to Jo.']);
    expect(bodies(link, 'transfer')[1]).to.deep.equal({
      conversation: HART,
      to: { staff: whom.value },
      note: 'She needs a new bin',
    });
    await waitUntil(() => location.hash === '#/chats');
  });

  it('records a complaint and says the reference, the date and what the resident was told', async () => {
    const link = chatLink();
    const { view } = await openChat(link);
    byWords(view, 'button', 'Record a complaint').click();
    const asked = await dialog(view);
    await expectAccessible(view);
    byWords(asked, 'button', 'Record').click();
    await waitUntil(() => document.activeElement?.id === 'more-said');
    expect(words(view.querySelector('#more-said'))).to.equal(
      'Complaint recorded. Reference C-2B7K. Next step due by Friday 27 November at 5pm. The resident was told the reference.',
    );
    expect(bodies(link, 'raise')[0]).to.include({ kind: 'complaint', words: '' });
  });

  it('ends for abuse only after a warning', async () => {
    const link = chatLink();
    link.answers.warn = async () => {
      link.tell('conversation', { conversation: mine({ warned: true }) });
      return {};
    };
    link.answers.end = async () => {
      link.tell('conversation', {
        conversation: mine({ warned: true, state: 'ended', wrapUp: true }),
      });
      return {};
    };
    const { view } = await openChat(link);
    const abuse = byWords(view, 'button', 'End for abuse');
    expect(abuse.getAttribute('aria-disabled')).to.equal('true');
    abuse.click();
    byWords(view, 'button', 'Warn about abuse').click();
    byWords(await dialog(view), 'button', 'Yes, warn').click();
    await waitUntil(() => view.querySelector('#more-abuse:not([aria-disabled])'));
    await waitUntil(() => document.activeElement?.id === 'more-said');
    byWords(view, 'button', 'End for abuse').click();
    byWords(await dialog(view), 'button', 'Yes, end for abuse').click();
    await waitUntil(() => document.activeElement?.id === 'wrap-journey-report');
    expect(bodies(link, 'end')).to.deep.equal([{ conversation: HART, reason: 'abuse' }]);
  });
});
