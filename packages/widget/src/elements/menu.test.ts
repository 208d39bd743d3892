import { expect } from '@open-wc/testing';
import { waitUntil } from '../testing/patient.js';
import './menu.js';
import { focused, Stage } from './testing/stage.js';

const chat = async (): Promise<Stage> => {
  const stage = await Stage.of();
  await stage.start();
  return stage;
};

const toggle = (stage: Stage, words: string): HTMLElement => {
  const found = stage.all('[role=switch]').find(({ textContent }) => textContent?.includes(words));
  if (!found) throw new Error(`No switch "${words}"`);
  return found;
};

describe('the menu', () => {
  it('is a disclosure: its button says whether it is open, and Escape gives the focus back', async () => {
    const stage = await chat();
    const button = stage.button('Menu');
    expect(button.ariaExpanded).to.equal('false');
    button.focus();
    await stage.press('Menu');
    expect(button.ariaExpanded).to.equal('true');
    expect(focused()).to.equal(button);
    expect(stage.all('[role=menu]')).to.have.length(0);
    await expect(stage.panel).to.be.accessible();
    stage.button('Large').focus();
    stage.key(stage.button('Large'), 'Escape');
    await stage.settled();
    expect(button.ariaExpanded).to.equal('false');
    expect(focused()).to.equal(button);
    expect(stage.one('[role=log]').isConnected).to.equal(true);
  });

  it('sets the text’s size in three steps, moves no focus, and keeps it with the chat', async () => {
    const stage = await chat();
    await stage.press('Menu');
    const size = (): number => parseFloat(getComputedStyle(stage.one('textarea')).fontSize);
    const before = size();
    stage.button('Largest').focus();
    await stage.press('Largest');
    expect(size()).to.be.closeTo(before * 1.5, 0.1);
    expect(focused()).to.equal(stage.button('Largest'));
    expect(stage.button('Largest').ariaPressed).to.equal('true');
    const kept = sessionStorage.getItem(`bellman.${stage.widget.getAttribute('council')}`);
    expect(JSON.parse(kept ?? '{}').liking.size).to.equal(2);
    await expect(stage.panel).to.be.accessible();
  });

  it('has no sound until it is asked for', async () => {
    const stage = await chat();
    await stage.press('Menu');
    expect(toggle(stage, 'Sound').ariaChecked).to.equal('false');
    toggle(stage, 'Sound').click();
    await stage.settled();
    expect(toggle(stage, 'Sound').ariaChecked).to.equal('true');
    expect(stage.panel.webchat?.session.liking.sound).to.equal(true);
  });

  it('lets Enter start a line instead of sending', async () => {
    const stage = await chat();
    await stage.press('Menu');
    toggle(stage, 'Enter').click();
    await stage.settled();
    const box = stage.type('one line');
    expect(stage.key(box, 'Enter').defaultPrevented).to.equal(false);
    await stage.settled();
    expect(stage.log.some((line) => line.includes('one line'))).to.equal(false);
    expect(box.value).to.equal('one line');
  });

  it('goes on in Welsh, with the focus and the draft where they were', async () => {
    const stage = await chat();
    stage.type('half a sentence');
    await stage.press('Menu');
    const button = stage.button('Cymraeg');
    button.focus();
    button.click();
    await waitUntil(() => stage.one('bellman-menu').lang === 'cy');
    await stage.settled();
    expect(stage.one('bellman-frame').lang).to.equal('cy');
    expect(stage.button('English')).to.equal(button);
    expect(focused()).to.equal(button);
    expect((stage.one('textarea') as HTMLTextAreaElement).value).to.equal('half a sentence');
    expect(stage.one('[role=log]').ariaLabel).to.equal('Sgwrs');
    await expect(stage.panel).to.be.accessible();
  });

  it('ends the chat by the same question as the button beside the status', async () => {
    const stage = await chat();
    await stage.press('Menu');
    await stage.press('End chat');
    expect(stage.all('bellman-menu')).to.have.length(0);
    expect(focused()?.textContent).to.equal('End this chat?');
  });

  it('shows the transcript in place of the message box, and leads back to it', async () => {
    const stage = await chat();
    await stage.press('Menu');
    await stage.press('Save or print this chat');
    expect(stage.all('bellman-composer')).to.have.length(0);
    expect(stage.all('bellman-transcript')).to.have.length(1);
    await stage.press('Keep chatting');
    expect(stage.all('bellman-composer')).to.have.length(1);
  });
});

describe('a new message', () => {
  it('shows that it is below to whoever reads above', async () => {
    const stage = await chat();
    const log = stage.one('[role=log]');
    for (let line = 0; line < 20; line += 1) stage.relay.say(`line ${line}`);
    await stage.settled();
    expect(stage.all('.below')).to.have.length(0);
    log.scrollTop = 0;
    await stage.settled();
    stage.relay.say('news');
    await stage.settled();
    await stage.press('New message below');
    expect(log.scrollHeight - log.scrollTop - log.clientHeight).to.be.lessThan(2);
    expect(stage.all('.below')).to.have.length(0);
  });
});
