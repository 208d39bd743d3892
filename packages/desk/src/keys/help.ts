import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { keysEn, type KeysKey } from '../text/en-keys.js';
import { say } from '../text/text.js';
import { checkbox } from '../ui/field.js';
import { Watch } from '../ui/model.js';
import { table } from '../ui/table.js';
import { View } from '../ui/view.js';
import { keyActs, type KeyAct } from './acts.js';
import { keyName, type Keys } from './keys.js';
import '../ui/sheet.js';

const words = (key: KeysKey, params: Record<string, string> = {}): string =>
  say(keysEn[key], params);

const acts = (act: KeyAct): string => words(`keys.act.${act}`);

/** Signs that a screen reader may leave out. */
const signs: Readonly<Record<string, KeysKey>> = {
  '?': 'keys.sign.question',
  '/': 'keys.sign.slash',
};

/** All that a key does, and the key of each, which can be changed. Fires `bellman-close`. */
@customElement('desk-keys')
export class DeskKeys extends View {
  @property({ attribute: false }) keys!: Keys;
  @state() private changing: KeyAct | null = null;
  @state() private told = '';
  @state() private problem = '';
  /** Keys that were refused: each is said, also in the same words. */
  #refused = 0;

  constructor() {
    super();
    new Watch(this, () => this.keys);
  }

  override render(): TemplateResult {
    return html`<desk-sheet .heading=${words('keys.title')} .body=${this.#body()}></desk-sheet>`;
  }

  #body(): TemplateResult {
    const { keys } = this;
    return html`<p>${words('keys.about')}</p>
      ${checkbox({
        id: 'keys-on',
        label: words('keys.on'),
        checked: keys.isOn,
        onChange: (isOn) => keys.turn(isOn),
      })}
      <div role="alert">
        ${keyed(this.#refused, this.problem ? html`<p class="problem">${this.problem}</p>` : nothing)}
      </div>
      <div role="status">${this.told ? html`<p>${this.told}</p>` : nothing}</div>
      ${table(
        words('keys.title'),
        [words('keys.what'), words('keys.key'), words('keys.change')],
        keyActs.map((act) => ({
          key: act,
          head: acts(act),
          cells: [this.#key(keys.of(act)), this.#button(act)],
        })),
      )}
      <button class="button button--quiet" @click=${this.#reset}>${words('keys.reset')}</button>`;
  }

  #key(key: string): TemplateResult {
    const sign = signs[key];
    if (sign === undefined) return html`<kbd class="key">${key}</kbd>`;
    return html`<kbd class="key" aria-hidden="true">${key}</kbd
      ><span class="visually-hidden">${words(sign)}</span>`;
  }

  #button(act: KeyAct): TemplateResult {
    const changing = this.changing === act;
    return html`<button
      class="button button--quiet button--small"
      @click=${() => this.#ask(act)}
      @keydown=${changing ? this.#press : nothing}
      @blur=${changing ? () => this.#keep(act) : nothing}
    >
      ${words(changing ? 'keys.press' : 'keys.change')}
      <span class="visually-hidden">${words('keys.for', { act: acts(act) })}</span>
    </button>`;
  }

  #ask(act: KeyAct): void {
    this.changing = act;
    this.problem = '';
    this.told = words('keys.pressNow', { act: acts(act) });
  }

  readonly #press = (event: KeyboardEvent): void => {
    const act = this.changing;
    // Tab goes on, and leaves the key as it was.
    if (act === null || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return this.#keep(act);
    const key = keyName(event);
    if (key !== null) this.#change(act, key);
    // Held with Ctrl or Meta a key is the browser's; Ctrl alone is half of one.
    else if (event.key.length === 1) this.#refuse(words('keys.reserved'));
  };

  #keep(act: KeyAct): void {
    this.changing = null;
    this.problem = '';
    this.told = words('keys.kept', { act: acts(act) });
  }

  #refuse(problem: string): void {
    this.#refused += 1;
    this.told = '';
    this.problem = problem;
    this.requestUpdate();
  }

  #change(act: KeyAct, key: string): void {
    const done = this.keys.change(act, key);
    if (done === 'changed') {
      this.changing = null;
      this.problem = '';
      this.told = words('keys.changed', { act: acts(act), key });
      return;
    }
    this.#refuse(
      done === 'reserved'
        ? words('keys.reserved')
        : words('keys.taken', { key, act: acts(done.takenBy) }),
    );
  }

  readonly #reset = (): void => {
    this.keys.reset();
    this.problem = '';
    this.told = words('keys.resetDone');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-keys': DeskKeys;
  }
}
