import type { AlertText, CouncilView } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { serviceName } from '../councils/councils.js';
import { hashOf, type Question } from '../ground/address.js';
import { moment } from '../ground/times.js';
import { t } from '../text/alerts.js';
import { listed } from '../text/text.js';
import { councilMark } from '../ui/council-mark.js';
import { hasAudience, isWelshBegun, needsService, servicesOf, type AlertForm } from './form.js';
import { metres } from './places.js';

/** What a summary is drawn from. `alert` is given where its answers can still be changed. */
export interface SummaryContext {
  readonly form: AlertForm;
  readonly council: CouncilView;
  /** The names of the areas chosen. */
  readonly areas: readonly string[];
  readonly audience: string;
  /** The name of whom it is sent for; null or left out: the council itself. */
  readonly partner?: string | null;
  readonly alert?: { readonly council: string; readonly id: string };
}

/**
 * An answer. Only the first of each question leads back to it, given as `question`: the same way from
 * every row would only stand between whoever goes by keyboard and the button to submit.
 */
const row = (context: SummaryContext, label: string, value: unknown, question?: Question) => html`
  <div class="summary__row">
    <dt>${label}</dt>
    <dd class="summary__value">${value}</dd>
    ${
      context.alert && question
        ? html`<dd class="summary__change">
          <a
            href=${hashOf({ view: 'edit-alert', ...context.alert, question })}
            aria-label=${t('check.changeOf', { what: t(`form.question.${question}`) })}
            >${t('check.change')}</a
          >
        </dd>`
        : nothing
    }
  </div>
`;

const words = (context: SummaryContext, text: AlertText, language: 'en' | 'cy') => {
  const label = (name: 'check.headline' | 'check.what' | 'check.instruction'): string =>
    language === 'cy' ? t('form.welsh', { label: t(name) }) : t(name);
  const value = (written: string) =>
    written === ''
      ? html`<span class="quiet">${t('check.empty')}</span>`
      : html`<span lang=${language} class="as-written">${written}</span>`;
  return html`${row(context, label('check.headline'), value(text.headline))}
  ${row(context, label('check.what'), value(text.what))}
  ${row(context, label('check.instruction'), value(text.instruction))}`;
};

const scales = ({ severity, urgency, certainty }: AlertForm): string =>
  [
    severity && t(`severity.${severity}`),
    urgency && t(`urgency.${urgency}`),
    certainty && t(`certainty.${certainty}`),
  ]
    .filter(Boolean)
    .join(' · ');

/** Whose followers get it: as it will be sent while it is being written, else as it was recorded. */
const followersOf = ({ alert, council, form }: SummaryContext): string => {
  if (!hasAudience(form)) return t('version.audience');
  const services = alert ? servicesOf(form) : form.services;
  if (services.length > 0) return listed(services.map((id) => serviceName(council, id)));
  if (alert && needsService(form)) return t('check.servicesMissing');
  if (form.exercise) return t('check.servicesDrill');
  return t(form.kind === 'general' ? 'check.servicesNews' : 'check.servicesAll');
};

/** What those are called: only where services narrow them do they need to follow one. */
const followersLabel = ({ alert, form }: SummaryContext): string => {
  const services = alert ? servicesOf(form) : form.services;
  return t(services.length > 0 || needsService(form) ? 'check.services' : 'check.goesTo');
};

/** Everything an alert says, to whom and until when, as a list of answers. */
export const summary = (context: SummaryContext): TemplateResult => {
  const { form, council } = context;
  return html`<dl class="summary">
    ${row(context, t('check.from'), councilMark(council, council.name))}
    ${row(context, t('check.kind'), form.kind ? t(`kind.${form.kind}`) : '', 'what')}
    ${context.partner ? row(context, t('check.partner'), context.partner) : nothing}
    ${form.exercise ? row(context, t('check.exercise'), html`<strong>${t('check.exerciseYes')}</strong>`) : nothing}
    ${row(context, t('check.category'), form.category ? t(`category.${form.category}`) : '')}
    ${row(context, t('check.scale'), scales(form))} ${words(context, form.en, 'en')}
    ${isWelshBegun(form) ? words(context, form.cy, 'cy') : nothing}
    ${row(context, t('check.link'), form.link || html`<span class="quiet">${t('check.empty')}</span>`)}
    ${form.followable && form.kind === 'service' ? row(context, t('check.followable'), t('check.followableYes')) : nothing}
    ${row(context, t('check.areas'), listed(context.areas) || t('check.empty'), 'where')}
    ${form.buffer ? row(context, t('check.buffer'), metres(form.buffer)) : nothing}
    ${row(context, followersLabel(context), followersOf(context), needsService(form) && servicesOf(form).length === 0 ? 'where' : undefined)}
    ${row(context, t('check.audience'), html`<strong>${context.audience}</strong>`)}
    ${row(context, t('check.starts'), form.sendAt === null ? t('check.startsNow') : moment(form.sendAt), 'when')}
    ${row(context, t('check.ends'), form.expiresAt === null ? t('alerts.noEnd') : moment(form.expiresAt))}
  </dl>`;
};
