import { Problem, type AlertDraft } from '@bellman/protocol';
import { prepare, type Shape } from '../ground/geometry.js';
import type { SignedIn } from '../people/who.js';
import type { AlertPlace } from '../store/alert-draft.js';
import type { StoredPartner } from '../store/partners.js';
import type { Store } from '../store/store.js';
import { isPartner, maySee } from './rights.js';

type PartnerStore = Pick<Store, 'areas' | 'partners'>;

/** The partners that somebody proposes for. */
export const partnersFor = async (
  store: Pick<Store, 'partners'>,
  council: string,
  staff: string,
): Promise<StoredPartner[]> =>
  (await store.partners.list({ council })).filter((one) => one.staff.includes(staff));

/**
 * Goes on only if the person sees the alert: a partner's people see their own partner's alone.
 * @throws Problem `alert-unknown`
 */
export const demandSeen = async (
  store: Pick<Store, 'alerts' | 'partners'>,
  at: { readonly council: string; readonly id: string; readonly staff: SignedIn },
): Promise<void> => {
  const { council, id, staff } = at;
  const partners = await partnersFor(store, council, staff.id);
  const ids = partners.map((partner) => partner.id);
  if (!maySee(await store.alerts.find({ council, id }), staff, ids))
    throw new Problem('alert-unknown');
};

/**
 * For whom a draft is to be sent. Somebody who is there for one partner need not say which; the
 * council's own people may write for any, or for none.
 * @param own the partners of somebody who proposes for them alone; null: the council's own person
 * @throws Problem `partner-unknown`
 */
export const partnerOf = async (
  store: Pick<Store, 'partners'>,
  given: {
    readonly council: string;
    readonly partner: string | null;
    readonly own: readonly StoredPartner[] | null;
  },
): Promise<string | null> => {
  const { council, partner, own } = given;
  if (partner === null) {
    if (own === null) return null;
    const [only] = own;
    if (only === undefined || own.length > 1) throw new Problem('partner-unknown');
    return only.id;
  }
  const known = own ?? (await store.partners.list({ council }));
  if (!known.some(({ id }) => id === partner)) throw new Problem('partner-unknown');
  return partner;
};

/** Kinds of areas that leave no gap between them. */
const gapless: ReadonlySet<string> = new Set(['ward', 'district']);

/**
 * Refuses what a partner may not propose (A10): a category that is not its own; a place that is
 * neither one of its areas nor within them. A drawn place is within where, of one kind of area, it
 * meets only areas of the partner's; and, of kinds that leave gaps, has every corner in one of them.
 * @throws Problem `alert-partner-category`, `alert-partner-area`
 */
export const checkProposal = async (
  store: PartnerStore,
  council: string,
  partner: StoredPartner,
  draft: Pick<AlertDraft, 'category'> & { readonly places: readonly AlertPlace[] },
): Promise<void> => {
  checkCategory(partner, draft);
  await checkWithin(store, council, partner, draft.places);
};

/**
 * What can be told before places are made, which may take seconds.
 * @throws Problem `alert-partner-category`
 */
export const checkCategory = (
  { name, categories }: StoredPartner,
  { category }: Pick<AlertDraft, 'category'>,
): void => {
  if (!categories.includes(category))
    throw new Problem('alert-partner-category', { partner: name, category });
};

/** @throws Problem `alert-partner-area` */
const checkWithin = async (
  store: Pick<Store, 'areas'>,
  council: string,
  partner: StoredPartner,
  places: readonly AlertPlace[],
): Promise<void> => {
  const { name } = partner;
  const all = await store.areas.shapes({ council });
  const kindOf = new Map(all.map(({ code, kind }) => [code, kind]));
  const own = new Set(partner.areas);
  const shapes = all
    .filter(({ code }) => own.has(code))
    .map(({ kind, shape }) => ({ kind, shape }));
  const within = (place: AlertPlace): boolean =>
    [...new Set(shapes.map(({ kind }) => kind))].some((kind) => {
      const met = place.meets.filter((code) => kindOf.get(code) === kind);
      if (met.length === 0 || met.some((code) => !own.has(code))) return false;
      return gapless.has(kind) || cornersIn(place.shape, shapes);
    });
  for (const place of places) {
    if (own.has(place.code) && isAsItIs(place, all)) continue;
    if (!within(place))
      throw new Problem('alert-partner-area', { partner: name, area: place.name });
  }
};

/**
 * Lets a partner's people count only where one of their partners may propose: who lives and follows
 * elsewhere is not theirs to know.
 * @throws Problem `alert-partner-area`; `partner-unknown` where they propose for none
 */
export const demandWithin = async (
  store: PartnerStore,
  { council, staff }: { readonly council: string; readonly staff: SignedIn },
  places: readonly AlertPlace[],
): Promise<void> => {
  if (!isPartner(staff, council)) return;
  let refused = new Problem('partner-unknown');
  for (const partner of await partnersFor(store, council, staff.id)) {
    try {
      return await checkWithin(store, council, partner, places);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused = error;
    }
  }
  throw refused;
};

/** Whether an area by its code is just that, and not grown. */
const isAsItIs = (
  { code, shape }: AlertPlace,
  all: readonly { readonly code: string; readonly shape: string }[],
): boolean => all.some((area) => area.code === code && area.shape === JSON.stringify(shape));

const cornersIn = (shape: Shape, areas: readonly { readonly shape: string }[]): boolean => {
  const grounds = areas.map((area) => prepare(JSON.parse(area.shape) as Shape));
  return shape.every((polygon) =>
    polygon.every((ring) =>
      ring.every(([lon, lat]) => grounds.some(({ contains }) => contains(lon, lat))),
    ),
  );
};
