import { Problem, type AlertDraft, type VersionType } from '@bellman/protocol';
import type { XmlNode } from '../../ground/xml-read.js';
import { whereOf, type KnownArea } from './areas-in.js';
import { checkSchema, isSigned } from './check-schema.js';
import { all, ownParameter, plain, textOf } from './fields.js';
import { infosOf, type Infos } from './infos.js';
import { momentOf } from './moments.js';
import { linkOf, textsOf } from './texts-in.js';

/** Another message, as one refers to it. */
export interface Reference {
  readonly sender: string;
  readonly identifier: string;
  /** ms */
  readonly sent: number;
}

/** What a message says of a draft; the rest of a draft is the council's to choose. */
export type CapDraft = Omit<AlertDraft, 'partner' | 'sendAt'>;

/** A message that was read and makes sense; whether it fits this council and partner is asked next. */
export interface CapReading {
  readonly id: Reference;
  readonly type: Exclude<VersionType, 'correction'>;
  readonly references: readonly Reference[];
  /** CAP's categories, as many as it names. */
  readonly categories: readonly AlertDraft['category'][];
  /** Null: it says nothing but that another is over. */
  readonly draft: CapDraft | null;
  /** Sentences on what was dropped or changed. */
  readonly notes: readonly string[];
}

const unsupported = (why: string): Problem => new Problem('cap-unsupported', { why });

const types = { Alert: 'alert', Update: 'update', Cancel: 'all-clear' } as const;

const typeOf = (root: XmlNode): CapReading['type'] => {
  const msgType = textOf(root, 'msgType');
  if (msgType !== 'Alert' && msgType !== 'Update' && msgType !== 'Cancel')
    throw unsupported(`it is an ${msgType}, which says nothing to people`);
  return types[msgType];
};

/** Only what is meant for everybody, and for people, is taken. */
const checkEnvelope = (root: XmlNode): void => {
  const [scope, status] = [textOf(root, 'scope'), textOf(root, 'status')];
  if (scope !== 'Public') throw unsupported(`its scope is ${scope}, and only Public is taken`);
  if (status !== 'Actual' && status !== 'Exercise')
    throw unsupported(`its status is ${status}, and only Actual and Exercise are taken`);
};

/** Neither may hold spaces, commas, < or & (CAP 1.2, section 3.2.1). */
const nameIn = (root: XmlNode, field: 'sender' | 'identifier'): string => {
  const name = textOf(root, field).trim();
  if (/^[^\s,<&]{1,200}$/.test(name)) return name;
  const why = 'it is empty, too long, or has a space, a comma, < or & in it';
  throw new Problem('cap-invalid', { path: `alert/${field}`, why });
};

/** Messages that one may refer to, and sentences that are noted about one, each this long. */
const most = { references: 100, notes: 20, note: 300 };

const referencesOf = (root: XmlNode): Reference[] => {
  const refuse = (why: string): Problem =>
    new Problem('cap-invalid', { path: 'alert/references', why });
  const named = textOf(root, 'references').split(/\s+/).filter(Boolean);
  if (named.length > most.references)
    throw refuse(`it names ${named.length} messages, and may name ${most.references}`);
  return named.map((text) => {
    const [sender = '', identifier = '', sent = '', ...more] = text.split(',');
    const at = momentOf(sent);
    if (sender === '' || identifier === '' || at === null || more.length > 0)
      throw refuse('it is not made of sender,identifier,sent with a space between them');
    return { sender, identifier, sent: at };
  });
};

const kinds: ReadonlySet<string> = new Set(['emergency', 'service', 'general']);

const draftOf = (
  root: XmlNode,
  infos: Infos,
  given: { readonly known: ReadonlyMap<string, KnownArea>; readonly note: (s: string) => void },
): CapDraft => {
  const { en } = infos;
  const exercise = textOf(root, 'status') === 'Exercise';
  const kind = ownParameter(en, 'kind') ?? '';
  const expires = textOf(en, 'expires');
  if (expires === '') given.note('It says no end. Choose one.');
  return {
    kind: kinds.has(kind) ? (kind as CapDraft['kind']) : 'emergency',
    severity: textOf(en, 'severity') as CapDraft['severity'],
    urgency: textOf(en, 'urgency') as CapDraft['urgency'],
    certainty: textOf(en, 'certainty') as CapDraft['certainty'],
    texts: textsOf(infos, exercise, given.note),
    category: textOf(en, 'category') as CapDraft['category'],
    where: whereOf(en, given.known, given.note),
    buffer: 0,
    services: (ownParameter(en, 'services') ?? '').split(' ').filter(Boolean),
    exercise,
    followable: ownParameter(en, 'followable') === 'true',
    link: linkOf(en, given.note),
    expiresAt: momentOf(expires),
  };
};

/**
 * Reads a message into what a draft needs, with the checks of CAP 1.2 that its schema leaves to
 * prose. Times are held against `now` (ms) by `checkTimes`, apart: a shape that is wrong is told of
 * before a message that is merely old.
 * @param known the council's areas, by code
 * @throws Problem `cap-invalid`, `cap-unsupported`, `shape-out-of-range`, `shape-too-many-points`
 */
export const readCap = (root: XmlNode, known: ReadonlyMap<string, KnownArea>): CapReading => {
  checkSchema(root);
  checkEnvelope(root);
  const notes: string[] = [];
  const note = (sentence: string): void => {
    const short = sentence.slice(0, most.note);
    if (notes.length < most.notes && !notes.includes(short)) notes.push(short);
  };
  const type = typeOf(root);
  const references = referencesOf(root);
  const id = {
    sender: nameIn(root, 'sender'),
    identifier: nameIn(root, 'identifier'),
    sent: momentOf(textOf(root, 'sent')) ?? 0,
  };
  if (type === 'alert' && references.length > 0)
    note('It refers to earlier messages, which was left out: it is not an update.');
  if (type !== 'alert' && references.length === 0)
    throw new Problem('cap-invalid', { path: 'alert/references', why: 'it is missing' });
  if (isSigned(root)) note('Its signature was not checked.');
  const said = plain(textOf(root, 'note')).replace(/\s+/g, ' ');
  if (said !== '') note(`It has a note: ${said}`);
  const infos = infosOf(root, note);
  if (infos === null && type !== 'all-clear') throw unsupported('it has no info');
  const draft = infos === null ? null : draftOf(root, infos, { known, note });
  const categories =
    infos === null
      ? []
      : all(infos.en, 'category').map((one) => one.text as AlertDraft['category']);
  return { id, type, references: type === 'alert' ? [] : references, categories, draft, notes };
};
