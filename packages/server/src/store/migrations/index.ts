import type { Kysely } from 'kysely';
import type { Engine } from '../work.js';
import * as first from './0001-first.js';
import * as chat from './0002-chat.js';
import * as alerts from './0004-alerts.js';
import * as desk from './0003-desk.js';
import * as scale from './0005-scale.js';

/** One step of the tables' history. */
export interface Migration {
  readonly name: string;
  readonly up: (db: Kysely<unknown>, engine: Engine) => Promise<void>;
}

/** Every migration, oldest first. Append only: what has run somewhere never changes. */
export const migrations: readonly Migration[] = [
  { name: '0001-first', up: first.up },
  { name: '0002-chat', up: chat.up },
  { name: '0003-desk', up: desk.up },
  { name: '0004-alerts', up: alerts.up },
  { name: '0005-scale', up: scale.up },
];
