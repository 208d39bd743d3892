import type { TemplateView } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Api } from '../link/api.js';
import { asRefusal } from '../link/refusal.js';
import { t } from '../text/alerts.js';
import { announce } from '../ui/announce.js';
import { textField } from '../ui/field.js';
import { View } from '../ui/view.js';
import { FocusNext } from './focus-next.js';
import '../ui/dialog.js';

/** Fired when an alert is to begin from a template. */
export class UseTemplate extends Event {
  constructor(readonly template: TemplateView) {
    super('bellman-use-template');
  }
}

/** A council's templates: to begin from, to rename, to remove. */
@customElement('desk-templates')
export class DeskTemplates extends View {
  @property({ attribute: false }) api!: Api;
  @property() council = '';
  /** Whether the person may change them. */
  @property({ type: Boolean }) manages = false;
  /** Whether something has been written that a template would take the place of. */
  @property({ type: Boolean }) written = false;
  @state() private using: TemplateView | undefined;
  @state() private templates: readonly TemplateView[] = [];
  @state() private removing: TemplateView | undefined;
  @state() private renaming: { readonly id: string; readonly name: string } | undefined;
  @state() private problem = '';
  readonly #focus = new FocusNext(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('council')) void this.#attempt(() => this.#fetch());
  }

  override render(): TemplateResult {
    const { templates, removing, using } = this;
    return html`<div role="alert">
        ${this.problem === '' ? nothing : html`<p class="problem">${this.problem}</p>`}
      </div>
      ${
        templates.length === 0
          ? nothing
          : html`<details class="templates field">
            <summary>${t('template.beginOf', { n: templates.length })}</summary>
            <ul role="list">${templates.map((template) => this.#row(template))}</ul>
          </details>`
      }
      ${
        removing
          ? html`<desk-dialog
            danger
            .heading=${t('template.removeTitle', { name: removing.name })}
            .body=${html`<p>${t('template.removeBody')}</p>`}
            .yes=${t('template.removeYes')}
            @bellman-confirm=${() => this.#remove(removing)}
            @bellman-cancel=${() => (this.removing = undefined)}
          ></desk-dialog>`
          : nothing
      }
      ${
        using
          ? html`<desk-dialog
            danger
            .heading=${t('template.useTitle', { name: using.name })}
            .body=${html`<p>${t('template.useBody')}</p>`}
            .yes=${t('template.useYes')}
            @bellman-confirm=${() => this.#use(using)}
            @bellman-cancel=${() => (this.using = undefined)}
          ></desk-dialog>`
          : nothing
      }`;
  }

  #row(template: TemplateView): TemplateResult {
    const { name, id } = template;
    if (this.renaming?.id === id)
      return html`<li>${this.#rename(template, this.renaming.name)}</li>`;
    const button = (act: 'use' | 'rename' | 'remove', does: () => unknown) =>
      html`<button
        class="button button--small button--quiet"
        type="button"
        id="${act}-${id}"
        aria-label=${t(`template.${act}Of`, { name })}
        @click=${does}
      >
        ${t(`template.${act}`)}
      </button>`;
    return html`<li>
      <span class="templates__name">${name}</span>
      ${button('use', () => (this.written ? (this.using = template) : this.#use(template)))}
      ${
        this.manages
          ? html`${button('rename', () => {
              this.renaming = { id, name };
              this.#focus.on('#template-rename');
            })}
            ${button('remove', () => (this.removing = template))}`
          : nothing
      }
    </li>`;
  }

  #rename(template: TemplateView, name: string): TemplateResult {
    const leave = (): void => {
      this.renaming = undefined;
      this.#focus.on(`[id="rename-${template.id}"]`);
    };
    const save = (): Promise<void> =>
      this.#attempt(async () => {
        const { api, council } = this;
        // As it is typed by now, not as it was drawn.
        const renamed = { name: (this.renaming?.name ?? name).trim(), draft: template.draft };
        await api.call('deskEditTemplate', { council, id: template.id }, renamed);
        await this.#fetch();
        leave();
      });
    return html`<form
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void save();
      }}
    >
      ${textField({
        id: 'template-rename',
        label: t('template.newName', { name: template.name }),
        value: name,
        onInput: (typed) => (this.renaming = { id: template.id, name: typed }),
      })}
      <div class="buttons">
        <button class="button button--small">${t('template.renameSave')}</button>
        <button class="button button--small button--quiet" type="button" @click=${leave}>
          ${t('dialog.cancel')}
        </button>
      </div>
    </form>`;
  }

  async #use(template: TemplateView): Promise<void> {
    this.using = undefined;
    await this.updateComplete;
    this.dispatchEvent(new UseTemplate(template));
  }

  #remove({ id, name }: TemplateView): Promise<void> {
    this.removing = undefined;
    return this.#attempt(async () => {
      await this.api.call('deskDropTemplate', { council: this.council, id });
      announce(t('template.removed', { name }));
      await this.#fetch();
      if (this.templates.length > 0) this.#focus.on('summary');
      else document.querySelector<HTMLElement>('main h1, h1')?.focus();
    });
  }

  async #fetch(): Promise<void> {
    this.templates = await this.api.call('deskTemplates', { council: this.council });
  }

  async #attempt(what: () => Promise<void>): Promise<void> {
    this.problem = '';
    try {
      await what();
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-templates': DeskTemplates;
  }
}
