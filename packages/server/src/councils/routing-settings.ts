import { Slug, usualHeadStart } from '@bellman/protocol';
import * as v from 'valibot';

const whole = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer(`a whole number from ${least} to ${most}`),
    v.minValue(least, `a whole number from ${least} to ${most}`),
    v.maxValue(most, `a whole number from ${least} to ${most}`),
  );

/** How a council's chats find their advisers (D2, D6). */
export const RoutingSettings = v.object({
  /** Advisers choose from the list; or each chat rings at one desk after the other. */
  mode: v.optional(v.picklist(['take', 'offer']), 'take'),
  /** How long it rings at one desk, s. */
  offerSeconds: v.optional(whole(5, 300), 30),
  /** What a step of priority is worth, minutes of waiting: see protocol's `rankOf`. */
  headStart: v.optional(whole(1, 240), usualHeadStart),
  /** Whether a wrap-up must be done before the next chat of this council. */
  wrapUp: v.optional(v.picklist(['required', 'offered']), 'required'),
  /** By service: steps of priority, and how much of an adviser's capacity its chats take. */
  services: v.optional(
    v.record(
      Slug,
      v.object({
        priority: v.optional(whole(0, 9), 0),
        weight: v.optional(whole(1, 5), 1),
      }),
    ),
    {},
  ),
});
export type RoutingSettings = v.InferOutput<typeof RoutingSettings>;

/** How a chat about a service begins to wait, and what it takes of a capacity. */
export const waitsAs = (
  { headStart, services }: RoutingSettings,
  service: string,
): { readonly priority: number; readonly weight: number; readonly headStart: number } => {
  const { priority = 0, weight = 1 } = services[service] ?? {};
  return { priority, weight, headStart };
};

/** Groups of advisers; an overflow names another of them. */
export const TeamSettings = v.pipe(
  v.array(
    v.object({
      id: Slug,
      name: v.pipe(v.string(), v.trim(), v.minLength(1, 'a name'), v.maxLength(60)),
      services: v.optional(v.array(Slug), []),
      overflow: v.optional(v.nullable(v.object({ after: whole(0, 240), to: Slug })), null),
    }),
  ),
  v.maxLength(50),
  v.check((teams) => new Set(teams.map(({ id }) => id)).size === teams.length, 'each team once'),
  v.check(
    (teams) =>
      teams.every(
        ({ id, overflow }) =>
          overflow === null || (overflow.to !== id && teams.some((one) => one.id === overflow.to)),
      ),
    'overflows to other teams of the list',
  ),
);
