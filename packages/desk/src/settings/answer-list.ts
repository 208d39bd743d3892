import type { AnswerView, CouncilView } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { serviceName } from '../councils/councils.js';
import { dateWords } from '../ground/dates.js';
import { t } from '../text/people.js';
import { table } from '../ui/table.js';

/** What can be done with an answer of the list. */
export type AnswerAct = 'change' | 'reviewed' | 'delete';

/** Reviews that are due come first, the longest due before the others; the rest by title. */
export const inOrder = (answers: readonly AnswerView[]): readonly AnswerView[] =>
  [...answers].sort(
    (a, b) =>
      Number(b.stale) - Number(a.stale) ||
      (a.stale ? a.reviewOn.localeCompare(b.reviewOn) : 0) ||
      a.texts.en.title.localeCompare(b.texts.en.title, 'en-GB'),
  );

const plain = (words: string): string => words.toLocaleLowerCase('en-GB');

/** The answers that have every word of `search`, in either language, their owner or their service. */
export const matching = (
  answers: readonly AnswerView[],
  search: string,
  council: CouncilView,
): readonly AnswerView[] => {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return answers.filter(({ texts: { en, cy }, owner, service }) => {
    const named = service === null ? t('prepared.any') : serviceName(council, service);
    const all = [en.title, en.body, cy?.title, cy?.body, owner.name, named].filter(Boolean);
    return words.every((word) => plain(all.join('\n')).includes(word));
  });
};

/** The list as a table; `act` hears what is to be done with which. */
export const answersTable = (
  answers: readonly AnswerView[],
  council: CouncilView,
  act: (what: AnswerAct, answer: AnswerView) => void,
): TemplateResult =>
  table(
    t('prepared.caption', { council: council.shortName }),
    [
      t('prepared.title'),
      t('prepared.service'),
      t('prepared.owner'),
      t('prepared.review'),
      t('prepared.act'),
    ],
    answers.map((answer) => ({
      key: answer.id,
      head: head(answer, council),
      cells: [
        answer.service === null ? t('prepared.any') : serviceName(council, answer.service),
        answer.owner.name,
        html`${dateWords(answer.reviewOn)}
        ${answer.stale ? html`<strong class="tag tag--stopped">${t('prepared.stale')}</strong>` : nothing}`,
        html`<span class="people-acts">
          ${(['change', 'reviewed', 'delete'] as const).map(
            (what) =>
              html`<button
                class="button button--quiet button--small"
                id="${what}-${answer.id}"
                aria-label=${t(`prepared.${what}Of`, { title: answer.texts.en.title })}
                @click=${() => act(what, answer)}
              >
                ${t(`prepared.${what}`)}
              </button>`,
          )}
        </span>`,
      ],
    })),
  );

const head = ({ texts }: AnswerView, { languages }: CouncilView): TemplateResult => {
  const isBilingual = languages.includes('cy');
  const welsh = texts.cy
    ? html`<span class="people-line" lang="cy">${texts.cy.title}</span>`
    : html`<span class="tag">${t('prepared.noWelsh')}</span>`;
  return html`<strong>${texts.en.title}</strong>
    <span class="people-line people-excerpt">${texts.en.body}</span>
    ${isBilingual ? welsh : nothing}`;
};
