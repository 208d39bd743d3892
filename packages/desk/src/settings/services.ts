import type { DeskSettings } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { s } from '../text/settings.js';
import { announce } from '../ui/announce.js';
import { checkbox } from '../ui/field.js';
import { fieldId, line, needed, unread } from './fields.js';
import { SettingsPage } from './page.js';
import type { FieldProblem } from './saving.js';
import { moved, named, withoutService, type Service } from './service-list.js';
import '../ui/dialog.js';

const LONGEST = 80;
/** Working days in which a message is answered. */
const DAYS = [0, 60] as const;

/** What the council does: added, named in both languages, put in order, taken away. */
@customElement('desk-settings-services')
export class SettingsServices extends SettingsPage {
  protected override readonly page = 'services';
  @state() private removing: Service | null = null;

  protected override tidy(settings: DeskSettings): DeskSettings {
    const stored = this.saving.stored?.services ?? [];
    return { ...settings, services: [...named(settings.services, stored)] };
  }

  protected override check({ services }: DeskSettings): readonly FieldProblem[] {
    const days = unread(this.saving, (path) => {
      const name = services.find(({ id }) => path === `answerDays.services.${id}`)?.names.en;
      return name === undefined ? undefined : [...DAYS, s('services.days.of', { name })];
    });
    const wrong = services.flatMap(({ names }, at) => {
      const n = at + 1;
      const path = `services.${at}.names`;
      const first = services.findIndex((other) => other.names.en === names.en);
      return [
        ...needed(`${path}.en`, names.en, s('services.en.of', { n }), LONGEST),
        ...(names.cy ? needed(`${path}.cy`, names.cy, s('services.cy.of', { n }), LONGEST) : []),
        ...(names.en && first < at
          ? [{ path: `${path}.en`, sentence: s('services.twice', { name: names.en }) }]
          : []),
      ];
    });
    return [...wrong, ...days];
  }

  protected override fields({ services }: DeskSettings): TemplateResult {
    return html`<p>${s('services.about')}</p>
      ${services.length === 0 ? html`<p class="quiet">${s('services.none')}</p>` : nothing}
      <div id=${fieldId('services')}>
        ${repeat(
          services,
          ({ id }) => id,
          (service, at) => this.#service(services, service, at),
        )}
      </div>
      <p>
        <button class="button button--quiet" type="button" data-add @click=${this.#add}>
          ${s('services.add')}
        </button>
      </p>`;
  }

  protected override beside(): TemplateResult | typeof nothing {
    return this.removing === null ? nothing : this.#dialog(this.removing);
  }

