import { expect } from '@open-wc/testing';
import { createStore } from './store.js';
import { FakeStorage } from './testing/tab.js';

describe('what a tab keeps', () => {
  it('is nothing before a chat starts, one key after, and nothing when it is cleared', () => {
    const storage = new FakeStorage();
    const store = createStore(storage, 'hart');
    store.write({ draft: 'typed', open: true });
    expect(storage.length).to.equal(0);
    expect(store.read().draft).to.equal('typed');
    store.write({ token: 'token' });
    expect(storage.length).to.equal(1);
    expect(JSON.parse(storage.getItem('bellman.hart') ?? '')).to.deep.equal({
      token: 'token',
      draft: 'typed',
      open: true,
      danger: false,
      read: 0,
      unsent: [],
    });
    store.clear();
    expect(storage.length).to.equal(0);
    expect(store.read().draft).to.equal('');
  });

  it('is nothing where something else stands under the key', () => {
    const storage = new FakeStorage();
    storage.setItem('bellman.hart', '{"token":7}');
    expect(createStore(storage, 'hart').read().token).to.equal(undefined);
    storage.setItem('bellman.hart', 'not JSON');
    expect(createStore(storage, 'hart').read().unsent).to.deep.equal([]);
  });

  it('lasts as long as the page where storage is full or blocked', () => {
    const full = new FakeStorage();
    full.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    for (const storage of [full, null]) {
      const store = createStore(storage, 'hart');
      store.write({ token: 'token' });
      store.write({ draft: 'typed' });
      expect(store.read().token).to.equal('token');
      expect(store.read().draft).to.equal('typed');
    }
  });
});
