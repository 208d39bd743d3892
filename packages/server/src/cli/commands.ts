import { auditEraseName, auditList, auditVerify } from './audit.js';
import type { Command } from './command.js';
import { councilList, councilSave, councilSet, councilShow } from './council.js';
import { areasImport } from './import-areas.js';
import { postcodesImport } from './import-postcodes.js';
import { keyList, keyRotate } from './push-key.js';
import { staffCreate, staffResetTotp } from './staff.js';

/** Every command that works on the store, by the name it has on the relay's socket. */
export const commands = {
  'audit-erase-name': auditEraseName,
  'audit-list': auditList,
  'audit-verify': auditVerify,
  'council-list': councilList,
  'council-save': councilSave,
  'council-set': councilSet,
  'council-show': councilShow,
  'import-areas': areasImport,
  'import-postcodes': postcodesImport,
  'key-list': keyList,
  'key-rotate': keyRotate,
  'staff-create': staffCreate,
  'staff-reset-totp': staffResetTotp,
} satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;

/** Finds a command by a name that came from outside. */
export const findCommand = (name: string): Command | null =>
  Object.hasOwn(commands, name) ? commands[name as CommandName] : null;