  #service(all: readonly Service[], service: Service, at: number): TemplateResult {
    const name = service.names.en || s('services.new');
    const path = `services.${at}`;
    const { saving } = this;
    const set = (parts: Partial<Service>): void =>
      saving.change({
        services: (saving.settings?.services ?? []).map((one) =>
          one.id === service.id ? { ...one, ...parts } : one,
        ),
      });
    const box = (key: 'chat' | 'alerts' | 'sensitive'): TemplateResult =>
      checkbox({
        id: fieldId(`${path}.${key}`),
        label: s(`services.${key}`),
        checked: service[key],
        onChange: (checked) => set({ [key]: checked }),
        error: saving.problemAt(`${path}.${key}`),
      });
    const button = (act: 'up' | 'down' | 'remove', onClick: () => void): TemplateResult => {
      const words = act === 'remove' ? 'settings.remove' : (`services.${act}` as const);
      return html`<button
        class="button button--quiet button--small"
        type="button"
        data-act="${act}-${service.id}"
        aria-label=${s(`${words}-of`, { name })}
        @click=${onClick}
      >
        ${s(words)}
      </button>`;
    };
    return html`<fieldset class="fieldset settings__item">
      <legend class="field__label">${s('services.legend', { n: at + 1, name })}</legend>
      <div class="settings__pair">
        ${line(saving, { path: `${path}.names.en`, label: s('services.en') }, service.names.en, (en) => set({ names: { ...service.names, en } }))}
        ${line(saving, { path: `${path}.names.cy`, label: s('services.cy') }, service.names.cy ?? '', (cy) => set({ names: { en: service.names.en, ...(cy ? { cy } : {}) } }), { lang: 'cy' })}
      </div>
      ${box('chat')} ${box('alerts')} ${box('sensitive')} ${this.#days(service)}
      <div class="buttons">
        ${at > 0 ? button('up', () => this.#move(service.id, at, -1)) : nothing}
        ${at < all.length - 1 ? button('down', () => this.#move(service.id, at, 1)) : nothing}
        ${button('remove', () => (this.removing = service))}
      </div>
    </fieldset>`;
  }

  /** Its own answer days; empty: the council's. What the relay does not know yet has none. */
  #days({ id, chat }: Service): TemplateResult | typeof nothing {
    const { saving } = this;
    const days = saving.settings?.answerDays;
    const isKnown = saving.stored?.services.some((one) => one.id === id);
    if (!days || !isKnown || !chat) return nothing;
    const path = `answerDays.services.${id}`;
    const hint = s('services.days.hint', { n: days.usual });
    return line(
      saving,
      { path, label: s('services.days'), hint },
      saving.typedAt(path) ?? String(days.services[id] ?? ''),
      (typed) => {
        const number = /^\s*\d{1,2}\s*$/.test(typed) ? Number(typed) : NaN;
        const isGood = number >= DAYS[0] && number <= DAYS[1];
        const { [id]: _, ...others } = days.services;
        saving.keepTyped(path, isGood || typed === '' ? undefined : typed);
        if (isGood)
          saving.change({ answerDays: { ...days, services: { ...others, [id]: number } } });
        if (typed === '') saving.change({ answerDays: { ...days, services: others } });
      },
      { narrow: true, numeric: true },
    );
  }

  #dialog({ id, names }: Service): TemplateResult {
    const name = names.en || s('services.new');
    return html`<desk-dialog
      .heading=${s('services.remove', { name })}
      .yes=${s('services.remove.yes')}
      .body=${html`<p>${s('services.remove.body')}</p>`}
      danger
      @bellman-confirm=${() => {
        const { settings } = this.saving;
        this.removing = null;
        this.saving.keepTyped(`answerDays.services.${id}`, undefined);
        if (settings) this.saving.change(withoutService(settings, id));
        announce(s('settings.removed', { name }));
        void this.focusOn('[data-add]');
      }}
      @bellman-cancel=${() => {
        this.removing = null;
        void this.focusOn(`[data-act="remove-${id}"]`);
      }}
    ></desk-dialog>`;
  }

  readonly #add = (): void => {
    const services = this.saving.settings?.services ?? [];
    const taken = new Set(services.map(({ id }) => id));
    let n = 1;
    while (taken.has(`new-${n}`)) n += 1;
    const service = {
      id: `new-${n}`,
      names: { en: '' },
      chat: true,
      alerts: true,
      sensitive: false,
    };
    this.saving.change({ services: [...services, service] });
    void this.focusOn(`[id="${fieldId(`services.${services.length}.names.en`)}"]`);
  };

  /** The focus goes along; at the end of the list to the other button. */
  #move(id: string, from: number, by: -1 | 1): void {
    const services = [...moved(this.saving.settings?.services ?? [], from, by)];
    this.saving.refuse([]);
    this.saving.change({ services });
    const at = from + by;
    const name = services[at]?.names.en ?? '';
    announce(s('services.moved', { name, n: at + 1, all: services.length }));
    const act = at === 0 ? 'down' : at === services.length - 1 ? 'up' : by < 0 ? 'up' : 'down';
    void this.focusOn(`[data-act="${act}-${id}"]`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-settings-services': SettingsServices;
  }
}
