import * as v from 'valibot';

/** The payload of an event that needs none: an empty object. */
export const Nothing = v.object({});
