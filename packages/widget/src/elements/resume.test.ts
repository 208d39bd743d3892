import { problemView } from '@bellman/protocol';
import { expect } from '@open-wc/testing';
import { waitUntil } from '../testing/patient.js';
import { focused, Stage } from './testing/stage.js';

const { fetch } = window;

/** A home view on which "Go on with an earlier chat" was chosen, before a relay that `answer`s. */
const resuming = async (answer: () => Response): Promise<[Stage, unknown[]]> => {
  const stage = await Stage.of();
  await stage.open();
  await stage.press('Go on with an earlier chat');
  await waitUntil(() => stage.all('form').some((form) => form.querySelector('#code')), 'the form');
  await stage.settled();
  const asked: unknown[] = [];
  window.fetch = async (address, init) => {
    const request = new Request(address, init);
    asked.push([new URL(request.url).pathname, await request.json()]);
    return answer();
  };
  return [stage, asked];
};

const fill = (stage: Stage, reference: string, code: string): void => {
  (stage.one('#reference') as HTMLInputElement).value = reference;
  (stage.one('#code') as HTMLInputElement).value = code;
};

const summary = (stage: Stage): string[] =>
  stage.all('.summary a').map(({ textContent }) => textContent.trim());

describe('going on with an earlier chat', () => {
  afterEach(() => {
    window.fetch = fetch;
    sessionStorage.clear();
  });

  it('opens it by reference and code', async () => {
    const [stage, asked] = await resuming(() => Response.json({ token: 'token-1' }));
    expect(focused()?.textContent).to.equal('Go on with an earlier chat');
    await expect(stage.panel).to.be.accessible();
    stage.relay.note({ code: 'started', params: {} });
    stage.relay.say('said before', false);
    fill(stage, ' 7k4m 2q9x ', 'abcd-efgh-jklm');
    await stage.press('Open the chat');
    await waitUntil(() => stage.all('[role=log]').length > 0, 'the log is there');
    await stage.settled();
    const council = stage.widget.getAttribute('council');
    expect(asked).to.deep.equal([
      [
        `/api/v1/councils/${council}/chats/resume`,
        { reference: '7k4m 2q9x', code: 'abcd-efgh-jklm' },
      ],
    ]);
    expect(stage.log.join()).to.include('said before');
  });

  it('says what is missing above the form and at each box, and leads there', async () => {
    const [stage, asked] = await resuming(() => Response.json({}));
    await stage.press('Open the chat');
    expect(summary(stage)).to.deep.equal([
      'Enter the reference, like 7K4M-2Q9X.',
      'Enter the code you were given with the reference.',
    ]);
    expect(focused()?.className).to.equal('summary');
    await expect(stage.panel).to.be.accessible();
    stage.all('.summary a')[1]?.click();
    expect(focused()?.id).to.equal('code');
    expect(asked).to.deep.equal([]);
  });

  it('says that they open nothing, and that the relay cannot be reached', async () => {
    const view = problemView('resume-unknown');
    const refusing = () => new Response(JSON.stringify(view), { status: view.status });
    const [stage] = await resuming(refusing);
    fill(stage, '7K4M-2Q9X', 'WRONG');
    await stage.press('Open the chat');
    await waitUntil(() => summary(stage).length > 0, 'the summary');
    expect(summary(stage)).to.deep.equal([
      'That reference and code do not open a chat. Check both; a code works for 30 days.',
    ]);
    window.fetch = async () => {
      throw new TypeError('no network');
    };
    await stage.press('Open the chat');
    await waitUntil(() => summary(stage)[0]?.startsWith('Webchat is not working'), 'it says so');
  });

  it('leads back to the form, with the focus where it was', async () => {
    const [stage] = await resuming(() => Response.json({}));
    await stage.press('Back');
    expect(stage.all('[role=radiogroup]')).to.have.length(1);
    expect(focused()?.textContent?.trim()).to.equal('Go on with an earlier chat');
  });
});
