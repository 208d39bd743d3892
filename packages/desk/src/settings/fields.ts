import { limits } from '@bellman/protocol';
import type { TemplateResult } from 'lit';
import { s } from '../text/settings.js';
import { textField } from '../ui/field.js';
import type { FieldProblem, Saving } from './saving.js';

/** The id of the field for a place of the settings: `contact.phone` → `set-contact-phone`. */
export const fieldId = (path: string): string => `set-${path.replaceAll(/[^\w-]/g, '-')}`;

/** A place of the settings with its label. */
interface Place {
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
}

/** One line of text at a place of the settings. */
export const line = (
  saving: Saving,
  { path, label, hint }: Place,
  value: string,
  onInput: (value: string) => void,
  options: Parameters<typeof textField>[1] = {},
): TemplateResult =>
  textField(
    { id: fieldId(path), label, hint, error: saving.problemAt(path), value, onInput },
    options,
  );

/**
 * A whole number at a place of the settings. What is not one yet is kept as typed, and `unread`
 * finds it.
 */
export const whole = (
  saving: Saving,
  place: Place & { readonly least: number; readonly most: number },
  value: number,
  onInput: (value: number) => void,
): TemplateResult =>
  line(
    saving,
    place,
    saving.typedAt(place.path) ?? String(value),
    (typed) => {
      const number = /^\s*\d{1,6}\s*$/.test(typed) ? Number(typed) : NaN;
      const isGood = number >= place.least && number <= place.most;
      saving.keepTyped(place.path, isGood ? undefined : typed);
      if (isGood) onInput(number);
    },
    { narrow: true, numeric: true },
  );

/** The problem of every whole number that cannot be read, by the bounds and the name of its place. */
export const unread = (
  saving: Saving,
  boundsOf: (path: string) => readonly [least: number, most: number, what: string] | undefined,
): readonly FieldProblem[] =>
  saving.typed.flatMap((path) => {
    const bounds = boundsOf(path);
    if (bounds === undefined) return [];
    const [least, most, what] = bounds;
    return [{ path, sentence: s('settings.whole', { what, least, most }) }];
  });

/** The problem of a line that must not be empty or too long. */
export const needed = (
  path: string,
  value: string,
  what: string,
  most: number,
): readonly FieldProblem[] => {
  const { length } = value.trim();
  const small = what.slice(0, 1).toLowerCase() + what.slice(1);
  if (length === 0) return [{ path, sentence: s('settings.needed', { what: small }) }];
  if (length > most)
    return [{ path, sentence: s('settings.too-long', { what, limit: most, length }) }];
  return [];
};

/** The problem of what is no web address. */
export const webAddress = (path: string, value: string, what: string): readonly FieldProblem[] =>
  /^https?:\/\//.test(value) && URL.canParse(value) && value.length <= limits.linkLength
    ? []
    : [{ path, sentence: s('settings.address', { what }) }];
