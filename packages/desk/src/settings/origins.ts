import type { DeskSettings } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { s } from '../text/settings.js';
import { announce } from '../ui/announce.js';
import { textField } from '../ui/field.js';
import { fieldId } from './fields.js';
import { originOf } from './origin.js';
import { SettingsPage } from './page.js';
import type { FieldProblem } from './saving.js';

/** Where what is being typed is kept: it is no setting until it is added. */
const NEW = 'origins.new';

/** Why what was typed is not added: it is on the list, or is no address. */
const refusalOf = (typed: string, origin: string | null): string => {
  if (origin !== null) return s('origins.known', { origin });
  return s(typed.includes('*') ? 'origins.star' : 'origins.wrong');
};

/** The websites whose pages may embed webchat. */
@customElement('desk-settings-origins')
export class SettingsOrigins extends SettingsPage {
  protected override readonly page = 'origins';
  @state() private added = '';

  /** What stands in the box and was not added yet is meant, too. */
  protected override tidy(settings: DeskSettings): DeskSettings {
    const origin = originOf(this.saving.typedAt(NEW) ?? '');
    if (origin === null || settings.origins.includes(origin)) return settings;
    this.saving.keepTyped(NEW, undefined);
    return { ...settings, origins: [...settings.origins, origin] };
  }

  protected override check(): readonly FieldProblem[] {
    const typed = this.saving.typedAt(NEW);
    if (typed === undefined) return [];
    const origin = originOf(typed);
    return [
      {
        path: NEW,
        sentence: refusalOf(typed, origin),
      },
    ];
  }

  protected override fields({ origins }: DeskSettings): TemplateResult {
    const { saving } = this;
    return html`<p>${s('origins.about')}</p>
      <h2 id="origins-list">${s('origins.list')}</h2>
      ${
        origins.length === 0
          ? html`<p class="quiet" id=${fieldId('origins')}>${s('origins.none')}</p>`
          : html`<ul class="settings__list" role="list" aria-labelledby="origins-list" id=${fieldId('origins')}>
              ${origins.map((origin, at) => this.#origin(origin, at))}
            </ul>`
      }
      <div class="settings__add" @keydown=${this.#enter}>
        ${textField(
          {
            id: fieldId(NEW),
            label: s('origins.new'),
            hint: s('origins.new.hint'),
            error: saving.problemAt(NEW),
            value: saving.typedAt(NEW) ?? '',
            onInput: (typed) => saving.keepTyped(NEW, typed === '' ? undefined : typed),
          },
          { type: 'url' },
        )}
        <button class="button button--quiet" type="button" @click=${this.#add}>
          ${s('origins.add')}
        </button>
        ${this.added ? html`<p>${this.added}</p>` : nothing}
      </div>`;
  }

  #origin(origin: string, at: number): TemplateResult {
    const problem = this.saving.problemWithin(`origins.${at}`);
    return html`<li id=${fieldId(`origins.${at}`)}>
      <span>
        ${origin}
        ${origin.startsWith('http:') ? html`<span class="quiet">${s('origins.plain', { origin })}</span>` : nothing}
        ${problem ? html`<span class="field__error">${problem}</span>` : nothing}
      </span>
      <button
        class="button button--quiet button--small"
        type="button"
        aria-label=${s('settings.remove-of', { name: origin })}
        @click=${() => this.#remove(origin)}
      >
        ${s('settings.remove')}
      </button>
    </li>`;
  }

  readonly #enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    this.#add();
  };

  readonly #add = (): void => {
    const { saving } = this;
    const typed = saving.typedAt(NEW) ?? '';
    const origin = originOf(typed);
    const box = `[id="${fieldId(NEW)}"]`;
    this.added = '';
    const origins = saving.settings?.origins ?? [];
    if (origin === null || origins.includes(origin)) {
      saving.refuse([{ path: NEW, sentence: refusalOf(typed, origin) }]);
      void this.focusOn(box);
      return;
    }
    saving.refuse([]);
    saving.keepTyped(NEW, undefined);
    saving.change({ origins: [...origins, origin] });
    const asTyped = typed.trim().replace(/\/$/, '') === origin;
    this.added = asTyped
      ? s('settings.added', { name: origin })
      : s('origins.shortened', { origin });
    announce(this.added);
    void this.focusOn(box);
  };

  #remove(origin: string): void {
    const origins = this.saving.settings?.origins ?? [];
    this.saving.refuse([]);
    this.saving.change({ origins: origins.filter((one) => one !== origin) });
    announce(s('settings.removed', { name: origin }));
    void this.focusOn(`[id="${fieldId(NEW)}"]`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-settings-origins': SettingsOrigins;
  }
}
