import { seenName, type NewTemplate } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Api } from '../link/api.js';
import { asRefusal } from '../link/refusal.js';
import { t } from '../text/alerts.js';
import { announce } from '../ui/announce.js';
import { calledLack } from '../ui/called.js';
import { textField } from '../ui/field.js';
import { View } from '../ui/view.js';
import { draftOf, type AlertForm } from './form.js';

/** Keeps an alert's words, places and services as a template, in place of one that has its name. */
@customElement('desk-keep-template')
export class DeskKeepTemplate extends View {
  @property({ attribute: false }) api!: Api;
  @property() council = '';
  @property({ attribute: false }) form!: AlertForm;
  @state() private name = '';
  @state() private problem = '';
  @state() private done = '';
  @state() private busy = false;

  override render(): TemplateResult {
    return html`<details class="templates">
      <summary>${t('template.keep')}</summary>
      <form @submit=${this.#submit} novalidate>
        ${textField({
          id: 'template-name',
          label: t('template.name'),
          hint: t('template.nameHint'),
          value: this.name,
          error: this.problem || undefined,
          onInput: (name) => (this.name = name),
        })}
        <button class="button button--small" aria-disabled=${this.busy ? 'true' : nothing}>
          ${t('template.keep')}
        </button>
        ${this.done === '' ? nothing : html`<p>${this.done}</p>`}
      </form>
    </details>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const name = seenName(this.name);
    const draft = draftOf(this.form);
    if (this.busy || !draft) return;
    this.done = '';
    const [lack] = calledLack(name, 'template-name', t('template.nameMissing'));
    if (lack) return this.#refuse(lack.sentence);
    this.busy = true;
    try {
      const { partner: _p, sendAt: _s, expiresAt: _e, ...kept } = draft;
      await this.#keep({ name, draft: kept });
      this.problem = '';
      this.done = t('template.kept', { name });
      announce(this.done);
    } catch (thrown) {
      await this.#refuse(asRefusal(thrown).message);
    } finally {
      this.busy = false;
    }
  };

  async #keep(template: NewTemplate): Promise<void> {
    const { api, council } = this;
    const known = await api.call('deskTemplates', { council });
    const same = known.find(({ name }) => name === template.name);
    if (same) await api.call('deskEditTemplate', { council, id: same.id }, template);
    else await api.call('deskNewTemplate', { council }, template);
  }

  async #refuse(sentence: string): Promise<void> {
    this.problem = sentence;
    await this.focusOn('#template-name');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-keep-template': DeskKeepTemplate;
  }
}
