import { expect } from '@open-wc/testing';
import { Tab } from './testing/tab.js';
import { settle } from './testing/time.js';

describe('a session on a line that breaks', () => {
  it('keeps what a chat that timed out never got, until it is in the next or thrown away', async () => {
    const tab = new Tab();
    await tab.start();
    tab.relay.cut();
    tab.session.send('never sent');
    tab.session.setDraft('card 4111 1111 1111 1111');
    tab.relay.token = 'another';
    for (let page = 1; page <= 2; page += 1) {
      tab.reload();
      const resuming = tab.session.resume();
      await settle();
      await tab.time.pass(400);
      await resuming;
      expect(tab.session.view.phase).to.equal('lost');
      expect(tab.unsent[0]).to.equal('never sent: held');
      expect(tab.unsent[1]).to.match(/^card .*held$/);
      expect(tab.storage.getItem(`bellman.${tab.council}`)).to.not.contain('4111 1111');
    }
    tab.session.reset();
    expect(tab.session.view.draft).to.match(/^never sent\n\ncard /);
    expect(tab.storage.length).to.equal(1);
    tab.session.setDraft('');
    expect(tab.storage.length).to.equal(0);
  });

  it('asks nothing that could arrive after it was given up', async () => {
    const tab = new Tab();
    await tab.start();
    const outcome = async (asking: Promise<unknown>): Promise<string> =>
      asking.then(
        () => 'done',
        () => 'failed',
      );
    tab.relay.isDead = true;
    const dead = outcome(tab.session.end());
    await settle();
    tab.relay.giveUp();
    expect(await dead).to.equal('failed');
    tab.relay.isDead = false;
    const goesOn = new AbortController();
    const withdrawn = outcome(tab.session.end(goesOn.signal));
    goesOn.abort();
    expect(await withdrawn).to.equal('failed');
    tab.session.offline();
    expect(await outcome(tab.session.end())).to.equal('failed');
    expect(tab.relay.bodies('end')).to.deep.equal([]);
    expect(tab.session.view.phase).to.equal('waiting');
  });
});
