import { answerHoles } from '@bellman/protocol';

/** What the holes of an answer are filled with; an empty one is left out. */
export type Holes = Readonly<Record<(typeof answerHoles)[number], string>>;

const isHole = (name: string): name is keyof Holes => Object.hasOwn(holeNames, name);
const holeNames = Object.fromEntries(answerHoles.map((name) => [name, true]));

/** At the start of a line, with the comma and the room after it: what follows begins the sentence. */
const LEADING = /^([ \t]*)\{(\w+)\}[,:;!]?[ \t]*(\S?)/gm;
/** Elsewhere, with the room before it, and the comma before that. */
const WITHIN = /(,?[ \t]*)\{(\w+)\}/g;

/**
 * Fills the `{holes}` of an answer. What a hole is filled with is not looked at again, so a
 * resident who calls themselves `{phone}` gets no number. A hole with nothing to fill in goes
 * without a trace: `Hello {name}, thank you` → `Hello, thank you`.
 */
export const fillAnswer = (body: string, holes: Holes): string => {
  const empty = (name: string): boolean => isHole(name) && holes[name] === '';
  return body
    .replace(LEADING, (all, room: string, name: string, next: string) =>
      empty(name) ? room + next.toLocaleUpperCase('en-GB') : all,
    )
    .replace(WITHIN, (all, room: string, name: string) => {
      if (!isHole(name)) return all;
      return holes[name] === '' ? '' : room + holes[name];
    });
};
