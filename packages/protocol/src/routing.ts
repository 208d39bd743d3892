import * as v from 'valibot';
import { Count, Language, Moment, RelayId, Slug } from './shapes.js';

/** Who can answer which chat, and how the people at the desk are (D2). */

/** What somebody at the desk says of themselves. */
export const ChosenState = v.picklist(['available', 'break', 'away']);
export type ChosenState = v.InferOutput<typeof ChosenState>;

/**
 * How somebody at the desk is. `available`, `break` and `away` are chosen; the others follow:
 * `busy`, their chats fill their capacity; `wrap-up`, they owe a wrap-up that is required;
 * `gone`, no browser of theirs is connected.
 */
export const DeskState = v.picklist(['available', 'busy', 'wrap-up', 'break', 'away', 'gone']);
export type DeskState = v.InferOutput<typeof DeskState>;

/** What somebody can answer at one council. An empty list does not narrow. */
export const Skills = v.object({
  /** Ids of services. */
  services: v.array(Slug),
  languages: v.array(Language),
  /** A team's id at the council; null: none. */
  team: v.nullable(Slug),
});
export type Skills = v.InferOutput<typeof Skills>;

/**
 * Some of a council's advisers. A chat about one of `services` goes to them first; once it has
 * waited `overflow.after` minutes, to the team `overflow.to` too. What no team has named goes to
 * everybody with the skill.
 */
export const Team = v.object({
  id: Slug,
  name: v.string(),
  services: v.array(Slug),
  overflow: v.nullable(v.object({ after: Count, to: Slug })),
});
export type Team = v.InferOutput<typeof Team>;

/** As much of a waiting chat as decides who may answer it. */
export interface Asked {
  readonly service: string;
  readonly language: string;
  /** When it began to wait, ms. */
  readonly queuedAt: number;
}

/** Whether somebody has the skill that a chat asks for: its service and its language. */
export const hasSkill = (
  skills: { readonly services: readonly string[]; readonly languages: readonly string[] },
  asked: Pick<Asked, 'service' | 'language'>,
): boolean =>
  (skills.services.length === 0 || skills.services.includes(asked.service)) &&
  (skills.languages.length === 0 || skills.languages.includes(asked.language));

/**
 * Whether a chat is for somebody by their team: it is theirs, nobody's, or has waited long enough
 * to overflow to them. The skill is asked besides (`hasSkill`).
 * @param now ms, of the same clock as `asked.queuedAt`
 */
export const isForTeam = (
  team: string | null,
  teams: readonly Team[],
  asked: Pick<Asked, 'service' | 'queuedAt'>,
  now: number,
): boolean => {
  const first = teams.filter(({ services }) => services.includes(asked.service));
  if (first.length === 0) return true;
  return first.some(
    ({ id, overflow }) =>
      id === team ||
      (overflow !== null &&
        overflow.to === team &&
        now - asked.queuedAt >= overflow.after * 60_000),
  );
};

/** One step of priority counts as so much waiting, unless the council says otherwise, minutes. */
export const usualHeadStart = 10;

/**
 * Where a chat stands in its council's queue: the smaller, the sooner. Longest wait first, and each
 * step of priority counts as `headStart` minutes of waiting. So priority ages: whoever has waited
 * that much longer comes before it, and nobody waits for ever. Since all wait at the same pace, the
 * number never has to be made anew.
 */
export const rankOf = (queuedAt: number, priority: number, headStart: number): number =>
  queuedAt - priority * headStart * 60_000;

/** Ahead of all who wait by `rankOf`: chats handed back, and before them those in danger (C12). */
export const front = { returned: 1e12, danger: 2e12 } as const;

/** A chat that rings at somebody's desk, until they take it or pass it on. */
export const Offer = v.object({
  to: RelayId,
  until: Moment,
  /** Who transferred it to them; null where the queue did. */
  from: v.nullable(v.string()),
});
export type Offer = v.InferOutput<typeof Offer>;

/** Somebody at the desk, as they see themselves. */
export const You = v.object({
  state: DeskState,
  chosen: ChosenState,
  /** Since when `chosen` holds, ms. */
  since: Moment,
  /** The weight of their chats and offers, and how much they may have. */
  load: Count,
  capacity: Count,
  /** Council → what they can answer there. */
  skills: v.record(Slug, Skills),
  /** Those of their councils that want a chat wrapped up before the next. */
  mustWrapUp: v.array(Slug),
});
export type You = v.InferOutput<typeof You>;

export const SetState = v.object({ state: ChosenState });

/** A colleague who could have a chat. */
export const Colleague = v.object({
  id: RelayId,
  name: v.string(),
  state: DeskState,
  load: Count,
  capacity: Count,
});
export type Colleague = v.InferOutput<typeof Colleague>;
