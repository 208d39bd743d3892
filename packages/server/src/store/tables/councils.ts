export interface CouncilRow {
  /** The slug, as in `data-council`. */
  id: string;
  /** JSON: `councils/settings` has its schema. */
  settings: string;
  version: number;
  created_at: number;
  updated_at: number;
}

export interface ServiceRow {
  council: string;
  id: string;
  position: number;
  chat: number;
  alerts: number;
  sensitive: number;
}

/** A service's name by language. */
export interface ServiceNameRow {
  council: string;
  service: string;
  lang: string;
  name: string;
}

export interface AreaRow {
  council: string;
  /** ward, parish, district, flood-area */
  kind: string;
  code: string;
  name: string;
  population: number | null;
  /** JSON: polygons of rings of [lon, lat] integers. */
  shape: string;
  min_lat: number;
  max_lat: number;
  min_lon: number;
  max_lon: number;
  updated_at: number;
}

export interface PostcodeRow {
  council: string;
  /** Upper case without spaces: GU514AE */
  postcode: string;
  lat: number;
  lon: number;
  updated_at: number;
  /** The import that it was last in. */
  seen: string;
}

/** An import of postcodes or areas, so that one that was broken off goes on where it stopped. */
export interface ImportRow {
  council: string;
  /** postcodes, areas */
  kind: string;
  /** Its name, without a folder. */
  file: string;
  size: number;
  /** SHA-256 over its beginning and size, hex: whether it is the same file. */
  digest: string;
  /** Bytes that are done. */
  done: number;
  rows: number;
  bad: number;
  /** running, done */
  state: string;
  started_at: number;
  updated_at: number;
}
