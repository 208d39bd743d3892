import { boundsOf, type Shape } from '../ground/geometry.js';
import { interiorsMeet, regionOf, type Region } from '../ground/meeting.js';
import type { StoredArea, StoredShape } from '../store/areas.js';
import type { Store } from '../store/store.js';

/** An area of a council, ready to be held against a shape. */
export interface KnownArea extends StoredArea {
  readonly polygons: Shape;
  readonly region: () => Region;
}

/** A council's ground: its areas, and what they say of a shape. */
export interface Extent {
  /** The council's name, for refusals. */
  readonly name: string;
  readonly areas: ReadonlyMap<string, KnownArea>;
  /** The codes of the areas whose interior the shape meets, in the areas' order. */
  meets(shape: Shape): string[];
  /** The same of an area as it is. */
  meetsArea(area: KnownArea): readonly string[];
}

/** A council's areas with their shapes, made ready to be asked often. */
export const extentOf = (name: string, stored: readonly StoredShape[]): Extent => {
  const areas = new Map(
    stored.map(({ shape, ...area }): [string, KnownArea] => {
      const polygons = JSON.parse(shape) as Shape;
      return [area.code, { ...area, polygons, region: once(() => regionOf(polygons)) }];
    }),
  );
  const boxes = [...areas.values()].map((area) => ({ area, box: boundsOf(area.polygons) }));
  const meeting = (region: Region): string[] =>
    boxes
      .filter(
        ({ box }) =>
          box.minLon < region.bounds.maxLon &&
          region.bounds.minLon < box.maxLon &&
          box.minLat < region.bounds.maxLat &&
          region.bounds.minLat < box.maxLat,
      )
      .filter(({ area }) => interiorsMeet(region, area.region()))
      .map(({ area }) => area.code);
  const ofAreas = new Map<string, readonly string[]>();
  return {
    name,
    areas,
    meets: (shape) => meeting(regionOf(shape)),
    meetsArea: (area) => {
      const known = ofAreas.get(area.code) ?? [...new Set([area.code, ...meeting(area.region())])];
      ofAreas.set(area.code, known);
      return known;
    },
  };
};

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

/** Whether one of the areas met is the council's own ground: its district, or else any but a flood area. */
export const isInside = ({ areas }: Extent, meets: readonly string[]): boolean => {
  const kinds = new Set([...areas.values()].map(({ kind }) => kind));
  return meets.some((code) => {
    const kind = areas.get(code)?.kind;
    if (kinds.has('district')) return kind === 'district';
    return kind !== 'flood-area' || kinds.size === 1;
  });
};

/** Every council's extent, held until its areas change on any node. */
export interface Extents {
  /** @throws Problem `council-unknown` */
  of(council: string): Promise<Extent>;
  /** Stops listening to the store. */
  close(): void;
}

/** See `Extents`. */
export const createExtents = (parts: {
  readonly store: Store;
  readonly councils: { get(council: string): Promise<{ readonly name: string }> };
}): Extents => {
  const { store, councils } = parts;
  const held = new Map<string, Promise<Extent>>();
  const close = store.bus.listen((news) => {
    for (const one of news) if (one.topic === 'council') held.delete(one.council);
  });
  const read = async (council: string): Promise<Extent> =>
    extentOf((await councils.get(council)).name, await store.areas.shapes({ council }));
  return {
    close,
    of: (council) => {
      const known = held.get(council);
      if (known !== undefined) return known;
      const reading = read(council);
      held.set(council, reading);
      reading.catch(() => {
        if (held.get(council) === reading) held.delete(council);
      });
      return reading;
    },
  };
};
