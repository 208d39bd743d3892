import { expect } from '@open-wc/testing';
import { openAlert, renew, showPush, type AlertData } from './handle.js';
import type { Clients, Registration, WindowClient } from './scope.js';

const address = 'https://relay.example/c/hart/alerts/1';

/** A worker's surroundings that write down what happens in them. */
const surroundings = (...urls: string[]) => {
  const seen: unknown[] = [];
  const pages: WindowClient[] = urls.map((url) => ({
    url,
    focus: async () => seen.push(['focus', url]),
    postMessage: (message) => void seen.push(['told', url, message]),
  }));
  const clients: Clients = {
    matchAll: async () => pages,
    openWindow: async (url) => seen.push(['open', url]),
  };
  const registration = {
    scope: 'https://council.example/bellman-alerts/',
    showNotification: async (title: string, options: NotificationOptions) =>
      void seen.push(['show', title, options]),
    pushManager: { subscribe: async (options: unknown) => seen.push(['subscribe', options]) },
  } as unknown as Registration;
  return { seen, clients, registration };
};

describe('a push', () => {
  it('is shown with its tag and what a tap needs, and the open pages hear of it', async () => {
    const { seen, clients, registration } = surroundings('https://council.example/bins');
    const text = JSON.stringify({
      web_push: 8030,
      notification: {
        title: 'Llifogydd',
        body: 'Ewch i dir uwch.',
        lang: 'cy',
        dir: 'ltr',
        tag: 'line-1',
        navigate: address,
        silent: true,
        data: { alert: '1', council: 'hart' },
      },
    });
    await showPush(registration, clients, text);
    expect(seen).to.deep.equal([
      [
        'show',
        'Llifogydd',
        {
          body: 'Ewch i dir uwch.',
          lang: 'cy',
          dir: 'ltr',
          tag: 'line-1',
          silent: true,
          renotify: false,
          data: { navigate: address, alert: '1', council: 'hart' },
        },
      ],
      ['told', 'https://council.example/bins', { bellman: 'push', tag: 'line-1' }],
    ]);
  });

  it('from a chat that calls back keeps its code for the tap, and may have a title alone', async () => {
    const { seen, clients, registration } = surroundings();
    const navigate = 'https://council.example/bins/#bellman=code';
    const notification = {
      ...{ title: 'You have a message', body: '', lang: 'en', dir: 'ltr', tag: 'chat', navigate },
      ...{ silent: false, data: { alert: '', council: 'hart' } },
    };
    await showPush(registration, clients, JSON.stringify({ web_push: 8030, notification }));
    const [show] = seen as [[string, string, { data: object }]];
    expect(show[1]).to.equal('You have a message');
    expect(show[2].data).to.deep.equal({ navigate, alert: '', council: 'hart' });
  });

  it('shows something neutral when it cannot be read', async () => {
    const { seen, clients, registration } = surroundings();
    await showPush(registration, clients, 'not JSON');
    const [show] = seen as [[string, string, { data: { navigate: string } }]];
    expect(show[1]).to.equal('Alert from your council');
    expect(show[2].data.navigate).to.equal('https://council.example/');
  });
});

describe('a beacon', () => {
  const { fetch } = window;
  let sent: [string, RequestInit][] = [];
  beforeEach(() => {
    sent = [];
    window.fetch = async (to, init = {}) => {
      sent.push([to instanceof URL ? to.href : '', init]);
      throw new TypeError('Failed to fetch');
    };
  });
  afterEach(() => {
    window.fetch = fetch;
  });
  const data = { alert: '1', council: 'hart', beacon: 'signed' };

  it('says that an alert was shown, and then opened, whatever becomes of it', async () => {
    const { seen, clients, registration } = surroundings();
    const notification = {
      ...{ title: 'Flood', body: '', lang: 'en', dir: 'ltr', tag: 'line-1', navigate: address },
      ...{ silent: false, data },
    };
    await showPush(registration, clients, JSON.stringify({ web_push: 8030, notification }));
    const [show] = seen as [[string, string, { renotify: boolean; data: AlertData }]];
    expect(show[2].renotify).to.equal(true);
    await openAlert(clients, show[2].data);
    expect(seen.at(-1)).to.deep.equal(['open', address]);
    const to = 'https://relay.example/api/v1/councils/hart/beacons';
    expect(sent.map(([url, { body }]) => [url, body])).to.deep.equal([
      [to, '{"token":"signed","what":"shown"}'],
      [to, '{"token":"signed","what":"opened"}'],
    ]);
    expect(sent[0]?.[1]).to.include({ keepalive: true, credentials: 'omit' });
  });

  it('is not sent where none is wanted, as when a chat calls back', async () => {
    const { clients } = surroundings();
    await openAlert(clients, { navigate: address, alert: '', council: 'hart' });
    expect(sent).to.deep.equal([]);
  });
});

describe('a tap', () => {
  const data = { navigate: address, alert: '1', council: 'hart' };

  it('brings the window that shows the alert to the front', async () => {
    const { seen, clients } = surroundings('https://relay.example/', address);
    await openAlert(clients, data);
    expect(seen).to.deep.equal([['focus', address]]);
  });

  it('opens the alert where no window shows it', async () => {
    const { seen, clients } = surroundings('https://relay.example/');
    await openAlert(clients, data);
    expect(seen).to.deep.equal([['open', address]]);
  });

  it('opens the page that a chat calls back to, with its code, whatever is open', async () => {
    const page = 'https://council.example/bins/';
    const { seen, clients } = surroundings(page, `${page}#bellman=earlier`);
    const call = { navigate: `${page}#bellman=code`, alert: '', council: 'hart' };
    await openAlert(clients, call);
    expect(seen).to.deep.equal([['open', `${page}#bellman=code`]]);
  });

  it('opens no script', async () => {
    const { seen, clients } = surroundings();
    await openAlert(clients, { ...data, navigate: 'javascript:alert(1)' });
    expect(seen).to.deep.equal([]);
  });
});

describe('a dropped subscription', () => {
  const key = new ArrayBuffer(65);
  const old = { options: { applicationServerKey: key } } as unknown as PushSubscription;

  it('is taken out again with the same key, and the pages hear of it', async () => {
    const { seen, clients, registration } = surroundings('https://council.example/');
    await renew(registration, clients, old, null);
    expect(seen).to.deep.equal([
      ['subscribe', { userVisibleOnly: true, applicationServerKey: key }],
      ['told', 'https://council.example/', { bellman: 'subscription-changed' }],
    ]);
  });

  it('is left alone where the browser has renewed it', async () => {
    const { seen, clients, registration } = surroundings();
    await renew(registration, clients, old, {} as PushSubscription);
    expect(seen).to.deep.equal([]);
  });
});
