import {
  AlertKind,
  Category,
  Certainty,
  limits,
  Severity,
  Urgency,
  type AlertText,
} from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { maybe, t } from '../text/alerts.js';
import { errorOf } from '../ui/error-summary.js';
import { checkbox, radios, textArea, textField, type Choice } from '../ui/field.js';
import { selectField } from '../ui/select.js';
import { forPartner } from './form.js';
import type { QuestionContext } from './question.js';
import './characters-left.js';

type Scale = 'kind' | 'severity' | 'urgency' | 'certainty';

const choicesOf = (scale: Scale, values: readonly string[]): readonly Choice[] =>
  values.map((value) => {
    const hint = maybe(`${scale}.${value}.hint`);
    return { value, label: maybe(`${scale}.${value}`) ?? value, ...(hint ? { hint } : {}) };
  });

const scales = {
  kind: choicesOf('kind', AlertKind.options),
  severity: choicesOf('severity', Severity.options),
  urgency: choicesOf('urgency', Urgency.options),
  certainty: choicesOf('certainty', Certainty.options),
};

const scale = (context: QuestionContext, name: Scale): TemplateResult =>
  radios(
    {
      id: name,
      label: t(`form.${name}`),
      value: context.form[name],
      error: errorOf(context.errors, name),
      onInput: (value) => context.change(() => ({ [name]: value })),
    },
    scales[name],
  );

const words = (context: QuestionContext, language: 'en' | 'cy'): TemplateResult => {
  const text = context.form[language];
  const suffix = language === 'cy' ? '-cy' : '';
  const label = (name: 'form.headline' | 'form.what' | 'form.instruction'): string =>
    language === 'cy' ? t('form.welsh', { label: t(name) }) : t(name);
  const field = (name: keyof AlertText) => ({
    id: `${name}${suffix}`,
    value: text[name],
    error: errorOf(context.errors, `${name}${suffix}`),
    onInput: (value: string) =>
      context.change((form) => ({ [language]: { ...form[language], [name]: value } })),
  });
  return html`
    ${textField(
      {
        ...field('headline'),
        label: label('form.headline'),
        hint: t('form.headlineHint', { limit: limits.headlineLength }),
      },
      { lang: language, alsoDescribedBy: `headline${suffix}-left` },
    )}
    <desk-characters-left
      class="field__left"
      id="headline${suffix}-left"
      .headline=${text.headline}
    ></desk-characters-left>
    ${textArea(
      { ...field('what'), label: label('form.what'), hint: t('form.whatHint') },
      { lang: language },
    )}
    ${textArea(
      {
        ...field('instruction'),
        label: label('form.instruction'),
        hint: t('form.instructionHint'),
      },
      { lang: language },
    )}
  `;
};

const isDrill = ({ form, change }: QuestionContext): TemplateResult =>
  radios(
    {
      id: 'exercise',
      label: t('form.exercise'),
      value: form.exercise ? 'yes' : 'no',
      onInput: (value) => change(() => ({ exercise: value === 'yes' })),
    },
    [
      { value: 'no', label: t('form.exercise.no') },
      { value: 'yes', label: t('form.exercise.yes'), hint: t('form.exercise.yesHint') },
    ],
  );

const about = ({ form, errors, change, proposer }: QuestionContext): TemplateResult =>
  selectField(
    {
      id: 'category',
      label: t('form.category'),
      value: form.category ?? '',
      error: errorOf(errors, 'category'),
      onInput: (value) =>
        change(({ category }) => ({
          category: Category.options.find((known) => known === value) ?? category,
        })),
    },
    [
      // Nothing is chosen for anybody: what an alert is about goes out with it (CAP 1.2).
      ...(form.category === null ? [{ value: '', label: t('form.categoryChoose') }] : []),
      ...(proposer?.categories ?? Category.options).map((value) => ({
        value,
        label: t(`category.${value}`),
      })),
    ],
  );

const sentFor = ({ form, council, partners, proposer, change }: QuestionContext) =>
  partners.length === 0
    ? nothing
    : selectField(
        {
          id: 'partner',
          label: t('form.partner'),
          hint: t('form.partnerHint', { council: council.name }),
          value: form.partner ?? '',
          onInput: (id) => {
            const chosen = partners.find((one) => one.id === id);
            change((now) => {
              if (!chosen) return { partner: null };
              return proposer ? forPartner(now, chosen) : { partner: id };
            });
          },
        },
        [
          ...(proposer
            ? []
            : [{ value: '', label: t('form.partnerNone', { council: council.name }) }]),
          ...partners.map(({ id, name }) => ({ value: id, label: name })),
        ],
      );

const canFollow = ({ form, change }: QuestionContext) =>
  form.kind === 'service'
    ? html`${checkbox({
        id: 'followable',
        label: t('form.followable'),
        checked: form.followable,
        onChange: (followable) => change(() => ({ followable })),
      })}
        <p class="field__hint">${t('form.followableHint')}</p>`
    : nothing;

/** English, and beside it Welsh where the council speaks it. */
const pair = (context: QuestionContext): TemplateResult =>
  context.council.languages.includes('cy')
    ? html`<div class="pair">
        <section>
          <h2>${t('form.words')}</h2>
          <p class="quiet">${t('form.wordsHint')}</p>
          ${words(context, 'en')}
        </section>
        <section>
          <h2>${t('form.wordsWelsh')}</h2>
          <p class="quiet">${t('form.wordsWelshHint')}</p>
          ${words(context, 'cy')}
        </section>
      </div>`
    : html`<h2>${t('form.words')}</h2>
        ${words(context, 'en')}`;

/** What a first alert alone is asked: what it is stays the same in whatever follows it. */
const first = (context: QuestionContext): TemplateResult =>
  context.form.type === 'alert'
    ? html`${scale(context, 'kind')} ${isDrill(context)} ${sentFor(context)}`
    : html`<p>
        ${t('version.kindFixed', { kind: t(`kind.${context.form.kind ?? 'general'}`) })}
      </p>`;

/** The first question: kind, drill or not, how bad, how soon, how certain, and the words. */
export const questionWhat = (context: QuestionContext): TemplateResult => {
  // An all-clear ends what was: it needs words, and nothing else can be said of it.
  if (context.form.type === 'all-clear') return pair(context);
  return html`
    ${first(context)} ${about(context)} ${scale(context, 'severity')} ${scale(context, 'urgency')}
    ${scale(context, 'certainty')} ${pair(context)}
    ${textField(
      {
        id: 'link',
        label: t('form.link'),
        hint: t('form.linkHint'),
        value: context.form.link,
        error: errorOf(context.errors, 'link'),
        onInput: (link) => context.change(() => ({ link })),
      },
      { type: 'url' },
    )}
    ${canFollow(context)}
  `;
};
