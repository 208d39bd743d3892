import { AlertKind, Certainty, limits, Severity, Urgency, type AlertText } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { maybe, t } from '../text/alerts.js';
import { errorOf } from '../ui/error-summary.js';
import { radios, textArea, textField, type Choice } from '../ui/field.js';
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

/** The first question: kind, how bad, how soon, how certain, and the words. */
export const questionWhat = (context: QuestionContext): TemplateResult => html`
  ${scale(context, 'kind')} ${scale(context, 'severity')} ${scale(context, 'urgency')}
  ${scale(context, 'certainty')}
  <h2>${t('form.words')}</h2>
  ${words(context, 'en')}
  ${
    context.council.languages.includes('cy')
      ? html`<h2>${t('form.wordsWelsh')}</h2>
        <p class="quiet">${t('form.wordsWelshHint')}</p>
        ${words(context, 'cy')}`
      : nothing
  }
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
`;
