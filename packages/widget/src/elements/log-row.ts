import type { FileView } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { dayWords, timeOf } from '../ground/times.js';
import type { Texts } from '../text/texts.js';
import { linked } from './conversation-links.js';
import { delivery, type DeliveryActions } from './log-delivery.js';
import type { LogItem } from './log-items.js';
import type { Webchat } from './webchat.js';

/** What is said of a file as it arrives; its picture and its button come in pieces, and later. */
const fileWords = ({ alt, name, type }: FileView, text: Texts): string =>
  text.t(type.startsWith('image/') ? 'log.photo' : 'log.file', { name: alt || name });

/** A file's name stands there until what can show the file has loaded, and where it cannot. */
const fileOf = (file: FileView, text: Texts, webchat: Webchat, isFresh: boolean): TemplateResult =>
  html`${isFresh ? html`<p class="hidden">${fileWords(file, text)}</p>` : nothing}
    <bellman-file
      class="body"
      aria-live="off"
      ?inert=${isFresh}
      .webchat=${webchat}
      .text=${text}
      .file=${file}
      >${file.name}</bellman-file
    >`;

/**
 * One line of the log. `now` in milliseconds since 1970. What a fresh line has for the eye alone
 * is hidden from screen readers, which are about to read the line as a whole.
 */
export const logRow = (
  item: LogItem,
  text: Texts,
  now: number,
  actions: DeliveryActions,
  webchat: Webchat,
  isFresh: boolean,
): TemplateResult => {
  if (item.kind === 'day') {
    return html`<li class="day"><span>${dayWords(item.at, now, text)}</span></li>`;
  }
  if (item.kind === 'note') {
    const isHeard = !(isFresh && item.isInStatus);
    return html`<li class="note" aria-hidden=${isHeard ? nothing : 'true'}>${item.words}</li>`;
  }
  return html`<li class=${item.mine ? 'message mine' : 'message'}>
    <p class="who">
      <span class="name">${item.speaker}</span>
      <time datetime=${new Date(item.at).toISOString()}>${timeOf(item.at, text)}</time>
    </p>
    ${
      item.file
        ? fileOf(item.file, text, webchat, isFresh)
        : html`<p class="body">${linked(item.body, text.t('log.new-tab'))}</p>`
    }
    ${delivery(item, text, actions, isFresh)}
  </li>`;
};
