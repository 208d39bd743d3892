import { limits, seenName } from '@bellman/protocol';
import { t } from '../text/text.js';
import type { FormError } from './error-summary.js';

/**
 * What is wrong with what something is called: nothing that is to be seen, or too much.
 * @param missing what is said where there is nothing
 */
export const calledLack = (name: string, field: string, missing: string): readonly FormError[] => {
  const { length } = seenName(name);
  const limit = limits.calledLength;
  if (length === 0) return [{ field, sentence: missing }];
  return length > limit ? [{ field, sentence: t('desk.nameLong', { limit, length }) }] : [];
};
