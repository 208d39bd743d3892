import {
  Journey,
  Level,
  limits,
  WrapUp,
  type CouncilView,
  type StaffConversation,
} from '@bellman/protocol';
import * as v from 'valibot';
import type { Kept } from '../../ground/kept.js';
import { t } from '../../text/text.js';
import type { FormError } from '../../ui/error-summary.js';

/** A wrap-up as far as it is filled in; null: nobody has chosen yet. */
const Wrap = v.object({
  service: WrapUp.entries.service,
  journey: v.nullable(Journey),
  /** Nobody has chosen the journey: it is the last one's. */
  asLast: v.optional(v.boolean(), false),
  level: v.nullable(Level),
  /** Null: as `level` says it. */
  resolved: v.nullable(v.boolean()),
  avoidable: v.boolean(),
  why: v.string(),
  reference: v.string(),
});
export type Wrap = v.InferOutput<typeof Wrap>;

/** Whether it was resolved: as was chosen, or what was fulfilled is. */
export const resolvedOf = ({ resolved, level }: Wrap): boolean | null =>
  resolved ?? (level === null ? null : level === 4);

/** What is still to be put right, each at the field it is about. */
export const errorsOf = (wrap: Wrap): readonly FormError[] => {
  const errors: FormError[] = [];
  if (wrap.journey === null)
    errors.push({ field: 'wrap-journey', sentence: t('wrap.journeyMissing') });
  if (wrap.level === null) errors.push({ field: 'wrap-level', sentence: t('wrap.levelMissing') });
  const long = (field: string, words: string, limit: number): void => {
    const { length } = words.trim();
    if (length > limit) errors.push({ field, sentence: t('wrap.whyLong', { limit, length }) });
  };
  if (wrap.avoidable) long('wrap-why', wrap.why, limits.whyLength);
  long('wrap-reference', wrap.reference, limits.caseReferenceLength);
  return errors;
};

/**
 * The services that a wrap-up can be about: those that can be chatted with, and `named`, the
 * chat's own, though its council may have given it up since.
 */
export const serviceChoices = (
  services: CouncilView['services'],
  named: readonly string[],
): readonly { readonly value: string; readonly label: string }[] => [
  ...[...new Set(named)]
    .filter((id) => !services.some((service) => service.id === id))
    .map((id) => ({ value: id, label: t('wrap.gone', { service: id }) })),
  ...services
    .filter(({ id, chat }) => chat || named.includes(id))
    .map(({ id, name }) => ({ value: id, label: name })),
];

/** Wrap-ups under way, and what was wanted of each service last, kept in this tab. */
export class Wraps {
  constructor(private readonly kept: Kept) {}

  /** As far as it was filled in; else about the chat's service, with its last journey. */
  of({ id, council, service }: StaffConversation): Wrap {
    const begun = v.safeParse(Wrap, this.kept.get(`wrap:${id}`));
    if (begun.success) return begun.output;
    const last = v.safeParse(Journey, this.kept.get(`journey:${council}:${service}`));
    return {
      service,
      journey: last.success ? last.output : null,
      asLast: last.success,
      level: null,
      resolved: null,
      avoidable: false,
      why: '',
      reference: '',
    };
  }

  keep({ id }: StaffConversation, wrap: Wrap): void {
    this.kept.set(`wrap:${id}`, wrap);
  }

  /** It is saved: only the journey is remembered. */
  saved({ id, council }: StaffConversation, { service, journey }: Wrap): void {
    this.kept.remove(`wrap:${id}`);
    this.kept.set(`journey:${council}:${service}`, journey);
  }
}
