/** The one key in `sessionStorage`, by council, from the moment that somebody dismisses an alert. */
const keyOf = (council: string): string => `bellman.banner.${council}`;

/** The ids of the alerts that were dismissed in this tab. */
export const dismissedOf = (council: string): readonly string[] => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(council)) ?? '[]');
    return Array.isArray(kept) ? kept.map(String) : [];
  } catch {
    // The browser keeps nothing for the site, or another script spoilt it: then none was.
    return [];
  }
};

/** Remembers that `id` was dismissed, as long as the tab lasts. */
export const dismiss = (council: string, id: string): void => {
  const ids = JSON.stringify([...dismissedOf(council), id]);
  try {
    sessionStorage.setItem(keyOf(council), ids);
  } catch {
    // Kept nowhere: it is gone from this page, and back on the next.
  }
};
