/** Puts the focus where somebody goes on whose place is gone: the open chat's heading, or the view's. */
export const focusHeading = (): void => {
  const of = (heading: string) => document.querySelector<HTMLElement>(heading);
  (of('desk-conversation h2') ?? of('main h1'))?.focus();
};
