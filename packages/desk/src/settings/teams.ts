import type { DeskSettings, StaffView, Team } from '@bellman/protocol';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../text/people.js';
import { announce } from '../ui/announce.js';
import { checkboxes } from '../ui/checkboxes.js';
import { selectField } from '../ui/select.js';
import { fieldId, line, unread, whole } from './fields.js';
import { knownStaff } from './known-staff.js';
import { SettingsPage } from './page.js';
import type { FieldProblem } from './saving.js';
import { AFTER, emptyTeam, nameProblems, without } from './team-draft.js';
import { teamWarnings } from './team-warnings.js';

/**
 * Teams of advisers: the services whose chats come to them first, and the team that may take those
 * that have waited too long (D2).
 */
@customElement('desk-settings-teams')
export class DeskSettingsTeams extends SettingsPage {
  protected override readonly page = 'teams';
  @state() private staff: readonly StaffView[] | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('council')) void this.#fetchStaff();
  }

  protected override check({ teams }: DeskSettings): readonly FieldProblem[] {
    return [
      ...nameProblems(teams),
      ...unread(this.saving, (path) => {
        const [, at] = /^teams\.(\d+)\.overflow\.after$/.exec(path) ?? [];
        if (at === undefined) return undefined;
        const name = teams[Number(at)]?.name.trim() || t('team.new');
        return [AFTER.least, AFTER.most, t('team.after.of', { name })];
      }),
    ];
  }

  protected override fields(settings: DeskSettings): TemplateResult {
    const { teams } = settings;
    return html`<p>${t('team.about')}</p>
      ${teams.length === 0 ? html`<p>${t('team.none')}</p>` : ''}
      <div id=${fieldId('teams')}>
        ${repeat(
          teams,
          ({ id }) => id,
          (team, at) => this.#team(settings, team, at),
        )}
      </div>
      <div class="buttons">
        <button class="button button--quiet" type="button" id="team-add" @click=${this.#add}>
          ${t('team.add')}
        </button>
      </div>`;
  }

  #team(settings: DeskSettings, team: Team, at: number): TemplateResult {
    const { saving } = this;
    const path = `teams.${at}`;
    const name = team.name.trim() || t('team.new');
    return html`<fieldset class="fieldset settings__item" id=${fieldId(path)}>
      <legend class="field__label">${t('team.legend', { n: at + 1, name })}</legend>
      ${line(saving, { path: `${path}.name`, label: t('team.name') }, team.name, (typed) =>
        this.#put(at, { name: typed }),
      )}
      ${checkboxes(
        {
          id: fieldId(`${path}.services`),
          label: t('team.services'),
          error: saving.problemWithin(`${path}.services`),
          value: team.services,
          onInput: (services) => this.#put(at, { services: [...services] }),
        },
        settings.services.map(({ id, names }) => ({ value: id, label: names.en })),
      )}
      ${this.#overflow(settings.teams, team, at)}
      <button
        class="button button--quiet button--small"
        type="button"
        @click=${() => this.#remove(team)}
      >
        ${t('team.remove', { name })}
      </button>
    </fieldset>`;
  }

  #overflow(teams: readonly Team[], team: Team, at: number): TemplateResult | string {
    const { saving } = this;
    const { id, overflow } = team;
    const path = `teams.${at}.overflow`;
    const others = teams.filter((other) => other.id !== id);
    if (others.length === 0) return '';
    return html`<div class="side-by-side">
      ${selectField(
        {
          id: fieldId(`${path}.to`),
          label: t('team.overflow'),
          hint: t('team.overflowHint'),
          error: saving.problemAt(path) ?? saving.problemAt(`${path}.to`),
          value: overflow?.to ?? '',
          onInput: (to) => {
            saving.keepTyped(`${path}.after`, undefined);
            const after = overflow?.after ?? AFTER.usual;
            this.#put(at, { overflow: to === '' ? null : { after, to } });
          },
        },
        [
          { value: '', label: t('team.noOverflow') },
          ...others.map((other) => ({
            value: other.id,
            label: other.name.trim() || t('team.new'),
          })),
        ],
      )}
      ${
        overflow === null
          ? ''
          : whole(
              saving,
              {
                path: `${path}.after`,
                label: t('team.after'),
                least: AFTER.least,
                most: AFTER.most,
              },
              overflow.after,
              (after) => this.#put(at, { overflow: { ...overflow, after } }),
            )
      }
    </div>
    <div role="status">
      ${teamWarnings(teams, team, this.staff).map((words) => html`<p class="settings__lost">${words}</p>`)}
    </div>`;
  }

  async #fetchStaff(): Promise<void> {
    const { council } = this;
    this.staff = null;
    const staff = await knownStaff(this.session, council);
    if (council === this.council) this.staff = staff;
  }

  get #teams(): readonly Team[] {
    return this.saving.settings?.teams ?? [];
  }

  #put(at: number, change: Partial<Team>): void {
    this.saving.change({
      teams: this.#teams.map((team, n) => (n === at ? { ...team, ...change } : team)),
    });
  }

  readonly #add = async (): Promise<void> => {
    const at = this.#teams.length;
    this.saving.change({ teams: [...this.#teams, emptyTeam(this.session.newId())] });
    announce(t('team.added'));
    await this.focusOn(`#${fieldId(`teams.${at}.name`)}`);
  };

  async #remove({ id, name }: Team): Promise<void> {
    // What was typed at a place would now be another team's.
    for (const path of this.saving.typed) this.saving.keepTyped(path, undefined);
    this.saving.refuse([]);
    this.saving.change({ teams: without(this.#teams, id) });
    announce(t('team.removed', { name: name.trim() || t('team.new') }));
    await this.focusOn('#team-add');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-settings-teams': DeskSettingsTeams;
  }
}
