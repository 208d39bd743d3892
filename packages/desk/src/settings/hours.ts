import type { DeskSettings, HoursSettings } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { s } from '../text/settings.js';
import { AnnounceLater } from '../ui/announce-later.js';
import { radios } from '../ui/field.js';
import { selectField } from '../ui/select.js';
import { fieldId } from './fields.js';
import { hoursProblems } from './hours-check.js';
import { closuresOf } from './hours-closures.js';
import { always, isAlways, type Times } from './hours-times.js';
import { weekOf, type HoursEdit } from './hours-week.js';
import { openingWords } from './opening.js';
import { SettingsPage } from './page.js';
import type { FieldProblem } from './saving.js';

/** The usual hours' name in the list of whose hours are shown. */
const USUAL = '';

/** What somebody begins with who says that it is not always open. */
const office = (): HoursSettings => {
  const day = (): [string, string][] => [['09:00', '17:00']];
  return {
    week: {
      monday: day(),
      tuesday: day(),
      wednesday: day(),
      thursday: day(),
      friday: day(),
      saturday: [],
      sunday: [],
    },
    openOnHolidays: false,
    closures: [],
  };
};

const meantKey = (path: string, [from, to]: Times): string =>
  `${path.replace(/\.\d+$/, '')} ${from} ${to}`;

/** When webchat is open: the usual week, bank holidays, closures, and services with their own. */
@customElement('desk-settings-hours')
export class SettingsHours extends SettingsPage {
  protected override readonly page = 'hours';
  /** Whose hours are shown: a service's id, or the usual ones. */
  @state() private which = USUAL;
  /** The long hours past midnight of which somebody has said that they are meant. */
  @state() private meant: ReadonlySet<string> = new Set();
  readonly #later = new AnnounceLater();

  override disconnectedCallback(): void {
    this.#later.cancel();
    super.disconnectedCallback();
  }

