import * as v from 'valibot';
import { AreaCode, Count, Language, Slug, text } from './shapes.js';

/** A service as residents see it. */
export const ServiceView = v.object({
  id: Slug,
  name: v.string(),
  /** Can be chatted about. */
  chat: v.boolean(),
  /** Can be followed. */
  alerts: v.boolean(),
  /** Quick exit, neutral notifications, a shorter token life. */
  sensitive: v.boolean(),
});
export type ServiceView = v.InferOutput<typeof ServiceView>;

const Colour = v.pipe(v.string(), v.regex(/^#[0-9a-fA-F]{6}$/, 'a colour like #24234E'));

/** A council's own look: colours by token; text on them is computed, not chosen. */
export const Brand = v.object({
  base: v.picklist(['govuk', 'nhs']),
  brand: v.optional(Colour),
  button: v.optional(Colour),
});
export type Brand = v.InferOutput<typeof Brand>;

/** What a client fetches on opening. */
export const CouncilView = v.object({
  id: Slug,
  /** "Hart District Council" */
  name: v.string(),
  /** "Hart" */
  shortName: v.string(),
  languages: v.array(Language),
  brand: Brand,
  services: v.array(ServiceView),
  /** The council's push key (VAPID, RFC 8292), uncompressed P-256 point, base64url. */
  pushKey: v.string(),
  /** Where else to turn. */
  contact: v.object({
    url: v.string(),
    phone: v.string(),
    /** Out of hours, for what cannot wait; empty where there is none. */
    emergency: v.string(),
  }),
  /** Where one pays; null where there is none. Offered when a card number was masked (C7). */
  paymentUrl: v.nullable(v.string()),
  /** Where quick exit leads (C10). */
  exitUrl: v.string(),
  /** Phrases that hint at danger to life, in this language and in English (C12). */
  danger: v.array(v.string()),
  /** Whether the relay can send e-mail. */
  mail: v.boolean(),
  privacyUrl: v.string(),
  /** The council's own wording, by catalogue key. */
  texts: v.record(v.string(), v.string()),
});
export type CouncilView = v.InferOutput<typeof CouncilView>;

/** An area in a list. `population` is null where none is known. */
export const AreaView = v.object({
  kind: v.picklist(['ward', 'parish', 'district', 'flood-area']),
  code: AreaCode,
  name: v.string(),
  population: v.nullable(Count),
});
export type AreaView = v.InferOutput<typeof AreaView>;

/** An area with its outline: polygons of rings of [longitude, latitude] in 1e-7 degree. */
export const AreaShape = v.object({
  ...AreaView.entries,
  polygons: v.array(v.array(v.array(v.tuple([v.number(), v.number()])))),
});
export type AreaShape = v.InferOutput<typeof AreaShape>;

/** Asks where a postcode lies, before signing up. Sent as a body: no place stands in a URL. */
export const PlaceQuestion = v.object({ postcode: text(100) });
export const PlaceAnswer = v.object({
  /** As it is written: GU51 4AE */
  postcode: v.string(),
  area: v.nullable(AreaView),
});
export type PlaceAnswer = v.InferOutput<typeof PlaceAnswer>;
