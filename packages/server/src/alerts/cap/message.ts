import { capTypeOf, type AlertDraft, type Language, type VersionType } from '@bellman/protocol';
import type { Council } from '../../councils/settings.js';
import { offsetTime } from '../../ground/local-time.js';
import { element, optional, xmlDocument, type XmlElement } from '../../ground/xml-write.js';
import { areaBlock, hasHoles, type CapArea } from './areas.js';
import { isOf, notes, prefixes, senderNames, tongues } from './words.js';

/** What another message is referred to by (CAP 1.2, section 3.2.1, `references`). */
export interface CapReference {
  readonly sender: string;
  readonly identifier: string;
  readonly sent: string;
}

/** A step of an alert's life that puts a message out, with all that it says. */
export interface CapStep extends Pick<
  AlertDraft,
  | 'kind'
  | 'severity'
  | 'urgency'
  | 'certainty'
  | 'texts'
  | 'category'
  | 'services'
  | 'exercise'
  | 'followable'
  | 'buffer'
  | 'link'
  | 'expiresAt'
> {
  readonly alert: string;
  readonly line: string;
  readonly type: VersionType;
  /** What happened: it went out, or it was stopped on the way. */
  readonly event: 'send' | 'stop';
  /** The step's position in the alert's record. */
  readonly position: number;
  /** ms */
  readonly at: number;
  readonly partnerName: string | null;
  readonly areas: readonly CapArea[];
}

export interface CapMessage extends CapReference {
  readonly msgType: 'Alert' | 'Update' | 'Cancel';
  readonly references: string;
  readonly xml: string;
}

export const namespace = 'urn:oasis:names:tc:emergency:cap:1.2';

/** A message as it is told: `sender,identifier,sent`. */
export const referTo = ({ sender, identifier, sent }: CapReference): string =>
  `${sender},${identifier},${sent}`;

interface Scene {
  readonly council: Pick<Council, 'id' | 'name' | 'contact' | 'hours'>;
  /** The relay's own address, without a slash at its end. */
  readonly baseUrl: string;
  /** The line's messages before this one, oldest first. */
  readonly earlier: readonly CapReference[];
}

/**
 * Who a council's messages are from: `hart@alerts.example.gov.uk`, of its short name and the
 * relay's host. A line keeps the sender that it began with, also where the relay moves on the way.
 */
const senderOf = ({ council, baseUrl, earlier }: Scene): string =>
  earlier[0]?.sender ?? `${council.id}@${new URL(baseUrl).hostname.replace(/[[\]]/g, '')}`;

const parameter = (name: string, value: string): XmlElement =>
  element('parameter', [element('valueName', `bellman:${name}`), element('value', value)]);

const infoBlock = (scene: Scene, step: CapStep, language: Language, sent: string): XmlElement => {
  const { council, baseUrl } = scene;
  const text = step.texts[language] ?? step.texts.en;
  const over = step.type === 'all-clear';
  const zone = council.hours.zone;
  const said = (words: string): string =>
    step.exercise && words !== '' ? `${prefixes[language]}${words}` : words;
  const headline = said(text.headline);
  const page = `${baseUrl}/c/${council.id}/alerts/${step.alert}`;
  const begun = step.urgency === 'Immediate' && !over;
  return element('info', [
    element('language', tongues[language]),
    element('category', step.category),
    element('event', headline),
    over ? element('responseType', 'AllClear') : null,
    element('urgency', over ? 'Past' : step.urgency),
    element('severity', step.severity),
    element('certainty', step.certainty),
    element('effective', sent),
    // When it begins is known only of what is going on already.
    begun ? element('onset', sent) : null,
    step.expiresAt === null ? null : element('expires', offsetTime(step.expiresAt, zone)),
    element('senderName', senderNames[language](council.name, step.partnerName)),
    element('headline', headline),
    element('description', said(text.what)),
    optional('instruction', said(text.instruction)),
    element('web', language === 'cy' ? `${page}?lang=cy` : page),
    element('contact', [council.contact.phone, council.contact.url].filter(Boolean).join(', ')),
    parameter('kind', step.kind),
    step.services.length === 0 ? null : parameter('services', step.services.join(' ')),
    step.followable ? parameter('followable', 'true') : null,
    step.link === ''
      ? null
      : element('resource', [
          element('resourceDesc', isOf[language].link),
          element('mimeType', 'text/html'),
          element('uri', step.link),
        ]),
    ...step.areas.map((area) => areaBlock(area, step.buffer)),
  ]);
};

const noteOf = (step: CapStep): string =>
  [
    step.exercise ? notes.exercise : '',
    step.event === 'stop' ? notes.stopped : '',
    step.event === 'send' && step.type === 'correction' ? notes.correction : '',
    hasHoles(step.areas.filter(({ type }) => type !== 'circle')) ? notes.holes : '',
  ]
    .filter(Boolean)
    .join(' ');

/**
 * The message that a step puts out (CAP 1.2, OASIS Standard, 1 July 2010), the same whenever it is
 * made: its identifier is the alert's id and the step's position.
 */
export const capMessage = (scene: Scene, step: CapStep): CapMessage => {
  const sent = offsetTime(step.at, scene.council.hours.zone);
  const sender = senderOf(scene);
  const identifier = `${step.alert}.${step.position}`;
  const msgType = step.event === 'stop' ? 'Cancel' : capTypeOf(step.type);
  const references = scene.earlier.map(referTo).join(' ');
  const languages: readonly Language[] = step.texts.cy === undefined ? ['en'] : ['en', 'cy'];
  const message = element(
    'alert',
    [
      element('identifier', identifier),
      element('sender', sender),
      element('sent', sent),
      element('status', step.exercise ? 'Exercise' : 'Actual'),
      element('msgType', msgType),
      element('scope', 'Public'),
      optional('note', noteOf(step)),
      optional('references', references),
      ...languages.map((language) => infoBlock(scene, step, language, sent)),
    ],
    { xmlns: namespace },
  );
  return { sender, identifier, sent, msgType, references, xml: xmlDocument(message) };
};
