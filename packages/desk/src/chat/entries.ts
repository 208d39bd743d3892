import type { MessageView, ProblemParams } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { councilOf, serviceName } from '../councils/councils.js';
import { clockTime, dayHeading, dayKey, machineTime } from '../ground/times.js';
import type { Session } from '../session.js';
import { maybe, t } from '../text/text.js';
import './file.js';

/** What entries are drawn with. */
export interface EntryContext {
  readonly session: Session;
  readonly conversation: string;
  /** The chat's council. */
  readonly council: string;
  readonly residentName: string;
  readonly language: string;
  readonly now: number;
}

const senderName = ({ sender }: MessageView, { residentName }: EntryContext): string =>
  sender.name || (sender.kind === 'resident' ? residentName || t('chat.resident') : '');

/** What stands beside the name that a resident gave: it could be an adviser's, or anybody's. */
const stated = ({ sender }: MessageView, { residentName }: EntryContext): string =>
  sender.kind === 'resident' && (sender.name || residentName) ? ` (${t('chat.resident')})` : '';

/** Who has a chat, or is to have it and has not joined yet. */
interface Holder {
  readonly name: string;
  readonly joined: boolean;
}

const nobody: Holder = { name: '', joined: false };

/** Who has it after an entry. */
const holderAfter = ({ event }: MessageView, before: Holder): Holder => {
  if (event?.code === 'returned') return nobody;
  if (event?.code !== 'joined' && event?.code !== 'transferred') return before;
  return { name: String(event.params['name'] ?? ''), joined: event.code === 'joined' };
};

/** To whom a chat was passed on, and by whom; a colleague who did not take it is told of as that. */
const passedOn = (
  params: ProblemParams,
  { name: by, joined }: Holder,
  { session, council }: EntryContext,
): string => {
  const { name, service } = params;
  const to = String(name ?? serviceName(councilOf(session.councils, council), String(service)));
  if (by === '') return t('event.transferred', { to });
  return t(joined ? 'event.transferred.by' : 'event.transferred.back', { by, to });
};

const noted = ({ event }: MessageView, context: EntryContext, holder: Holder): string => {
  if (!event) return t('event.other');
  const { residentName } = context;
  const { code, params } = event;
  if (code === 'transferred') return passedOn(params, holder, context);
  const named = { ...params, name: params['name'] || residentName || t('chat.resident') };
  const why = params['reason'] ?? params['by'];
  const by = code === 'ended' ? maybe(`event.ended.${why}`, named) : undefined;
  return by ?? maybe(`event.${code}`, params) ?? t('event.other');
};

const time = (at: number): TemplateResult =>
  html`<time datetime=${machineTime(at) ?? nothing}>${clockTime(at)}</time>`;

const entry = (message: MessageView, context: EntryContext, holder: Holder): TemplateResult => {
  if (message.event)
    return html`<li class="entry entry--event"><p>${noted(message, context, holder)}, ${time(message.at)}</p></li>`;
  const { kind } = message.sender;
  return html`<li class="entry entry--${kind}">
    <p class="entry__who"><strong>${senderName(message, context)}</strong>${stated(message, context)}, ${time(message.at)}</p>
    ${
      message.file
        ? html`<desk-file
          .session=${context.session}
          .conversation=${context.conversation}
          .file=${message.file}
        ></desk-file>`
        : html`<p class="entry__words" lang=${kind === 'resident' ? context.language : 'en'}>${message.body}</p>`
    }
  </li>`;
};

/** A conversation's entries with a divider before each new day. */
export const entries = (
  messages: readonly MessageView[],
  context: EntryContext,
): TemplateResult => {
  let next = nobody;
  const rows = messages.flatMap((message, at) => {
    const before = messages[at - 1];
    const newDay = !before || dayKey(before.at) !== dayKey(message.at);
    const holder = next;
    next = holderAfter(message, holder);
    const row = { message, holder };
    return newDay ? [{ ...row, day: message.at }, row] : [row];
  });
  return html`${repeat(
    rows,
    (row) => ('day' in row ? `day-${dayKey(row.message.at)}` : row.message.seq),
    (row) =>
      'day' in row && row.day !== undefined
        ? html`<li class="entry entry--day"><p>${dayHeading(row.day, context.now)}</p></li>`
        : entry(row.message, context, row.holder),
  )}`;
};
