import { emptyKept } from '../testing/parts.js';
import { expect, fixture, html, sendKeys } from '../testing/page.js';
import { onAct, type KeyAct } from './acts.js';
import { Keys } from './keys.js';
import { listen } from './listen.js';

describe('keys', () => {
  const stops: (() => void)[] = [];
  const done: KeyAct[] = [];

  const begin = (keys = new Keys(emptyKept())): Keys => {
    done.length = 0;
    stops.push(listen(keys));
    for (const act of ['take-next', 'help', 'wrap-up'] as const)
      stops.push(onAct(act, () => done.push(act)));
    return keys;
  };

  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });

  it('do their acts, and let alone what nobody does', async () => {
    begin();
    await sendKeys({ press: 't' });
    await sendKeys({ press: '?' });
    await sendKeys({ press: 'r' });
    expect(done).to.deep.equal(['take-next', 'help']);
  });

  it('are off where somebody types, if they would write', async () => {
    const keys = begin();
    expect(keys.change('wrap-up', 'Alt+w')).to.equal('changed');
    const view = await fixture<HTMLElement>(html`<div>
      <textarea aria-label="Words"></textarea>
      <input aria-label="Line" />
      <select aria-label="Choice">
        <option>t</option>
      </select>
      <p contenteditable="true" role="textbox" aria-label="Page">Words</p>
    </div>`);
    for (const place of view.querySelectorAll<HTMLElement>('textarea, input, select, p')) {
      place.focus();
      await sendKeys({ press: 't' });
    }
    expect(done).to.deep.equal([]);
    await sendKeys({ press: 'Alt+w' });
    expect(done).to.deep.equal(['wrap-up']);
  });

  it('are on where nothing is typed: at a box to tick, and at a choice of several', async () => {
    begin();
    const view = await fixture<HTMLElement>(html`<div>
      <input type="checkbox" aria-label="Box" /><input type="radio" aria-label="Choice" />
    </div>`);
    for (const place of view.querySelectorAll('input')) {
      place.focus();
      await sendKeys({ press: 't' });
    }
    expect(done).to.deep.equal(['take-next', 'take-next']);
  });

  it('are off as a whole where somebody has switched them off, and stay so', async () => {
    const kept = emptyKept();
    begin(new Keys(kept)).turn(false);
    await sendKeys({ press: 't' });
    expect(done).to.deep.equal([]);
    expect(new Keys(kept).isOn).to.equal(false);
  });

  it('change, are kept, and can be set back', async () => {
    const kept = emptyKept();
    const keys = begin(new Keys(kept));
    expect(keys.change('take-next', 'y')).to.equal('changed');
    await sendKeys({ press: 't' });
    await sendKeys({ press: 'y' });
    expect(done).to.deep.equal(['take-next']);
    expect(new Keys(kept).of('take-next')).to.equal('y');
    keys.reset();
    expect(new Keys(kept).of('take-next')).to.equal('t');
  });

  it('refuse a key that another act has, or that moves about', () => {
    const keys = new Keys(emptyKept());
    expect(keys.change('take-next', 'w')).to.deep.equal({ takenBy: 'wrap-up' });
    expect(keys.change('take-next', 'Enter')).to.equal('reserved');
    expect(keys.change('take-next', 't')).to.equal('changed');
    expect(keys.of('take-next')).to.equal('t');
  });
});
