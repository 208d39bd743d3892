/**
 * Metres (whole) from what somebody entered: `500`, `1,500`, `500 m`, `1.5 km`; else null. A comma
 * parts thousands and nothing else: `500,5` could be half a metre or five kilometres.
 */
export const metresIn = (words: string): number | null => {
  const found = /^\s*(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?\s*(m|metres?|km|kilometres?)?\s*$/i.exec(
    words,
  );
  if (!found) return null;
  const [, whole = '', part = '', unit = 'm'] = found;
  const n = Number(whole.replaceAll(',', '') + part);
  return Math.round(unit.toLowerCase().startsWith('k') ? n * 1_000 : n);
};
