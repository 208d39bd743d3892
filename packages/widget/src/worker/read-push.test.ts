import { expect } from '@open-wc/testing';
import { mayOpen, neutral, readPush } from './read-push.js';

const notification = {
  title: 'Flood warning',
  body: 'Move to higher ground.',
  lang: 'en',
  dir: 'ltr',
  tag: 'line-1',
  navigate: 'https://relay.example/c/hart/alerts/1',
  silent: false,
  data: { alert: '1', council: 'hart' },
};
const pushOf = (changes: object): string =>
  JSON.stringify({ web_push: 8030, notification: { ...notification, ...changes } });

describe('reading a push', () => {
  it('takes a whole payload as it is', () => {
    expect(readPush(pushOf({}))).to.deep.equal(notification);
  });

  it('refuses what is not JSON, not an object, or has nothing to show', () => {
    for (const text of ['', '{', 'null', '7', '[]', '{"web_push":8030}', pushOf({ title: '' })])
      expect(readPush(text), text).to.equal(null);
  });

  it('refuses a payload with a member of the wrong kind', () => {
    for (const wrong of [{ title: 1 }, { body: null }, { tag: {} }, { navigate: 7 }])
      expect(readPush(pushOf(wrong)), JSON.stringify(wrong)).to.equal(null);
  });

  it('shows a message whose data is missing, since its words are what matters', () => {
    expect(readPush(pushOf({ data: undefined }))?.data).to.deep.equal({ alert: '', council: '' });
  });
});

describe('what a tap may open', () => {
  it('is https, or this machine', () => {
    expect(mayOpen('https://relay.example/c/hart/alerts/1')).to.equal(true);
    expect(mayOpen('http://localhost:8080/c/hart/alerts/1')).to.equal(true);
    expect(mayOpen('http://127.0.0.1:8080/')).to.equal(true);
  });

  it('is not http elsewhere, a script, a relative address or nothing', () => {
    for (const address of [
      'http://relay.example/',
      'javascript:alert(1)',
      '/c/hart',
      '',
      undefined,
    ])
      expect(mayOpen(address), String(address)).to.equal(false);
  });
});

it('a push that cannot be read leads to the page beside the worker file', () => {
  expect(neutral('https://council.example/demo/bellman-alerts/').navigate).to.equal(
    'https://council.example/demo/',
  );
});
