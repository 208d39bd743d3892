import { Problem, type KeyDraft, type KeyView, type NewKeyAnswer } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import { digest, newId, newSecret } from '../ground/ids.js';
import type { Handlers } from '../http/route.js';
import type { Program } from '../http/program.js';
import type { Store } from '../store/store.js';
import type { Council } from './settings.js';

interface KeyParts {
  readonly store: Pick<Store, 'programs'>;
  readonly clock: Clock;
  readonly councils: { get(id: string): Promise<Pick<Council, 'services'>> };
}

/** A key begins with this, so that whoever finds one in a log or a repository knows what it is. */
const prefix = 'bellman_';
/** A key's use is noted this seldom, ms. */
const seldom = 60_000;

/** What a purpose asks for, and nothing of the other one's. */
const fitting = ({
  purpose,
  partner,
  services,
}: KeyDraft): Pick<KeyDraft, 'partner' | 'services'> => {
  if (purpose === 'service') return { partner: null, services: [...new Set(services)] };
  if (partner === null) throw new Problem('partner-unknown');
  return { partner, services: [] };
};

/** Programs' keys, as administrators see and make them. The key itself is told once, and kept as a hash. */
export const keyRoutes = ({
  store,
  clock,
  councils,
}: KeyParts): Handlers<'deskKeys' | 'deskNewKey' | 'deskDropKey'> => ({
  deskKeys: ({ council }): Promise<KeyView[]> => store.programs.list({ council }),
  deskNewKey: async ({ council, body, staff }): Promise<NewKeyAnswer> => {
    const { partner, services } = fitting(body);
    const known = new Set(
      (await councils.get(council)).services.filter((one) => one.alerts).map(({ id }) => id),
    );
    const unknown = services.find((id) => !known.has(id));
    if (unknown !== undefined) throw new Problem('service-unknown', { service: unknown });
    if (body.purpose === 'service' && services.length === 0)
      throw new Problem('alert-needs-service');
    const key = `${prefix}${newSecret()}`;
    const view = await store.programs.add({
      ...{ council, id: newId(clock.now()), name: body.name, purpose: body.purpose },
      ...{ partner, services, hash: digest(key), by: staff.id },
    });
    return { key, view };
  },
  deskDropKey: async ({ council, id, staff }) => {
    await store.programs.drop({ council, id, by: staff.id });
  },
});

/** What a key of each purpose is used for, in a refusal's words. */
const usedFor: Readonly<Record<Program['purpose'], string>> = {
  cap: 'CAP messages',
  service: 'service alerts',
};

/** Says whose key one is, for the check room. */
export const programOf =
  ({ store, clock }: Pick<KeyParts, 'store' | 'clock'>) =>
  /** @throws Problem `key-unknown`, `key-wrong-purpose` */
  async (council: string, key: string, purpose: Program['purpose']): Promise<Program> => {
    const found = key === '' ? null : await store.programs.byHash({ council, hash: digest(key) });
    if (found === null) throw new Problem('key-unknown');
    if (found.purpose !== purpose)
      throw new Problem('key-wrong-purpose', { purpose: usedFor[purpose] });
    if (found.lastUsedAt === null || clock.now() - found.lastUsedAt > seldom)
      await store.programs.used({ id: found.id });
    const { id, name, partner, services } = found;
    return { id, council, name, purpose, partner, services };
  };
