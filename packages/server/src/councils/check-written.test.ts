import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@bellman/protocol';
import { checkSettings } from './check-settings.js';

const settings = {
  name: 'Hart Council',
  shortName: 'Hart',
  services: [{ id: 'waste', names: { en: 'Bins' }, chat: true, alerts: true }],
  contact: { url: 'https://www.hart.example/contact', phone: '01632 960 122' },
  privacyUrl: 'https://www.hart.example/privacy',
  pushContact: 'mailto:web@hart.example',
};

/** How a change is refused: where, and what belongs there. */
const slip = (change: object): string => {
  try {
    checkSettings({ ...settings, ...change });
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
    assert.equal(error.code, 'settings-wrong');
    return `${error.params?.['path']}: ${error.params?.['expected']}`;
  }
  return 'saved';
};
const all = (changes: readonly object[], where: string, what: RegExp): void => {
  for (const change of changes) {
    const refusal = slip(change);
    assert.ok(refusal.startsWith(`${where}: `), `${refusal} for ${JSON.stringify(change)}`);
    assert.match(refusal, what);
  }
};

test('an origin that no browser can send is refused, with what to do instead', () => {
  const of = (...origins: string[]) => ({ origins });
  all(
    [of('http://*'), of('https://*.gov.uk')],
    'origins.0',
    /wildcards are not possible; add each/,
  );
  all([of('https://a.example', 'https://a;b')], 'origins.1', /one website’s address/);
  all([of('https://a,b'), of("https://a'b")], 'origins.0', /website/);
  const fine = ['http://localhost:3000', 'https://xn--caf-dma.example', 'http://[::1]:80'];
  assert.equal(slip(of(...fine.slice(0, 2), 'http://[::1]:8080', 'http://intranet')), 'saved');
});

test('an address leads where it looks to, and a line is one line', () => {
  const { contact } = settings;
  const wrong = 'https://bbc.co.uk@evil.example/';
  all([{ exitUrl: wrong }, { exitUrl: 'https://a:b@c.example/' }], 'exitUrl', /before an @/);
  all([{ privacyUrl: wrong }], 'privacyUrl', /before an @/);
  all([{ paymentUrl: 'https://a.example/\nb' }], 'paymentUrl', /one line/);
  all([{ contact: { ...contact, url: 'https://a.example/\u202Eb' } }], 'contact.url', /not show/);
  all([{ contact: { ...contact, phone: '01632\n960' } }], 'contact.phone', /one line/);
  all([{ contact: { ...contact, emergency: '999\u200B' } }], 'contact.emergency', /one line/);
  assert.equal(slip({ exitUrl: 'https://www.example.org/a?b=c@d#e' }), 'saved');
});

test('a team’s name is a name, and each language and service stands once', () => {
  const team = (more: object) => ({ teams: [{ id: 'bins', name: 'Bins', ...more }] });
  all([team({ name: 'Bins\u2028b' })], 'teams.0.name', /one line/);
  all([team({ name: 'Pay 4111 1111 1111 1111' })], 'teams.0.name', /number of a card/);
  all([team({ services: ['waste', 'waste'] })], 'teams.0.services', /waste is there twice/);
  all([{ languages: ['en', 'cy', 'en'] }], 'languages', /en is there twice/);
  assert.equal(slip(team({ services: ['waste'] })), 'saved');
});

test('no id is a name that every object has', () => {
  const of = (id: string) => ({ services: [{ ...settings.services[0], id }] });
  for (const id of Object.getOwnPropertyNames(Object.prototype)) {
    all([of(id)], 'services.0.id', /a short name like hart/);
    assert.notEqual(slip(JSON.parse(`{"answerDays":{"services":{"${id}":3}}}`) as object), 'saved');
  }
});

test('hours of a day are some time, and do not overlap: the day is named', () => {
  const day = (...times: string[][]) => ({ hours: { usual: { week: { tuesday: times } } } });
  const at = 'hours.usual.week.tuesday';
  all([day(['09:00', '09:00'])], at, /Tuesday must be open for longer than 09:00 to 09:00/);
  const overlap = /Tuesday has 09:00 to 12:30 and 12:00 to 17:00, which overlap/;
  all([day(['12:00', '17:00'], ['09:00', '12:30'])], at, overlap);
  all([day(['22:00', '02:00'], ['23:00', '23:30'])], at, /overlap/);
  const own = { hours: { services: { waste: { week: { sunday: [['01:00', '01:00']] } } } } };
  all([own], 'hours.services.waste.week.sunday', /Sunday/);
  assert.equal(slip(day(['09:00', '12:00'], ['12:00', '17:00'], ['22:00', '02:00'])), 'saved');
  assert.equal(slip(day(['00:00', '24:00'])), 'saved');
});
