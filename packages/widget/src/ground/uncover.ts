/** Room left between what was uncovered and the panel, CSS pixels. */
const GAP = 8;

/**
 * Scrolls the page so that `focused` is not hidden under `panel`, if there is room above it
 * (WCAG 2.2, 2.4.11; where there is none, Escape closes the panel and leaves the focus).
 */
export const uncover = (panel: Element, focused: Element): void => {
  const over = panel.getBoundingClientRect();
  const under = focused.getBoundingClientRect();
  const isCovered =
    under.left < over.right &&
    under.right > over.left &&
    under.bottom > over.top &&
    under.top < over.bottom;
  const distance = under.bottom - over.top + GAP;
  if (isCovered && under.top - distance >= 0) scrollBy({ top: distance });
};
