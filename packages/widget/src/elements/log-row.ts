import { html, type TemplateResult } from 'lit';
import { dayWords, timeOf } from '../ground/times.js';
import type { Texts } from '../text/texts.js';
import { linked } from './conversation-links.js';
import { delivery, type DeliveryActions } from './log-delivery.js';
import type { LogItem, MessageItem } from './log-items.js';
import type { Webchat } from './webchat.js';

/** A file's name stands there until what can show the file has loaded, and where it cannot. */
const contentOf = ({ file, body }: MessageItem, text: Texts, webchat: Webchat): TemplateResult =>
  file
    ? html`<bellman-file class="body" .webchat=${webchat} .text=${text} .file=${file}>${file.name}</bellman-file>`
    : html`<p class="body">${linked(body, text.t('log.new-tab'))}</p>`;

/** One line of the log. `now` in milliseconds since 1970. */
export const logRow = (
  item: LogItem,
  text: Texts,
  now: number,
  actions: DeliveryActions,
  webchat: Webchat,
): TemplateResult => {
  if (item.kind === 'day') {
    return html`<li class="day"><span>${dayWords(item.at, now, text)}</span></li>`;
  }
  if (item.kind === 'note') return html`<li class="note">${item.words}</li>`;
  return html`<li class=${item.mine ? 'message mine' : 'message'}>
    <p class="who">
      <span class="name">${item.speaker}</span>
      <time datetime=${new Date(item.at).toISOString()}>${timeOf(item.at, text)}</time>
    </p>
    ${contentOf(item, text, webchat)}
    ${delivery(item, text, actions)}
  </li>`;
};
