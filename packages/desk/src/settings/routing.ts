import type { DeskSettings, StaffView } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { s } from '../text/settings.js';
import { listed } from '../text/text.js';
import { radios } from '../ui/field.js';
import { fieldId, unread, whole } from './fields.js';
import { answersChats, knownStaff } from './known-staff.js';
import { SettingsPage } from './page.js';
import type { FieldProblem } from './saving.js';

type Routing = DeskSettings['routing'];

const usual = { priority: 0, weight: 1 };

const boundsOf = (path: string): readonly [number, number] | undefined => {
  if (path === 'routing.offerSeconds') return [5, 300];
  if (path === 'routing.headStart') return [1, 240];
  if (path.endsWith('.priority')) return [0, 9];
  return path.endsWith('.weight') ? [1, 5] : undefined;
};

/** The whole name of a number, which says whose it is. */
const labelOf = (path: string, services: DeskSettings['services']): string => {
  if (path === 'routing.offerSeconds' || path === 'routing.headStart') return s(path);
  const [, id, key] = /^routing\.services\.(.+)\.(\w+)$/.exec(path) ?? [];
  const name = services.find((service) => service.id === id)?.names.en ?? '';
  return s(key === 'weight' ? 'routing.weight.of' : 'routing.priority.of', { name });
};

/** Who gets which chat, and how (D2): in the words of those who give chats out. */
@customElement('desk-settings-routing')
export class SettingsRouting extends SettingsPage {
  protected override readonly page = 'routing';
  @state() private staff: readonly StaffView[] | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('council')) void this.#fetchStaff();
  }

  async #fetchStaff(): Promise<void> {
    const { council } = this;
    this.staff = null;
    const staff = await knownStaff(this.session, council);
    if (council === this.council) this.staff = staff;
  }

  protected override check({ services }: DeskSettings): readonly FieldProblem[] {
    return unread(this.saving, (path) => {
      const bounds = boundsOf(path);
      return bounds && [...bounds, labelOf(path, services)];
    });
  }

  protected override fields(settings: DeskSettings): TemplateResult {
    const { routing } = settings;
    const { saving } = this;
    return html`<p>${s('routing.about')}</p>
      ${this.#mode(routing)}
      ${
        routing.mode === 'offer'
          ? this.#whole('offerSeconds', routing, (offerSeconds) => this.#set({ offerSeconds }))
          : nothing
      }
      ${radios(
        {
          id: fieldId('routing.wrapUp'),
          label: s('routing.wrapUp'),
          error: saving.problemAt('routing.wrapUp'),
          value: routing.wrapUp,
          onInput: (chosen) =>
            this.#set({ wrapUp: chosen === 'required' ? 'required' : 'offered' }),
        },
        (['required', 'offered'] as const).map((value) => ({
          value,
          label: s(`routing.wrapUp.${value}`),
        })),
      )}
      ${this.#whole('headStart', routing, (headStart) => this.#set({ headStart }), s('routing.headStart.hint'))}
      <h2>${s('routing.services')}</h2>
      <p>${s('routing.services.about')}</p>
      ${settings.services.filter(({ chat }) => chat).map((service) => this.#service(routing, service))}`;
  }

  #set(parts: Partial<Routing>): void {
    const { settings } = this.saving;
    if (settings) this.saving.change({ routing: { ...settings.routing, ...parts } });
  }

  #mode({ mode }: Routing): TemplateResult {
    return radios(
      {
        id: fieldId('routing.mode'),
        label: s('routing.mode'),
        error: this.saving.problemAt('routing.mode'),
        value: mode,
        onInput: (chosen) => {
          // What is typed for the ringing goes with its field.
          if (chosen === 'take') this.saving.keepTyped('routing.offerSeconds', undefined);
          this.#set({ mode: chosen === 'offer' ? 'offer' : 'take' });
        },
      },
      (['take', 'offer'] as const).map((value) => ({
        value,
        label: s(`routing.${value}`),
        hint: s(`routing.${value}.hint`),
      })),
    );
  }

  #whole(
    key: 'offerSeconds' | 'headStart',
    routing: Routing,
    onInput: (value: number) => void,
    hint?: string,
  ): TemplateResult {
    const path = `routing.${key}` as const;
    const [least, most] = boundsOf(path) ?? [0, 0];
    const place = { path, label: s(path), least, most, ...(hint === undefined ? {} : { hint }) };
    return whole(this.saving, place, routing[key], onInput);
  }

  #service({ services }: Routing, { id, names }: DeskSettings['services'][number]): TemplateResult {
    const own = services[id] ?? usual;
    const number = (key: 'priority' | 'weight'): TemplateResult => {
      const path = `routing.services.${id}.${key}`;
      const [least, most] = boundsOf(path) ?? [0, 0];
      return whole(
        this.saving,
        { path, label: s(`routing.${key}`), least, most },
        own[key],
        (value) => this.#set({ services: { ...services, [id]: { ...own, [key]: value } } }),
      );
    };
    return html`<fieldset class="fieldset settings__item">
      <legend class="field__label">${names.en}</legend>
      <div class="side-by-side">${number('priority')} ${number('weight')}</div>
      <div role="status">${this.#heavy(id, names.en, own.weight)}</div>
    </fieldset>`;
  }

  /** Whom a chat of this weight never reaches, although it is theirs by skill. */
  #heavy(id: string, service: string, weight: number): TemplateResult | typeof nothing {
    const names = (this.staff ?? [])
      .filter(answersChats)
      .filter(({ skills }) => skills.services.length === 0 || skills.services.includes(id))
      .filter(({ capacity }) => capacity < weight)
      .map(({ name }) => name);
    if (names.length === 0) return nothing;
    const words = s('routing.heavy', { n: names.length, names: listed(names), service });
    return html`<p class="settings__lost">${words}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-settings-routing': SettingsRouting;
  }
}
