import type { Language } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { s } from '../text/settings.js';
import { listed } from '../text/text.js';
import { announce } from '../ui/announce.js';
import { describedBy, fieldError } from '../ui/field.js';
import { fieldId } from './fields.js';
import type { Saving } from './saving.js';
import { lostHoles } from './texts-check.js';
import { holesFor, type Sentence, type Sentences } from './sentences.js';

/** A sentence that can be worded anew. */
interface Row {
  readonly sentence: Sentence;
  /** The council's own wording, by language and key. */
  readonly own: Sentences;
  readonly saving: Saving;
  /** Whether another sentence says the same. */
  readonly isTwin: boolean;
  /** The words that it must contain; undefined where there are none. */
  readonly contains: (language: Language) => string | undefined;
  /** An empty wording is none. */
  readonly set: (language: Language, words: string) => void;
}

const shortened = (words: string): string =>
  words.length > 160 ? `${words.slice(0, 157).trimEnd()}…` : words;

const wording = (row: Row, language: Language, name: string): TemplateResult => {
  const { sentence, own, saving, set } = row;
  const path = `texts.${language}.${sentence.key}`;
  const id = fieldId(path);
  const ours = sentence[language];
  const words = own[language][sentence.key];
  const error = saving.problemAt(path);
  // Welsh has plural forms that English has not.
  if (ours === undefined && words === undefined) return html``;
  const lost = words === undefined || error ? [] : lostHoles(sentence.key, ours, words);
  const contains = row.contains(language);
  const also = [lost.length > 0 ? `${id}-lost` : '', contains ? `${id}-contains` : ''];
  return html`<div class="field ${error ? 'field--error' : ''}">
    ${
      ours === undefined
        ? nothing
        : html`<p class="quiet">${s(`texts.ours.${language}`)}</p>
          <p class="settings__ours" lang=${language}>${ours}</p>`
    }
    <label class="field__label" for=${id}>
      ${s(`texts.yours.${language}`)}
      <span class="visually-hidden">${s('texts.for', { words: name })}</span>
    </label>
    ${contains ? html`<p class="field__hint" id="${id}-contains">${s('texts.contains', { words: contains })}</p>` : nothing}
    ${fieldError(id, error)}
    <textarea
      class="input"
      id=${id}
      rows=${Math.max(2, Math.ceil((words ?? ours ?? '').length / 45))}
      lang=${language}
      aria-describedby=${describedBy({ id, hint: undefined, error }, also.filter(Boolean).join(' '))}
      aria-invalid=${error ? 'true' : nothing}
      .value=${live(words ?? '')}
      @input=${(event: Event) => set(language, (event.target as HTMLTextAreaElement).value)}
    ></textarea>
    ${
      lost.length > 0
        ? html`<p class="settings__lost" id="${id}-lost">
            ${s('texts.hole-lost', { holes: listed(lost) })}
          </p>`
        : nothing
    }
  </div>`;
};

/** A sentence with the council's own wording in each language, and a way back to ours. */
export const sentenceRow = (row: Row): TemplateResult => {
  const { sentence, own, saving, set } = row;
  const { key } = sentence;
  const words = shortened(sentence.en ?? sentence.cy ?? key);
  const name = row.isTwin ? s('texts.twin', { words, key }) : words;
  const holes = holesFor(sentence);
  const isOwn = [own.en, own.cy].some((texts) => Object.hasOwn(texts, key));
  const reset = (event: Event): void => {
    const heading = (event.target as HTMLElement).closest('section')?.querySelector('h3');
    saving.refuse([]);
    set('en', '');
    set('cy', '');
    announce(s('texts.reset.done'));
    heading?.focus();
  };
  return html`<section class="settings__item">
    <h3 class="settings__sentence" tabindex="-1" data-sentence=${key}>${words}</h3>
    <p class="settings__key"><code>${key}</code></p>
    ${holes.length > 0 ? html`<p class="quiet">${s('texts.holes', { holes: listed(holes) })}</p>` : nothing}
    <div class="settings__pair">${wording(row, 'en', name)} ${wording(row, 'cy', name)}</div>
    ${
      isOwn
        ? html`<button
            class="button button--quiet button--small"
            type="button"
            aria-label=${s('texts.reset-of', { words: name })}
            @click=${reset}
          >
            ${s('texts.reset')}
          </button>`
        : nothing
    }
  </section>`;
};
