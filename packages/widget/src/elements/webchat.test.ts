import { problemView } from '@bellman/protocol';
import { expect } from '@open-wc/testing';
import { FakeTime } from '../chat/testing/time.js';
import { Refusal } from '../ground/refusal.js';
import { waitUntil } from '../testing/patient.js';
import type { Asked } from './home-asks.js';
import { hart, Stage } from './testing/stage.js';

describe('a chat whose council could not be asked', () => {
  const busy = new Refusal(problemView('overloaded', { seconds: 1 }));

  const resumed = async (): Promise<{ stage: Stage; time: FakeTime; asked: () => number }> => {
    const time = new FakeTime();
    const stage = await Stage.again(true, time);
    let asked = 0;
    stage.council = async () => {
      asked += 1;
      if (asked < 3) throw busy;
      return hart;
    };
    stage.panel.resume();
    await stage.settled();
    return { stage, time, asked: () => asked };
  };

  it('asks again with longer waits, until there is one', async () => {
    const { stage, time, asked } = await resumed();
    expect(asked()).to.equal(1);
    expect(stage.one('h2').textContent?.trim()).to.equal('Webchat');
    await time.pass(2_000);
    expect(asked()).to.equal(2);
    await time.pass(3_999);
    expect(asked()).to.equal(2);
    await time.pass(1);
    await stage.settled();
    expect(stage.one('h2').textContent).to.contain('Hart');
    await time.pass(600_000);
    expect(asked()).to.equal(3);
  });

  it('asks again at once when the line is back', async () => {
    const { stage, asked } = await resumed();
    stage.relay.cut();
    stage.relay.connect();
    await stage.settled();
    expect(asked()).to.equal(2);
  });

  it('brings help before the council’s own phrases are known (C12)', async () => {
    const { stage } = await resumed();
    stage.panel.webchat?.session.send('I want to kill myself');
    await waitUntil(() => stage.all('bellman-danger').length === 1);
  });
});

describe('a panel that was opened before a service was taken away', () => {
  it('asks for the list anew when the relay refuses it, and keeps the words', async () => {
    const stage = await Stage.of();
    await stage.open();
    stage.council = async () => ({ ...hart, services: hart.services.slice(1) });
    stage.relay.refusals.push(problemView('service-unknown', { service: 'waste' }));
    await stage.start('My bin was missed');
    await waitUntil(() => stage.all('input[type=radio]').length === 1, 'the old list is there');
    expect((stage.one('input[type=radio]') as HTMLInputElement).value).to.equal('planning');
    expect((stage.one('textarea') as HTMLTextAreaElement).value).to.equal('My bin was missed');
    expect(stage.status).to.contain('We no longer have that choice.');
  });
});

describe('a resident who waits when the service closes', () => {
  it('is told so, and that an adviser may still answer', async () => {
    const time = new FakeTime();
    const stage = await Stage.of('', time);
    let state = 'open';
    stage.availability = async () =>
      ({
        answer: { at: 0, services: [{ id: 'waste', state }] },
        isPlain: true,
        goodFor: state === 'open' ? 30_000 : Infinity,
      }) as unknown as Asked;
    await stage.start();
    expect(stage.status).to.equal('You are next in the queue.');
    state = 'closed';
    await time.pass(31_000);
    await stage.settled();
    expect(stage.status).to.match(/^Webchat has closed\. An adviser may still answer you/);
    stage.relay.take('Sam');
    await stage.settled();
    expect(stage.status).to.equal('You are chatting with Sam.');
  });
});