  protected override check(settings: DeskSettings): readonly FieldProblem[] {
    const problems = hoursProblems(settings, (...of) => this.#isMeant(...of) !== false);
    // The first of them must be on screen, to be led to.
    const service = /^hours\.services\.([^.]+)/.exec(problems[0]?.path ?? '')?.[1];
    if (problems.length > 0) this.which = service ?? USUAL;
    return problems;
  }

  protected override fields(settings: DeskSettings): TemplateResult {
    const { hours } = settings;
    const own = this.which === USUAL ? hours.usual : (hours.services[this.which] ?? null);
    const isUsual = this.which === USUAL;
    return html`${this.#choose(settings)} ${this.#kind(settings, own)}
      ${
        isUsual && (own === null || isAlways(own))
          ? html`<p>${s('hours.always.closures')}</p>
              ${closuresOf(this.#editOf(own ?? always()))}`
          : own === null
            ? nothing
            : this.#edit(this.#editOf(own))
      }
      <div class="notice">
        <p>${s('hours.now')}</p>
        <p><strong>${openingWords(own ?? hours.usual, this.session.clock.now())}</strong></p>
        ${(own ?? hours.usual)?.openOnHolidays === false ? html`<p class="quiet">${s('hours.now.holidays')}</p>` : nothing}
      </div>`;
  }

  #editOf(own: HoursSettings): HoursEdit {
    return {
      saving: this.saving,
      path: this.#path,
      hours: own,
      set: (parts) => this.#put({ ...own, ...parts }),
      focus: (id) => void this.focusOn(`[id="${id}"]`),
      say: (words) => (words ? this.#later.say(words) : this.#later.cancel()),
      isMeant: (...of) => this.#isMeant(...of),
      setMeant: (path, times, is) => {
        const key = meantKey(path, times);
        this.meant = new Set([...this.meant].filter((one) => one !== key).concat(is ? key : []));
      },
    };
  }

  /** Null: it holds already, and nobody need be asked. */
  #isMeant(path: string, times: Times): boolean | null {
    const [, service = USUAL, day = ''] =
      /^hours\.(?:usual|services\.([^.]+))\.week\.(\w+)/.exec(path) ?? [];
    const stored = this.saving.stored?.hours;
    const was = service === USUAL ? stored?.usual : stored?.services[service];
    const held = Object.entries(was?.week ?? {}).find(([name]) => name === day)?.[1] ?? [];
    if (held.some(([from, to]) => from === times[0] && to === times[1])) return null;
    return this.meant.has(meantKey(path, times));
  }

  get #path(): string {
    return this.which === USUAL ? 'hours.usual' : `hours.services.${this.which}`;
  }

  #choose({ services, hours }: DeskSettings): TemplateResult {
    return selectField(
      {
        id: 'hours-which',
        label: s('hours.which'),
        value: this.which,
        onInput: (which) => (this.which = which),
      },
      [
        { value: USUAL, label: s('hours.which.usual') },
        ...services
          .filter(({ chat }) => chat)
          .map(({ id, names }) => ({
            value: id,
            label: s(Object.hasOwn(hours.services, id) ? 'hours.which.own' : 'hours.which.same', {
              name: names.en,
            }),
          })),
      ],
    );
  }

  #kind({ services, hours }: DeskSettings, own: HoursSettings | null): TemplateResult {
    const isUsual = this.which === USUAL;
    const name = services.find(({ id }) => id === this.which)?.names.en ?? '';
    return radios(
      {
        id: fieldId(this.#path),
        label: isUsual ? s('hours.usual') : s('hours.of', { name }),
        error: this.saving.problemAt(this.#path),
        value: own === null || (isUsual && isAlways(own)) ? 'without' : 'with',
        onInput: (chosen) => {
          // Days that are different stay so, whatever the usual hours are.
          const closures = hours.usual?.closures ?? [];
          if (chosen === 'without') this.#put(isUsual ? { ...always(), closures } : null);
          else if (isUsual) this.#put({ ...office(), closures });
          else this.#put(own ?? structuredClone(hours.usual) ?? office());
        },
      },
      [
        { value: 'without', label: s(isUsual ? 'hours.always' : 'hours.same') },
        { value: 'with', label: s(isUsual ? 'hours.times' : 'hours.own') },
      ],
    );
  }

  #edit(edit: HoursEdit): TemplateResult {
    const path = `${edit.path}.openOnHolidays`;
    return html`${weekOf(edit)}
    ${radios(
      {
        id: fieldId(path),
        label: s('hours.holidays'),
        error: this.saving.problemAt(path),
        value: edit.hours.openOnHolidays ? 'open' : 'closed',
        onInput: (chosen) => edit.set({ openOnHolidays: chosen === 'open' }),
      },
      (['closed', 'open'] as const).map((value) => ({
        value,
        label: s(`hours.holidays.${value}`),
      })),
    )}
    ${this.which === USUAL ? this.#nation() : nothing} ${closuresOf(edit)}`;
  }

  /** The nations of the United Kingdom have bank holidays of their own. */
  #nation(): TemplateResult | typeof nothing {
    const { saving } = this;
    const hours = saving.settings?.hours;
    if (hours === undefined) return nothing;
    return selectField(
      {
        id: fieldId('hours.nation'),
        label: s('hours.nation'),
        error: saving.problemAt('hours.nation'),
        value: hours.nation,
        onInput: (nation) => saving.change({ hours: { ...hours, nation } }),
      },
      (['england', 'wales', 'scotland', 'northern-ireland'] as const).map((value) => ({
        value,
        label: s(`hours.nation.${value}`),
      })),
    );
  }

  /** Null: the usual hours where a service has none of its own. */
  #put(own: HoursSettings | null): void {
    const hours = this.saving.settings?.hours;
    if (hours === undefined) return;
    if (this.which === USUAL) {
      // Always open without anything different is no hours at all, as the relay has it.
      const usual = own && isAlways(own) && own.closures.length === 0 ? null : own;
      return this.saving.change({ hours: { ...hours, usual } });
    }
    const { [this.which]: _, ...others } = hours.services;
    const services = own === null ? others : { ...others, [this.which]: own };
    this.saving.change({ hours: { ...hours, services } });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-settings-hours': SettingsHours;
  }
}
