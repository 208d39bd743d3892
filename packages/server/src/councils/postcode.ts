import { fix, parse } from 'postcode';

/** A postcode in the forms that the relay needs. */
export interface Postcode {
  /** As it is written: GU51 4AE */
  readonly written: string;
  /** As it is stored: GU514AE */
  readonly compact: string;
  /** Its first half: GU51 */
  readonly outward: string;
}

/**
 * Reads a full UK postcode in any case, with or without spaces, stops and hyphens, and with a
 * letter where a like figure must stand (O for 0); null where it isn't one by its shape (Royal Mail's PAF
 * formats). Whether it exists is another question.
 */
export const readPostcode = (text: string): Postcode | null => {
  const found = parse(fix(text.replace(/[\s.-]/g, '')));
  if (!found.valid) return null;
  return {
    written: found.postcode,
    compact: found.outcode + found.incode,
    outward: found.outcode,
  };
};
