import * as v from 'valibot';
import { AreaView } from './councils.js';
import { limits } from './limits.js';
import { seenText } from './seen.js';
import { AreaCode, Count, RelayId, Slug } from './shapes.js';

/** A longitude or a latitude, WGS84, in 1e-7 degree. */
const units = (most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(-most), v.maxValue(most));
const Longitude = units(1_800_000_000);
const Latitude = units(900_000_000);

/** A closed ring of [longitude, latitude]; a polygon is an outline and its holes. */
const Ring = v.array(v.tuple([Longitude, Latitude]));
const Polygons = v.array(v.array(Ring));

/** What a drawn place is called where it is told of: "within 500 m of GU51 4AE". */
const Name = seenText(limits.areaNameLength);

const Distance = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));

/**
 * Where: an area by code; a radius in metres around a point; or polygons that were drawn or
 * uploaded. What is wrong with a shape is told with a code of its own when it is read (`shape-…`).
 */
export const Where = v.variant('type', [
  v.object({ type: v.literal('area'), code: AreaCode }),
  v.object({
    type: v.literal('circle'),
    name: Name,
    lat: Latitude,
    lon: Longitude,
    radius: Distance(limits.radius.least, limits.radius.most),
  }),
  v.object({ type: v.literal('polygon'), name: Name, polygons: Polygons }),
]);
export type Where = v.InferOutput<typeof Where>;

/** Everything that a shape is made from: the places, and the metres by which each is grown. */
export const Reaching = {
  where: v.pipe(v.array(Where), v.maxLength(limits.alertAreas)),
  /** Metres around every place, since a postcode's point may miss a home at the edge. */
  buffer: v.optional(Distance(0, limits.bufferMetres), 0),
};

/** Who is meant: everyone in `where`, or, if services are named, those of them who follow one. */
export const Selection = v.object({
  ...Reaching,
  services: v.pipe(v.array(Slug), v.maxLength(limits.followedServices)),
  /** Only volunteers, for a drill (A11). */
  exercise: v.optional(v.boolean(), false),
  /** Only those who chose to hear of it (A13). */
  general: v.optional(v.boolean(), false),
  /**
   * The further version (A5) that it is chosen for: then its line's audience is counted too, and,
   * for a correction or an all-clear, nobody else.
   */
  version: v.optional(v.nullable(RelayId), null),
});
export type Selection = v.InferOutput<typeof Selection>;

/**
 * To be drawn on the map, and checked: places as they are chosen, or the text of a GeoJSON file
 * (RFC 7946) that somebody uploads.
 */
export const ShapeQuestion = v.union([
  v.object({ geojson: v.pipe(v.string(), v.maxLength(limits.shapeBytes)), name: Name }),
  v.object(Reaching),
]);

/** A place of an alert, with its outline: polygons of rings of [longitude, latitude], 1e-7 degree. */
export interface ShapeView {
  readonly where: Where;
  readonly name: string;
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[];
}

/** The answer to a question for shapes: one for each place, grown by the buffer. */
export interface ShapeAnswer {
  readonly shapes: readonly ShapeView[];
}

/** Where a postcode lies, 1e-7 degree, and how it is written. */
export interface PointAnswer {
  readonly postcode: string;
  readonly lat: number;
  readonly lon: number;
}

/** Where an alert goes, for people: an area that the council has, or a place by its name. */
export const AlertArea = v.object({
  ...AreaView.entries,
  kind: v.picklist([...AreaView.entries.kind.options, 'circle', 'polygon']),
  /** Empty where it was drawn. */
  code: v.union([AreaCode, v.literal('')]),
});
export type AlertArea = v.InferOutput<typeof AlertArea>;

/**
 * How many would be reached: none as it is, "fewer than 5" as null, and all else up to the next
 * multiple of 5, so that no difference of two numbers tells of a household.
 */
export const AudienceCount = v.object({
  followers: v.nullable(Count),
  channels: v.nullable(Count),
  /** By place chosen, in the order asked; then, of what was drawn, by ward. */
  byArea: v.array(v.object({ area: AlertArea, followers: v.nullable(Count) })),
  /** Residents of the places chosen, estimated by postcodes where a ward is cut; null: not known. */
  population: v.nullable(Count),
  /**
   * Of a further version (A5): followers who get it because they got the first, wherever they are
   * now, and those whom it newly covers. Null of a first alert.
   */
  line: v.nullable(v.object({ had: v.nullable(Count), newly: v.nullable(Count) })),
});
export type AudienceCount = v.InferOutput<typeof AudienceCount>;
