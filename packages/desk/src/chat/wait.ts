import { html, type TemplateResult } from 'lit';
import { waited } from '../ground/times.js';

/** How long a wait is, as it is coloured: under a minute, to five minutes, longer. */
export const waitBand = (since: number, now: number): 'short' | 'middle' | 'long' => {
  const minutes = (now - since) / 60_000;
  if (minutes < 1) return 'short';
  return minutes <= 5 ? 'middle' : 'long';
};

/** How many of three bars are filled. */
const bars = { short: 1, middle: 2, long: 3 };

/** A wait in words, and beside them in colour and in bars. Both moments in ms. */
export const waitShown = (since: number, now: number): TemplateResult => {
  const band = waitBand(since, now);
  return html`<p class="card__wait wait wait--${band}">
    <span class="wait__bars" aria-hidden="true"
      >${[1, 2, 3].map(
        (bar) =>
          html`<span class="wait__bar ${bar <= bars[band] ? 'wait__bar--full' : ''}"></span>`,
      )}</span
    >
    ${waited(since, now)}
  </p>`;
};
