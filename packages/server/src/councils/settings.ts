import { Brand, Language, RelayId, Slug, limits, mentionsDanger } from '@bellman/protocol';
import * as v from 'valibot';
import { CouncilHours } from './hours.js';
import { RoutingSettings, TeamSettings } from './routing-settings.js';

const line = (most: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(most),
    v.regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, 'one line, of signs that show'),
  );
/** One that can be found in what somebody writes. */
const phrase = v.pipe(
  line(80),
  v.check((text) => mentionsDanger(text, [text]), 'words, like smell gas'),
);
const aWebAddress = 'a web address, like https://www.example.org/';
const webAddress = v.pipe(
  v.string(),
  v.url(aWebAddress),
  v.regex(/^https?:\/\//, aWebAddress),
  v.maxLength(limits.linkLength),
);

const days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60));
const minutes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(600));

/** An origin as browsers send it (RFC 6454): scheme, host and port, nothing after. */
const Origin = v.pipe(
  v.string(),
  v.check(
    (value) => URL.canParse(value) && new URL(value).origin === value && value.startsWith('http'),
    'an origin like https://www.hart.gov.uk',
  ),
);

/** Something the council does, with its name by language. English is always there. */
export const ServiceSettings = v.object({
  id: Slug,
  names: v.object({ en: line(80), cy: v.optional(line(80)) }),
  /** Can be chatted about. */
  chat: v.boolean(),
  /** Can be followed. */
  alerts: v.boolean(),
  /** Quick exit, neutral notifications, a shorter token life. */
  sensitive: v.optional(v.boolean(), false),
});
export type ServiceSettings = v.InferOutput<typeof ServiceSettings>;

/** All that an administrator sets for a council; kept as JSON in `councils.settings`. */
export const CouncilSettings = v.object({
  /** "Hart District Council" */
  name: line(120),
  /** "Hart" */
  shortName: line(40),
  /** Those that its alerts and services are written in; the first is the usual one. */
  languages: v.optional(v.pipe(v.array(Language), v.minLength(1)), ['en']),
  brand: v.optional(Brand, { base: 'govuk' }),
  services: v.pipe(
    v.array(ServiceSettings),
    v.maxLength(200),
    v.check(
      (services) => new Set(services.map(({ id }) => id)).size === services.length,
      'each service once',
    ),
  ),
  /** Pages that may embed the widget. */
  origins: v.optional(v.pipe(v.array(Origin), v.maxLength(100)), []),
  /** Where else a resident can turn. */
  contact: v.object({
    url: webAddress,
    phone: v.pipe(v.string(), v.trim(), v.maxLength(40)),
    /** Out of hours, for what cannot wait. */
    emergency: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(40)), ''),
  }),
  privacyUrl: webAddress,
  /** Where one pays, offered instead of a card number in a chat. */
  paymentUrl: v.optional(v.nullable(webAddress), null),
  /** Where quick exit leads: somewhere that gives nothing away. */
  exitUrl: v.optional(webAddress, 'https://www.bbc.co.uk/weather'),
  hours: v.optional(CouncilHours, {}),
  /** Working days in which a message that was left is answered, and for which services otherwise. */
  answerDays: v.optional(
    v.object({ usual: v.optional(days, 2), services: v.optional(v.record(Slug, days), {}) }),
    {},
  ),
  /** As many may wait; whoever comes then can leave a message. */
  mostWaiting: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 200),
  /** Minutes without a sign of the resident until they are warned, and from then to the end. */
  idle: v.optional(
    v.object({ warnAfter: v.optional(minutes, 15), endAfter: v.optional(minutes, 5) }),
    {},
  ),
  /** Phrases that hint at danger to life; what is left out is the usual list. */
  danger: v.optional(
    v.object({ en: v.optional(v.array(phrase)), cy: v.optional(v.array(phrase)) }),
    {},
  ),
  /** Whom a push service may ask about our pushes (VAPID `sub`, RFC 8292): mailto: or https:. */
  pushContact: v.pipe(
    v.string(),
    v.regex(/^(mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/, 'mailto: or https:'),
  ),
  /** Who gets which chat, and how (D2). */
  routing: v.optional(RoutingSettings, {}),
  /** Groups of advisers with services of their own. */
  teams: v.optional(TeamSettings, []),
  /** Working days of a complaint: acknowledge in 5 and answer in 20; or 5, 10, and 20 for the second stage. */
  complaints: v.optional(v.picklist(['5-20', '5-10-20']), '5-20'),
  /** Whether alerts of every kind need a second person; emergencies always do (A4). */
  approveAll: v.optional(v.boolean(), true),
  alerting: v.optional(
    v.object({
      /** Whether alerts are written, approved and stopped only with a second step of signing in. */
      secondStep: v.optional(v.boolean(), true),
      /** Who approves where no approver answers (a staff id); null: nobody, and break-glass is next. */
      deputy: v.optional(v.nullable(RelayId), null),
      /** Days after a line has closed until who got it is erased. */
      audienceDays: v.optional(days, limits.audienceDays),
    }),
    {},
  ),
  /** The council's own wording: by language, then by catalogue key. */
  texts: v.optional(
    v.object({
      en: v.optional(v.record(v.string(), v.string()), {}),
      cy: v.optional(v.record(v.string(), v.string()), {}),
    }),
    { en: {}, cy: {} },
  ),
});
export type CouncilSettings = v.InferOutput<typeof CouncilSettings>;
/** Settings as one may write them, with what has a usual value left out. */
export type CouncilSettingsInput = v.InferInput<typeof CouncilSettings>;

/** A council, as the streets know it. */
export type Council = Readonly<CouncilSettings> & { readonly id: string };

/** A service's name in `language`, or in English where it has none. */
export const serviceName = (service: ServiceSettings, language: Language): string =>
  service.names[language] ?? service.names.en;
