import { expect } from '@open-wc/testing';
import { waitUntil } from '../testing/patient.js';
import { Texts } from '../text/texts.js';
import { FakeRelay } from './testing/relay.js';
import { FakeDevice, Stage } from './testing/stage.js';

const KEY = 'bellman.follower.hart';

describe('signing up for alerts', () => {
  let relay: FakeRelay;
  let device: FakeDevice;

  beforeEach(() => {
    localStorage.clear();
    device = new FakeDevice();
    relay = new FakeRelay();
    relay.install();
  });
  afterEach(() => relay.restore());

  it('asks where and about what, explains, and only then asks the browser', async () => {
    const stage = await Stage.of(device);
    const told: string[] = [];
    stage.panel.addEventListener('bellman-subscribed', () => told.push('subscribed'));
    await stage.walkToTurnOn();
    expect(stage.words).to.contain('GU51 4AE is in Fleet Central');
    expect(device.done).to.deep.equal([]);
    expect(localStorage.length).to.equal(0);
    await stage.press('Turn on alerts', 'Alerts are on');
    expect(device.done).to.deep.equal(['asked', 'subscribed by /demo/worker.js']);
    expect(relay.seen.at(-1)).to.deep.equal({
      what: 'POST followers',
      token: null,
      body: {
        places: [{ postcode: 'GU51 4AE' }],
        services: ['waste'],
        language: 'en',
        ...{ general: false, drills: false, neutral: false, quiet: null },
        channel: {
          endpoint: 'https://push.example/1',
          expirationTime: null,
          keys: { p256dh: 'p', auth: 'a' },
          vapidKey: 'the-push-key',
        },
      },
    });
    expect(told).to.deep.equal(['subscribed']);
    expect(Object.keys(localStorage)).to.deep.equal([KEY]);
    expect(stage.words).to.contain('Bins and recycling').and.to.contain('Emergencies, always');
    expect(stage.words).to.contain('GU51 4AE is in Fleet Central');
  });

  it('gives each new heading the focus, and passes axe on each screen', async () => {
    const stage = await Stage.of(device);
    const check = async (heading: string) => {
      expect(stage.focused).to.equal(heading);
      await expect(stage.panel).to.be.accessible();
    };
    await check('Where do you want alerts about?');
    stage.enter('Postcode', 'GU51 4AE');
    await stage.press('Continue', 'Your places');
    await check('Your places');
    await stage.press('Continue', 'What do you want alerts about?');
    await check('What do you want alerts about?');
    await stage.press('Continue', 'Turn on alerts');
    await check('Turn on alerts');
    await stage.press('Turn on alerts', 'Alerts are on');
    await check('Alerts are on');
    await stage.press('Stop alerts', 'Alerts are stopped');
    await check('Alerts are stopped');
  });

  it('says what is wrong with a postcode, and takes the focus there', async () => {
    const stage = await Stage.of(device);
    expect(await stage.pressWrongly('Continue')).to.equal(
      'Enter a full UK postcode, like GU51 4AE.',
    );
    expect(stage.focused).to.contain('There is a problem');
    await expect(stage.panel).to.be.accessible();
    stage.root.querySelector<HTMLElement>('.summary a')?.click();
    const box = stage.root.activeElement;
    expect(box?.id).to.equal('postcode');
    expect(box?.getAttribute('aria-invalid')).to.equal('true');
    expect(box?.getAttribute('aria-describedby')).to.equal('postcode-hint postcode-error');
    stage.enter('Postcode', 'RG1 1AA');
    stage.button('Continue').click();
    await waitUntil(() =>
      stage.words.includes('RG1 1AA is not in the area of Hart District Council'),
    );
  });

  it('takes a ward from the list instead, several places, and each only once', async () => {
    const stage = await Stage.of(device);
    const list = 'Choose your ward from a list instead';
    await stage.press(list, 'Which ward do you want alerts about?');
    await expect(stage.panel).to.be.accessible();
    expect(await stage.pressWrongly('Continue')).to.equal('Choose a ward from the list.');
    stage.enter('Ward', 'E05009361');
    await stage.press('Continue', 'Your places');
    for (const postcode of ['GU51 4AE', 'gu514ae']) {
      await stage.press('Add another place', 'Where do you want alerts about?');
      stage.enter('Postcode', postcode);
      await stage.press('Continue', 'Your places');
    }
    const rows = [...stage.root.querySelectorAll('.rows li > span:first-child')].map(
      (one) => one.textContent,
    );
    expect(rows).to.deep.equal(['All of Hook', 'GU51 4AE is in Fleet Central']);
    const kept = stage.button('Remove GU51 4AE');
    stage.button('Remove Hook').focus();
    stage.button('Remove Hook').click();
    await stage.panel.updateComplete;
    expect([stage.focused, stage.status]).to.deep.equal(['Your places', 'Hook removed']);
    expect(stage.button('Remove GU51 4AE') === kept, 'the other row is the same').to.equal(true);
    await stage.press('Remove GU51 4AE', 'Where do you want alerts about?');
    expect([stage.focused, stage.status]).to.deep.equal([stage.heading, 'GU51 4AE removed']);
    await stage.press('Back', 'Your places');
    expect(stage.status).to.equal('');
  });

  it('goes back one screen at a time, and out', async () => {
    const stage = await Stage.of(device);
    let isOut = false;
    stage.panel.addEventListener('bellman-back', () => (isOut = true));
    await stage.walkToTurnOn();
    await stage.press('Back', 'What do you want alerts about?');
    await stage.press('Back', 'Your places');
    await stage.press('Back', 'Where do you want alerts about?');
    expect(isOut).to.equal(false);
    stage.button('Back').click();
    expect(isOut).to.equal(true);
  });

  it('is one button in a page’s flow, and reads nothing of the browser before it is pressed', async () => {
    localStorage.setItem(KEY, JSON.stringify({ token: 't', worker: 'w', endpoint: 'e' }));
    const stage = await Stage.of(device, 'en', '/demo/worker.js', true);
    expect(stage.words.trim()).to.equal('Get alerts');
    expect(relay.seen).to.deep.equal([]);
    localStorage.clear();
    await stage.press('Get alerts', 'Where do you want alerts about?');
    expect(stage.focused).to.equal('Where do you want alerts about?');
    stage.button('Back').click();
    await waitUntil(() => stage.focused === 'Get alerts');
  });

  it('says a sentence as the council words it', async () => {
    const stage = await Stage.of(device);
    stage.panel.text = new Texts('en', {}, { 'alerts.continue': 'Carry on' });
    await waitUntil(() => stage.words.includes('Carry on'));
    expect(stage.heading).to.equal('Where do you want alerts about?');
  });

  it('speaks Welsh', async () => {
    const stage = await Stage.of(device, 'cy');
    expect(stage.heading).to.equal('Am ba le yr hoffech gael rhybuddion?');
    stage.enter('Cod post', 'GU51 4AE');
    await stage.press('Parhau', 'Eich lleoedd');
    await stage.press('Parhau', 'Am beth yr hoffech gael rhybuddion?');
    await stage.press('Parhau', 'Troi rhybuddion ymlaen');
    await stage.press('Troi rhybuddion ymlaen', 'Mae rhybuddion ymlaen');
    expect(relay.follower?.language).to.equal('cy');
  });
});
