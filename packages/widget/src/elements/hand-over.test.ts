import { expect, fixture, html } from '@open-wc/testing';
import { Tab } from '../chat/testing/tab.js';
import { waitUntil } from '../testing/patient.js';
import { followLinks, handedOver } from './hand-over.js';

describe('handing a chat over', () => {
  let tab: Tab;
  let listening: AbortController;
  let went: string[];
  beforeEach(async () => {
    tab = new Tab();
    await tab.start();
    tab.relay.code = 'fresh';
    listening = new AbortController();
    went = [];
    followLinks(
      () => tab.session,
      listening.signal,
      (address) => went.push(address),
    );
  });
  afterEach(() => listening.abort());

  it('puts a fresh code into the fragment', async () => {
    expect(await handedOver('https://forms.hart.example/a?b=1#c', tab.session)).to.equal(
      'https://forms.hart.example/a?b=1#bellman=fresh',
    );
  });

  it('leaves the address alone without a chat', async () => {
    await tab.session.end();
    expect(await handedOver('https://forms.hart.example/', tab.session)).to.equal(
      'https://forms.hart.example/',
    );
  });

  it('takes the chat along by a marked link, and by no other', async () => {
    const page = await fixture(
      html`<p><a href="https://forms.hart.example/" data-bellman-hand-over>Form</a><a href="#x">x</a></p>`,
    );
    const [marked, other] = page.querySelectorAll('a');
    const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
    marked?.dispatchEvent(click);
    expect(click.defaultPrevented).to.equal(true);
    await waitUntil(() => went.length > 0);
    expect(went).to.deep.equal(['https://forms.hart.example/#bellman=fresh']);
    const plain = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
    other?.dispatchEvent(plain);
    expect(plain.defaultPrevented).to.equal(false);
  });
});
