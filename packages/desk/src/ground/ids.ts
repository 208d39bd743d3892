/** Makes ids; handed in, so that a test can say what comes. */
export type NewId = () => string;

/** A sender's id for a message: 128 bits of chance, hex (protocol's `SenderId`). */
export const newSenderId: NewId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
