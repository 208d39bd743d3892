import { expect } from '@open-wc/testing';
import { waitUntil } from '../testing/patient.js';
import { alertOf, answered, availabilityOf, closed, serviceOf } from './testing/availability.js';
import { focused, hart, Stage } from './testing/stage.js';

/** A panel that stands open before a relay that says `body` of its services. */
const opened = async (body: unknown, change: (stage: Stage) => void = () => {}): Promise<Stage> => {
  const stage = await Stage.of();
  change(stage);
  stage.availability = () => answered(body);
  await stage.open();
  return stage;
};

const heading = (stage: Stage): string => stage.all('h3')[0]?.textContent?.trim() ?? '';
const states = (stage: Stage): string[] =>
  stage.all('h4').map(({ textContent }) => textContent.trim());
const until = (stage: Stage, selector: string): Promise<void> =>
  waitUntil(() => stage.all(selector).length > 0, selector);
const block = (stage: Stage): string =>
  stage
    .all('section.away')
    .map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim())
    .join('|');

describe('a council that is closed', () => {
  it('says so, why, until when, its hours, and what else one can do', async () => {
    const both = availabilityOf([closed(), closed({ id: 'planning' })]);
    const stage = await opened(both, (one) => {
      one.council = async () => ({
        ...hart,
        contact: { ...hart.contact, emergency: '01632 960999' },
      });
    });
    await until(stage, 'section.away');
    expect(heading(stage)).to.equal('Leave a message');
    expect(states(stage)).to.deep.equal(['Webchat is closed now']);
    expect(block(stage)).to.include('We open at 9am on Monday 23 November.');
    expect(block(stage)).to.include('we will answer by 5:30pm on Tuesday 24 November.');
    const rows = stage.all('tbody tr').map(({ textContent }) => textContent.trim());
    expect(rows.map((row) => row.replaceAll(/\s+/g, ' '))).to.deep.equal([
      'Monday to Friday 9am to 5:30pm',
      'Saturday to Sunday Closed',
    ]);
    const links = stage.all('section.away a').map((link) => link.getAttribute('href'));
    expect(links).to.deep.equal(['tel:01632960000', hart.contact.url, 'tel:01632960999']);
    await expect(stage.panel).to.be.accessible();
  });

  it('takes a message under the usual button, with an address only where it can send e-mail', async () => {
    const stage = await opened(availabilityOf([closed(), closed({ id: 'planning' })]), (one) => {
      one.council = async () => ({ ...hart, mail: true });
    });
    await until(stage, '#email');
    const email = stage.one('#email') as HTMLInputElement;
    stage.one('input[value="waste"]').click();
    email.value = 'jo at example';
    stage.type('My bin was missed');
    await stage.press('Send message');
    expect(focused() === email, 'focus on the address').to.equal(true);
    expect(stage.relay.asked).to.deep.equal([]);
    expect(email.getAttribute('aria-describedby')).to.equal('email-error email-hint');
    await expect(stage.panel).to.be.accessible();
    email.value = 'jo@example.com';
    await stage.press('Send message');
    const [start] = stage.relay.asked;
    expect(start?.event).to.equal('start');
    expect(start?.body).to.include({ leave: true, email: 'jo@example.com', service: 'waste' });
  });

  it('names a holiday, or a closure in the council’s words', async () => {
    const holiday = closed({ reason: 'holiday', words: 'Christmas Day' });
    const closure = closed({ id: 'planning', reason: 'closure', words: 'Staff training' });
    const stage = await opened(availabilityOf([holiday, closure]));
    await until(stage, 'h4');
    expect(block(stage)).to.include('It is a bank holiday: Christmas Day.');
    const other = await opened(availabilityOf([closure]), (one) => {
      one.widget.setAttribute('services', 'planning');
    });
    await until(other, 'h4');
    expect(block(other)).to.include('Closed: Staff training');
    const said = { ...closure, words: 'Closed for Christmas.' };
    const own = await opened(availabilityOf([said]), (one) => {
      one.widget.setAttribute('services', 'planning');
    });
    await until(own, 'h4');
    expect(block(own)).to.include('Closed for Christmas.').and.not.include('Closed: ');
  });
});

