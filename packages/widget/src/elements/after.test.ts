import { expect } from '@open-wc/testing';
import { waitUntil } from '../testing/patient.js';
import { focused, hart, Stage } from './testing/stage.js';

/** A chat that has ended, at a council that can send e-mail or not. */
const ended = async (mail = false): Promise<Stage> => {
  const stage = await Stage.of();
  stage.council = async () => ({ ...hart, mail });
  await stage.start();
  stage.relay.take('Sam');
  await stage.settled();
  stage.relay.end();
  await waitUntil(() => stage.all('bellman-survey').length > 0, 'what comes after is there');
  await stage.settled();
  return stage;
};

/** What was asked last, of what a resident asks: signs of life come in between. */
const last = (stage: Stage) =>
  stage.relay.asked.findLast(({ event }) => event !== 'here' && event !== 'seen');
const words = (stage: Stage, name: string): string =>
  (stage.one(name).shadowRoot?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

describe('after a chat', () => {
  it('gives what to quote, and the transcript by links that are asked for', async () => {
    const stage = await ended();
    expect(words(stage, 'bellman-transcript')).to.include('Your reference: 7K4M-2Q9X');
    expect(stage.all('bellman-transcript form')).to.deep.equal([]);
    await expect(stage.panel).to.be.accessible();
    await stage.press('Get the transcript');
    expect(last(stage)?.event).to.equal('transcript');
    const links = stage
      .all('a')
      .filter((link) => link.getAttribute('href')?.includes('transcript'));
    const link = 'https://relay.example/c/hart/transcript/the-link';
    expect(links.map((one) => one.getAttribute('href'))).to.deep.equal([
      `${link}?lang=en`,
      `${link}?lang=en&as=text`,
    ]);
    expect(focused() === links[0], 'focus on the first').to.equal(true);
    // Read out by the focus, and not as a status too.
    expect(links[0]?.closest('[role=status]')).to.equal(null);
    expect(words(stage, 'bellman-transcript')).to.include('Your code: ABCD-EFGH-JKLM');
    await expect(stage.panel).to.be.accessible();
  });

  it('sends it by e-mail where the council can, and says what is wrong with an address', async () => {
    const stage = await ended(true);
    await stage.press('Send by email');
    const box = stage.one('#email') as HTMLInputElement;
    expect(focused() === box, 'focus in the box').to.equal(true);
    box.value = 'jo';
    await stage.press('Send transcript');
    expect(words(stage, 'bellman-transcript')).to.include(
      'Enter an email address, like name@example.com.',
    );
    await expect(stage.panel).to.be.accessible();
    box.value = 'jo@example.com';
    await stage.press('Send transcript');
    expect(last(stage)).to.deep.equal({
      event: 'emailTranscript',
      body: { email: 'jo@example.com' },
    });
    expect(words(stage, 'bellman-transcript')).to.include('on its way to jo@example.com.');
    expect(focused()?.textContent).to.equal('Transcript');
  });

  it('is rid of the survey in one click', async () => {
    const stage = await ended();
    await stage.press('No, thank you');
    expect(words(stage, 'bellman-survey')).to.equal('');
    expect(focused()?.textContent).to.equal('Transcript');
    expect(stage.relay.asked.some(({ event }) => event === 'survey')).to.equal(false);
  });

  it('asks three questions in words, hides a card number, and says thank you', async () => {
    const stage = await ended();
    await stage.press('Answer three questions');
    const legends = stage.all('legend').map(({ textContent }) => textContent);
    expect(legends).to.deep.equal([
      'How happy are you with this chat?',
      'Did it settle what you asked about?',
      'How would you have got in touch without webchat?',
    ]);
    await expect(stage.panel).to.be.accessible();
    await stage.press('Send answers');
    expect(words(stage, 'bellman-survey')).to.include('Answer at least one question');
    stage.one('input[value="4"]').click();
    stage.one('input[value="partly"]').click();
    const box = stage.one('bellman-survey').shadowRoot?.querySelector('textarea');
    if (box) box.value = 'My card is 4111 1111 1111 1111';
    await stage.press('Send answers');
    const { event, body } = last(stage) ?? {};
    expect(event).to.equal('survey');
    expect(body).to.include({ satisfaction: 4, resolved: 'partly' });
    expect(JSON.stringify(body)).to.not.match(/4111 1111 1111 1111/);
    expect(words(stage, 'bellman-survey')).to.include('Thank you.');
    expect(focused()?.textContent).to.equal('How did we do?');
  });
});
