import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '@bellman/protocol';
import type { Config } from './config.js';
import { makeFolder } from './make-folder.js';

/**
 * The relay's secret: BELLMAN_SECRET, or the one in the data folder, made at the first start and
 * readable by the relay's own user alone.
 * @throws Problem `setting-wrong` where the data folder cannot be written, or the file is empty
 */
export const secretOf = (config: Pick<Config, 'secret' | 'data'>): string => {
  if (config.secret !== null) return config.secret;
  const file = join(config.data, 'secret');
  try {
    makeFolder(config.data);
  } catch (error) {
    throw unusable(config.data, error);
  }
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw unusable(config.data, error);
    chmodSync(file, 0o600);
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length >= 32) return secret;
  throw new Problem('setting-wrong', {
    setting: 'BELLMAN_DATA',
    value: config.data,
    advice: `Its file "secret" is damaged. Restore it from a backup: the push keys are sealed with it.`,
  });
};

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const unusable = (folder: string, error: unknown): Problem =>
  new Problem('setting-wrong', {
    setting: 'BELLMAN_DATA',
    value: folder,
    advice: `Name a folder that the relay can write to (${error instanceof Error ? error.message : String(error)}).`,
  });