describe('services that stand differently', () => {
  it('tell of the one that is chosen, below the choice, as it is chosen', async () => {
    const stage = await opened(availabilityOf([serviceOf(), closed({ id: 'planning' })]));
    await until(stage, '.live');
    expect(heading(stage)).to.equal('Start a webchat');
    expect(states(stage)).to.deep.equal([]);
    stage.one('input[value="planning"]').click();
    await stage.settled();
    expect(heading(stage)).to.equal('Leave a message');
    expect(states(stage)).to.deep.equal(['Webchat about this is closed now']);
    expect(stage.one('section.away').closest('[aria-live=polite]')).to.not.equal(null);
    stage.one('input[value="waste"]').click();
    await stage.settled();
    expect(heading(stage)).to.equal('Start a webchat');
  });

  it('are busy, or have nobody on duty, each in words of its own', async () => {
    const busy = serviceOf({ state: 'busy', waiting: 200 });
    const stage = await opened(
      availabilityOf([busy, serviceOf({ id: 'planning', state: 'unstaffed' })]),
    );
    await until(stage, '.live');
    const said: string[] = [];
    for (const service of ['waste', 'planning']) {
      stage.one(`input[value="${service}"]`).click();
      await stage.settled();
      said.push(...states(stage));
      await expect(stage.panel).to.be.accessible();
    }
    expect(said).to.deep.equal(['Webchat is very busy now', 'No adviser is here right now']);
  });

  it('say the wait, and that they close soon', async () => {
    const waste = serviceOf({
      wait: { least: 3, most: 5 },
      waiting: 2,
      closesAt: Date.UTC(2026, 10, 22, 17, 10),
    });
    const stage = await opened(availabilityOf([waste, serviceOf({ id: 'planning' })]));
    await until(stage, '.live');
    stage.one('input[value="waste"]').click();
    await stage.settled();
    const words = stage.one('div.away').textContent.replaceAll(/\s+/g, ' ').trim();
    expect(words).to.equal(
      'Wait: about 3 to 5 minutes, 2 people waiting.Webchat about this closes at 5:10pm.',
    );
  });
});

describe('current alerts', () => {
  it('stand above the form when they concern everybody, and keep their element', async () => {
    const stage = await opened(
      availabilityOf(
        [serviceOf(), serviceOf({ id: 'planning' })],
        [
          alertOf({ severity: 'Extreme', headline: 'Flood in Fleet' }),
          alertOf({ id: '01a20104-5f15-71b7-8475-cac4e8b994a1', services: ['waste'] }),
        ],
      ),
    );
    await until(stage, '.news');
    const [flood] = stage.all('.news li');
    expect(stage.all('.news li')).to.have.length(1);
    expect(flood?.textContent.replaceAll(/\s+/g, ' ').trim()).to.match(
      /^Danger to life: Flood in Fleet Read more about: Flood in Fleet$/,
    );
    stage.one('input[value="waste"]').click();
    await stage.settled();
    expect(stage.all('.news li')).to.have.length(2);
    expect(stage.all('.news li')[0] === flood, 'the same element').to.equal(true);
    await expect(stage.panel).to.be.accessible();
  });
});

describe('a chat about an alert', () => {
  it('is about it until somebody says otherwise, or it has begun', async () => {
    const body = availabilityOf([serviceOf()], [alertOf()]);
    const asked = (one: Stage) => one.widget.setAttribute('alert', alertOf().id);
    const stage = await opened(body, asked);
    await until(stage, '.news');
    const about = () =>
      stage.all('p').some(({ textContent }) => textContent?.startsWith('Your chat will be about'));
    expect(about()).to.equal(true);
    await stage.press('Not about this alert');
    expect(about()).to.equal(false);
    expect(focused()?.localName).to.equal('input');
    const other = await opened(body, asked);
    await until(other, '.news');
    other.one('input[value="waste"]').click();
    other.type('Can I go home?');
    await other.press('Send message');
    expect(other.relay.asked[0]?.body).to.include({ alert: alertOf().id });
    await waitUntil(() => !other.widget.hasAttribute('alert'), 'the next is about anything');
  });
});

describe('the all-clear of a danger to life', () => {
  it('is called one, with an icon of its own, however long its words are', async () => {
    const headline = `${'Overtopping'.repeat(7)}!`;
    const body = availabilityOf(
      [serviceOf()],
      [alertOf({ severity: 'Extreme', type: 'all-clear', headline })],
    );
    const stage = await opened(body);
    await until(stage, '.news');
    const over = stage.one('.news li');
    expect(over.textContent.replaceAll(/\s+/g, ' ').trim()).to.match(/^All clear: Overtopping/);
    expect(over.className).to.equal('clear');
    expect(over.scrollWidth).to.be.at.most(over.clientWidth);
  });
});

describe('a form that the relay says nothing of', () => {
  it('stays as it is, whatever came instead of an answer', async () => {
    const odd: [unknown, number][] = [
      [{ at: 1 }, 200],
      [{ ...availabilityOf([closed()]), zone: 7 }, 200],
      ['no', 200],
      [{}, 503],
    ];
    for (const [body, status] of odd) {
      const stage = await Stage.of();
      stage.availability = () => answered(body, status);
      await stage.open();
      expect(heading(stage), JSON.stringify(body)).to.equal('Start a webchat');
    }
  });

  it('fetches nothing more where everything is simply open', async () => {
    const plain = await answered(availabilityOf([serviceOf({ closesAt: SUNDAY_EVENING })]));
    expect(plain?.isPlain).to.equal(true);
    expect(plain?.goodFor).to.equal(3_600_000 - 900_000);
    const soon = await answered(availabilityOf([serviceOf({ closesAt: SUNDAY_EVENING - 3e6 })]));
    expect(soon?.isPlain).to.equal(false);
    const unstaffed = await answered(availabilityOf([serviceOf({ state: 'unstaffed' })]));
    expect(unstaffed?.goodFor).to.equal(60_000);
    const always = await answered(availabilityOf([serviceOf()]));
    expect([always?.isPlain, always?.goodFor]).to.deep.equal([true, Infinity]);
  });
});

/** An hour after the relay's answer. */
const SUNDAY_EVENING = Date.UTC(2026, 10, 22, 18);
