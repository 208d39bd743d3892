/** What can be done at the desk by a key, in the order of the list that `?` opens. */
export const keyActs = [
  'help',
  'presence',
  'take-next',
  'accept',
  'pass-on',
  'next-chat',
  'previous-chat',
  'chat-1',
  'chat-2',
  'chat-3',
  'chat-4',
  'reply',
  'answers',
  'notes',
  'transfer',
  'wrap-up',
  'end-chat',
] as const;

/** One of them. */
export type KeyAct = (typeof keyActs)[number];

const doers = new Map<KeyAct, (() => void)[]>();

/** What is to be done once a view comes that does it. */
let awaited: KeyAct | null = null;

/**
 * Says what an act does while a view is there; answers how to stop. Of several the one that came
 * last does it: a dialog's own before that of the view behind it.
 */
export const onAct = (act: KeyAct, run: () => void): (() => void) => {
  // A name of its own for each registration, so that the same function given twice stops once.
  const doer = (): void => run();
  doers.set(act, [...(doers.get(act) ?? []), doer]);
  if (awaited === act) {
    awaited = null;
    queueMicrotask(doer);
  }
  return () => {
    doers.set(
      act,
      (doers.get(act) ?? []).filter((other) => other !== doer),
    );
  };
};

/** Does an act; answers whether anybody was there to do it. */
export const perform = (act: KeyAct): boolean => {
  const doer = doers.get(act)?.at(-1);
  doer?.();
  return doer !== undefined;
};

/** Whether the chat that is about to be opened begins at its heading. */
let atHeading = false;

/**
 * A chat is about to be opened by a key, and the next key is to be one too; or by itself, where
 * another went, and whoever presses on was not writing to the resident that comes.
 */
export const opensAtHeading = (): void => {
  atHeading = true;
};

/** Whether the chat that opens begins at its heading, and not where one writes; forgets it. */
export const takesHeading = (): boolean => {
  const takes = atHeading;
  atHeading = false;
  return takes;
};

/** Does an act as soon as a view comes that does it; for the view that is about to be opened. */
export const performThere = (act: KeyAct): void => {
  awaited = act;
};
