import { deputyRoles, limits, type DeskSettings, type StaffView } from '@bellman/protocol';
import type { PropertyValues, TemplateResult } from 'lit';
import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { t } from '../text/alerting.js';
import { radios } from '../ui/field.js';
import { selectField } from '../ui/select.js';
import { fieldId, unread, whole } from './fields.js';
import { knownStaff } from './known-staff.js';
import { SettingsPage } from './page.js';
import type { FieldProblem } from './saving.js';

const MINUTE = 60_000;
const days = [0, 60] as const;

/** Who approves alerts, how they sign in, and how long it is kept who got one (A4, A5). */
@customElement('desk-settings-alerting')
export class SettingsAlerting extends SettingsPage {
  protected override readonly page = 'alerting';
  /** Who may be the deputy. */
  @state() private staff: readonly StaffView[] = [];

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('council')) void this.#fetchStaff();
  }

  protected override check(): readonly FieldProblem[] {
    return unread(this.saving, (path) =>
      path === 'alerting.audienceDays' ? [...days, t('alerting.audienceDays')] : undefined,
    );
  }

  protected override fields({ alerting, approveAll }: DeskSettings): TemplateResult {
    const { saving } = this;
    const { deputyAfter, breakGlassAfter } = limits.approval;
    const change = (parts: Partial<DeskSettings['alerting']>): void =>
      saving.change({ alerting: { ...alerting, ...parts } });
    const [least, most] = days;
    return html`${this.#yesNo('alerting.secondStep', alerting.secondStep, (secondStep) => change({ secondStep }))}
    ${this.#yesNo('approveAll', approveAll, (all) => saving.change({ approveAll: all }))}
    ${selectField(
      {
        id: fieldId('alerting.deputy'),
        label: t('alerting.deputy'),
        hint: t('alerting.deputy.hint', {
          minutes: deputyAfter / MINUTE,
          glass: breakGlassAfter / MINUTE,
        }),
        error: saving.problemAt('alerting.deputy'),
        value: alerting.deputy ?? '',
        onInput: (deputy) => change({ deputy: deputy === '' ? null : deputy }),
      },
      this.#deputies(alerting.deputy),
    )}
    ${whole(
      saving,
      {
        path: 'alerting.audienceDays',
        label: t('alerting.audienceDays'),
        hint: t('alerting.audienceDays.hint'),
        ...{ least, most },
      },
      alerting.audienceDays,
      (audienceDays) => change({ audienceDays }),
    )}`;
  }

  #yesNo(
    path: 'alerting.secondStep' | 'approveAll',
    value: boolean,
    onInput: (value: boolean) => void,
  ): TemplateResult {
    const key = path === 'approveAll' ? 'alerting.approveAll' : path;
    return radios(
      {
        id: fieldId(path),
        label: t(key),
        hint: path === 'alerting.secondStep' ? t('alerting.secondStep.hint') : undefined,
        error: this.saving.problemAt(path),
        value: value ? 'yes' : 'no',
        onInput: (chosen) => onInput(chosen === 'yes'),
      },
      (['yes', 'no'] as const).map((choice) => ({
        value: choice,
        label: t(`${key}.${choice}`, { limit: limits.largeAudience }),
      })),
    );
  }

  #deputies(chosen: string | null): readonly { readonly value: string; readonly label: string }[] {
    const known = this.staff.map(({ id, name }) => ({ value: id, label: name }));
    const gone = chosen !== null && !known.some(({ value }) => value === chosen);
    return [
      { value: '', label: t('alerting.deputy.none') },
      ...known,
      ...(gone ? [{ value: chosen, label: t('alerting.deputy.gone') }] : []),
    ];
  }

  async #fetchStaff(): Promise<void> {
    const { council } = this;
    const staff = await knownStaff(this.session, council);
    if (council !== this.council) return;
    this.staff = (staff ?? [])
      // Who may not see alerts could not open what they are to approve.
      .filter(({ roles }) => roles.some((role) => deputyRoles.includes(role)))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-settings-alerting': SettingsAlerting;
  }
}
