import type { MessageView } from '@bellman/protocol';

/** A full postcode, as it is written in the United Kingdom (BS 7666), with or without its space. */
const POSTCODE = /\b([A-Z]{1,2}\d[A-Z\d]?)[ \t]?(\d[A-Z]{2})\b/gi;

/** The postcode that the resident wrote last, as it is written: `GU51 4AE`; empty where none was. */
export const postcodeIn = (messages: readonly MessageView[]): string => {
  const found = messages
    .filter(({ sender }) => sender.kind === 'resident')
    .flatMap(({ body }) => [...body.matchAll(POSTCODE)])
    .at(-1);
  return found ? `${found[1]} ${found[2]}`.toUpperCase() : '';
};
