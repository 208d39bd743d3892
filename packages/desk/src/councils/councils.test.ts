import type { CouncilView } from '@bellman/protocol';
import { expect, waitUntil } from '../testing/page.js';
import { handApi, HandLink, hart, sam } from '../testing/parts.js';
import { keepCouncils, plainServiceName, serviceName } from './councils.js';

const named = (name: string): CouncilView => ({ ...hart, name });

describe('councils', () => {
  it('are asked for anew when one was saved, and after a lost connection, and the last answer counts', async () => {
    const answers: ((council: CouncilView) => void)[] = [];
    const api = handApi({ council: () => new Promise((resolve) => answers.push(resolve)) });
    const link = new HandLink();
    link.connected = false;
    const councils = new Map([['hart', hart]]);
    const seen: (string | undefined)[] = [];
    keepCouncils({ api, me: sam, link }, councils, () => seen.push(councils.get('hart')?.name));
    link.turn(true);
    expect(answers).to.have.length(0);
    link.tell('council', { council: 'hart' });
    link.turn(false);
    link.turn(true);
    expect(answers).to.have.length(2);
    answers[1]?.(named('Later'));
    await waitUntil(() => seen.length > 0);
    answers[0]?.(named('Earlier'));
    link.tell('council', { council: 'hart' });
    answers[2]?.(named('Last'));
    await waitUntil(() => seen.length > 1);
    expect(seen).to.deep.equal(['Later', 'Last']);
  });

  it('say in words what a service was that they have removed', () => {
    expect(serviceName(hart, 'waste')).to.equal('Waste and recycling');
    expect(serviceName(hart, 'council-tax')).to.equal('Council tax (removed)');
    expect(plainServiceName(hart, 'council-tax')).to.equal('Council tax');
  });
});
