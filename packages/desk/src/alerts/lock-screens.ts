import type { CouncilView } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { t } from '../text/alerts.js';
import { councilMark } from '../ui/council-mark.js';

/** About as many characters of title and body as each shows before somebody opens it. */
const screens = [
  { name: 'check.android', style: 'android', title: 65, body: 120 },
  { name: 'check.iphone', style: 'iphone', title: 50, body: 150 },
  { name: 'check.desktop', style: 'desktop', title: 60, body: 140 },
] as const;

const cut = (words: string, most: number): string =>
  words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`;

/** What a notification says. */
export interface Note {
  readonly title: string;
  readonly body: string;
}

/** How an alert looks on the lock screens of an Android phone, an iPhone and on a desktop. */
export const lockScreens = (
  council: CouncilView,
  note: Note,
  language: 'en' | 'cy',
): TemplateResult => html`
  <ul class="lock-screens" role="list">
    ${screens.map(
      ({ name, style, title, body }) => html`
        <li class="lock-screen lock-screen--${style}">
          <h4 class="lock-screen__device">${t(name)}</h4>
          <div class="lock-screen__glass">
            <div class="lock-screen__note">
              <p class="lock-screen__from">${councilMark(council)} · ${t('check.now')}</p>
              <p class="lock-screen__title" lang=${language}>${cut(note.title, title)}</p>
              <p class="lock-screen__body" lang=${language}>${cut(note.body, body)}</p>
            </div>
          </div>
        </li>
      `,
    )}
  </ul>
`;
