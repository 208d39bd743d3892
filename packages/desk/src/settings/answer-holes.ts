import { answerHoles, type CouncilView } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { serviceName } from '../councils/councils.js';
import { t } from '../text/people.js';
import { table } from '../ui/table.js';

type Hole = (typeof answerHoles)[number];

/** What each hole becomes in a chat that is made up. */
type Values = Readonly<Record<Hole, string>>;

/** Values for a preview, of the council as it is and a chat that is made up. */
export const exampleValues = (council: CouncilView, adviser: string, service: string): Values => ({
  name: t('prepared.exampleName'),
  adviser,
  council: council.name,
  service: serviceName(council, service === '' ? (council.services[0]?.id ?? '') : service),
  reference: t('prepared.exampleReference'),
  phone: council.contact.phone,
});

/** The holes, and what each becomes. */
export const holesTable = (council: CouncilView): TemplateResult => {
  const known: Partial<Values> = { council: council.name, phone: council.contact.phone };
  return html`<details class="prepared-holes">
    <summary>${t('prepared.holes')}</summary>
    <p>${t('prepared.holesLead')}</p>
    ${table(
      t('prepared.holes'),
      [t('prepared.hole'), t('prepared.becomes')],
      answerHoles.map((name) => ({
        key: name,
        head: html`<code>{${name}}</code>`,
        cells: [t(`prepared.hole.${name}`, { value: known[name] ?? '' })],
      })),
    )}
  </details>`;
};

const isHole = (name: string): name is Hole => (answerHoles as readonly string[]).includes(name);

/** The words as a resident would see them; what was filled in is marked. */
export const preview = (body: string, values: Values, lang: string): TemplateResult => {
  if (body.trim() === '') return html`<p class="quiet">${t('prepared.previewNone')}</p>`;
  // Every other part is a hole's name.
  const parts = body.trim().split(/\{(\w+)\}/);
  return html`<p class="prepared-preview" lang=${lang}>${parts.map((part, at) => {
    if (at % 2 === 0) return part;
    return isHole(part) ? html`<mark class="prepared-filled">${values[part]}</mark>` : `{${part}}`;
  })}</p>`;
};
