/** Direction that outlives its words (UAX 9), and controls that are no tab and no line end. */
const steering = /[\u202A-\u202E\u2066-\u2069]|(?![\t\n\r])\p{Cc}/gu;

/** What a person wrote, trimmed, and without what could turn round the words after it. */
export const unsteered = (text: string): string => text.replace(steering, '').trim();
