import type { CouncilView, Wall } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { whoIs } from '../chat/who.js';
import { serviceName } from '../councils/councils.js';
import { hashOf } from '../ground/address.js';
import { t } from '../text/supervise.js';
import { table } from '../ui/table.js';
import { bandOf, lengthOf } from './waits.js';

export type WallChat = Wall['chats'][number];

/** What the tables of a council's wall are drawn from. */
export interface Shown {
  readonly council: CouncilView;
  readonly wall: Wall;
  /** How long something has lasted that began at `since`, ms. */
  readonly age: (since: number) => number;
}

/** A wait in words, with its band in words and colour. */
export const wait = (ms: number): TemplateResult =>
  html`<span class="wall-wait wall-wait--${bandOf(ms)}">${lengthOf(ms)}</span>
    <span class="wall-band">${t(`wall.band.${bandOf(ms)}`)}</span>`;

const length = (ms: number): TemplateResult =>
  html`<span class="wall-length">${lengthOf(ms)}</span>`;

/** The chats that wait, by service and language. */
export const queuesTable = ({ council, wall, age }: Shown): TemplateResult =>
  table(
    t('wall.queuesOf', { council: council.shortName }),
    [t('wall.service'), t('wall.language'), t('wall.waiting'), t('wall.longest')],
    wall.queues.map(({ service, language, waiting, longestSince }) => ({
      key: `${service}/${language}`,
      head: serviceName(council, service),
      cells: [
        t(`chat.language.${language}`),
        String(waiting),
        longestSince === null ? t('wall.none') : wait(age(longestSince)),
      ],
    })),
  );

/** Who is on, how they are, and how much they have. */
export const staffTable = ({ council, wall, age }: Shown): TemplateResult =>
  table(
    t('wall.staffOf', { council: council.shortName }),
    [t('wall.name'), t('wall.state'), t('wall.for'), t('wall.load')],
    wall.staff.map(({ id, name, state, since, load, capacity }) => ({
      key: id,
      head: name,
      cells: [
        html`<span class="wall-state wall-state--${state}">${t(`wall.state.${state}`)}</span>`,
        // Only of what they chose is it known since when: not of having come, or of being full.
        state === 'break' || state === 'away' ? length(age(since)) : nothing,
        t('wall.loadOf', { load, capacity }),
      ],
    })),
  );

/** What a supervisor may do with a chat: go on with their own, read along, or take it over. */
const acts = (chat: WallChat, mine: boolean, takeOver: (chat: WallChat) => void) => {
  const name = whoIs(chat);
  const href = hashOf({ view: 'chats', conversation: chat.id });
  const words = (key: 'openWith' | 'readWith' | 'takeWith') =>
    t(`wall.${key}`, { name, staff: chat.staff });
  if (mine)
    return html`<a class="wall-act" href=${href} aria-label=${words('openWith')}
      >${t('wall.open')}</a
    >`;
  return html`<span class="wall-acts">
    <a class="wall-act" href=${href} aria-label=${words('readWith')}>${t('wall.read')}</a>
    <button
      class="button button--quiet button--small"
      id="take-${chat.id}"
      aria-label=${words('takeWith')}
      @click=${() => takeOver(chat)}
    >
      ${t('wall.take')}
    </button>
  </span>`;
};

/** The chats that are under way, with what may be done with each. */
export const chatsTable = (
  { council, wall, age }: Shown,
  isMine: (id: string) => boolean,
  takeOver: (chat: WallChat) => void,
): TemplateResult =>
  table(
    t('wall.chatsOf', { council: council.shortName }),
    [t('wall.resident'), t('wall.about'), t('wall.adviser'), t('wall.for'), t('wall.act')],
    wall.chats.map((chat) => ({
      key: chat.id,
      head: html`${chat.residentName || t('chat.resident')}
      <span class="wall-reference">${chat.reference}</span>
      ${chat.danger ? html`<strong class="tag tag--stopped">${t('wall.danger')}</strong>` : nothing}`,
      cells: [
        t('chat.about', {
          service: serviceName(council, chat.service),
          language: t(`chat.language.${chat.language}`),
        }),
        chat.staff,
        length(age(chat.since)),
        acts(chat, isMine(chat.id), takeOver),
      ],
    })),
  );
