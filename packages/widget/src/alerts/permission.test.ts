import { expect } from '@open-wc/testing';
import { subscribe, SubscribeFailure } from './subscribe.js';
import { abilityOf, familyOf, settingsOf } from './permission.js';

const agents = {
  chrome: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36',
  edge: 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36 Edg/141.0',
  firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  mac: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18 Safari/605.1.15',
  iphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1',
};

it('a browser with push is able, whatever it calls itself', () => {
  for (const userAgent of Object.values(agents))
    expect(abilityOf({ userAgent, touchPoints: 5, hasPush: true })).to.equal('able');
});

it('without push, iPhones and iPads have a way, and others have none', () => {
  const of = (userAgent: string, touchPoints: number) =>
    abilityOf({ userAgent, touchPoints, hasPush: false });
  expect(of(agents.iphone, 5)).to.equal('home-screen');
  expect(of(agents.mac, 5), 'an iPad that calls itself a Mac').to.equal('home-screen');
  expect(of(agents.mac, 0)).to.equal('unsupported');
  expect(of(agents.firefox, 0)).to.equal('unsupported');
});

it('settings are described by the browser’s family', () => {
  expect(familyOf({ userAgent: agents.chrome })).to.equal('chromium');
  expect(familyOf({ userAgent: agents.edge })).to.equal('chromium');
  expect(familyOf({ userAgent: agents.firefox })).to.equal('firefox');
  expect(familyOf({ userAgent: agents.mac })).to.equal('safari');
  expect(familyOf({ userAgent: 'Something else' })).to.equal('other');
});

it('settings are described browser by browser', () => {
  const of = (userAgent: string, touchPoints = 0) =>
    settingsOf({ userAgent, touchPoints, hasPush: true });
  expect(of(agents.chrome)).to.equal('chrome');
  expect(of(agents.edge)).to.equal('edge');
  expect(of(`${agents.chrome} SamsungBrowser/28.0`)).to.equal('samsung');
  expect(of(agents.firefox)).to.equal('firefox');
  expect(of(agents.mac)).to.equal('safari');
  expect(of(agents.mac, 5), 'from the Home Screen of an iPad').to.equal('ios');
});

it('a worker file that is missing is told from a push service that does not answer', async () => {
  const missing = new URL('/no-such-worker.js', location.href).href;
  const failure = await subscribe(missing, 'a-key').catch((error: unknown) => error);
  expect(failure).to.be.instanceOf(SubscribeFailure);
  expect(failure).to.have.property('what', 'worker');
});
