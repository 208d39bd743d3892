import { Problem, type AlertDraft, type CapAnswer } from '@bellman/protocol';
import type { Extents } from '../../councils/extent.js';
import type { Council } from '../../councils/settings.js';
import { makeShapes } from '../../councils/shapes.js';
import type { Clock } from '../../ground/clock.js';
import { digest, newId } from '../../ground/ids.js';
import { readXml } from '../../ground/xml-read.js';
import type { RawText } from '../../http/body.js';
import { Reply, type Handlers } from '../../http/route.js';
import type { Program } from '../../http/program.js';
import type { StoredPartner } from '../../store/partners.js';
import type { Store } from '../../store/store.js';
import type { WriteDown } from '../needs.js';
import type { ProgramCount } from '../program-count.js';
import { noteProgramRefusal } from '../program-refused.js';
import { checkProposal } from '../partner-limits.js';
import { decode } from './decode.js';
import { followUp, inUtc } from './follow-up.js';
import { checkTimes } from './moments.js';
import { readCap, type CapReading } from './read.js';

export interface ReceiveParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly councils: { get(council: string): Promise<Council> };
  readonly extents: Pick<Extents, 'of'>;
  readonly baseUrl: () => string;
  readonly counted: ProgramCount;
  readonly record: WriteDown;
}

/** The first of a message's categories that the partner may speak of. */
const categoryFor = (
  { categories, name }: StoredPartner,
  reading: CapReading,
): AlertDraft['category'] => {
  const found = reading.categories.find((one) => categories.includes(one));
  const [category] = reading.categories;
  if (found === undefined && category !== undefined)
    throw new Problem('alert-partner-category', { partner: name, category });
  return found ?? category ?? 'Other';
};

/** Services that the council has alerts about; a message may name others. */
const knownServices = (services: readonly string[], council: Council): string[] =>
  services.filter((id) => council.services.some((one) => one.alerts && one.id === id));

/**
 * CAP in (A9): a partner's message becomes a draft of the partner's, within its areas and
 * categories, and goes no further by itself. What comes again is answered as it was.
 */
export const receiveRoutes = (parts: ReceiveParts): Handlers<'newCap'> => {
  const { store, clock } = parts;

  const partnerOf = async ({ council, partner }: Program): Promise<StoredPartner> => {
    const found = (await store.partners.list({ council })).find(({ id }) => id === partner);
    // Its keys went with it, in the moment since this one was looked at.
    if (found === undefined) throw new Problem('key-unknown');
    return found;
  };

  const answer = (council: string, alert: string): Reply => {
    const body: CapAnswer = { alert, url: `${parts.baseUrl()}/desk/#/alerts/${council}/${alert}` };
    return new Reply(body, { location: `/api/v1/desk/${council}/alerts/${alert}` });
  };

  const prepare = async (
    council: Council,
    partner: StoredPartner,
    reading: CapReading,
  ): Promise<{ draft: AlertDraft; of: { id: string; seen: number } | null; notes: string[] }> => {
    const { draft, type } = reading;
    const asked = { store, council, partner: partner.id, now: clock.now() };
    if (type === 'alert' && draft !== null) {
      const own = { services: knownServices(draft.services, council), partner: partner.id };
      const whole: AlertDraft = { ...draft, ...own, sendAt: null };
      return { draft: { ...whole, category: categoryFor(partner, reading) }, of: null, notes: [] };
    }
    const { draft: next, of, notes } = await followUp(asked, reading);
    const category = draft === null ? next.category : categoryFor(partner, reading);
    const services = knownServices(next.services, council);
    return {
      draft: { ...next, category, services },
      of: { id: of.id, seen: of.versions.length },
      notes: [...notes],
    };
  };

  const receive = async (id: string, program: Program, body: RawText): Promise<Reply> => {
    const council = await parts.councils.get(id);
    const partner = await partnerOf(program);
    const text = decode(body);
    const root = readXml(text);
    const extent = await parts.extents.of(id);
    const reading = readCap(root, extent.areas);
    const { sender, identifier, sent } = reading.id;
    const name = { council: id, partner: partner.id, sender, identifier, sent: inUtc(sent) };
    const words = digest(text);
    const again = ({ alert, digest: had }: { alert: string; digest: string }): Reply => {
      if (had !== words) throw new Problem('cap-repeated');
      return answer(id, alert);
    };
    const before = await store.capReceived.find(name);
    if (before !== null) return again(before);
    // What is drawn is looked at before who may say it and when: that reason helps its sender most.
    // An all-clear is for whoever got its line, wherever the message says that is.
    if (reading.draft !== null && reading.type !== 'all-clear')
      await makeShapes(extent, reading.draft);
    const { draft, of, notes } = await prepare(council, partner, reading);
    const places = await makeShapes(extent, draft);
    await checkProposal(store, id, partner, { category: draft.category, places });
    checkTimes(root, clock.now());
    const made = { council: id, id: newId(clock.now()), author: program.id, draft, places };
    const taken = await store.capReceived.take({
      ...{ name, digest: words, notes: [...reading.notes, ...notes] },
      draft:
        of === null
          ? { alert: made }
          : { version: { ...made, of: of.id, seen: of.seen, type: versionOf(reading) } },
    });
    return again(taken);
  };

  return {
    newCap: async ({ council, program, body }) => {
      parts.counted(program.id);
      return noteProgramRefusal(parts.record, program, () => receive(council, program, body));
    },
  };
};

const versionOf = ({ type }: CapReading): 'update' | 'all-clear' => {
  if (type === 'alert') throw new Error('An alert is no further version');
  return type;
};
