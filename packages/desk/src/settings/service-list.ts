import { Slug, type DeskSettings } from '@bellman/protocol';
import * as v from 'valibot';

/** What a council does, as the settings have it. */
export type Service = DeskSettings['services'][number];

/** A short name made of a service's name, one that none of `taken` is: `Bins & lawns` → `bins-lawns`. */
export const slugOf = (name: string, taken: ReadonlySet<string>): string => {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+/g, '')
    .slice(0, 36)
    .replace(/-+$/, '');
  const base = v.is(Slug, plain) ? plain : 'service';
  if (!taken.has(base)) return base;
  for (let n = 2; ; n += 1) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`;
};

/** Trimmed names; what the relay does not know yet is called by its name from now on. */
export const named = (
  services: readonly Service[],
  stored: readonly Service[],
): readonly Service[] => {
  const taken = new Set(stored.map(({ id }) => id));
  return services.map((service) => {
    const { names, ...rest } = service;
    const cy = names.cy?.trim();
    const trimmed = { ...rest, names: { en: names.en.trim(), ...(cy ? { cy } : {}) } };
    if (stored.some(({ id }) => id === service.id)) return trimmed;
    const id = slugOf(trimmed.names.en, taken);
    taken.add(id);
    return { ...trimmed, id };
  });
};

/** `list` with the item at `from` moved by one, up (-1) or down (1). */
export const moved = <T>(list: readonly T[], from: number, by: -1 | 1): readonly T[] => {
  const item = list[from];
  if (item === undefined) return list;
  const rest = list.filter((_, at) => at !== from);
  return [...rest.slice(0, from + by), item, ...rest.slice(from + by)];
};

const without = <T>(record: Readonly<Record<string, T>>, id: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));

/** The settings without a service, wherever it is named. */
export const withoutService = (settings: DeskSettings, id: string): Partial<DeskSettings> => {
  const { services, hours, answerDays, routing, teams } = settings;
  return {
    services: services.filter((service) => service.id !== id),
    hours: { ...hours, services: without(hours.services, id) },
    answerDays: { ...answerDays, services: without(answerDays.services, id) },
    routing: { ...routing, services: without(routing.services, id) },
    teams: teams.map((team) => ({ ...team, services: team.services.filter((one) => one !== id) })),
  };
};
