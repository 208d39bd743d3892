/** What leaving needs. */
export interface Leaving {
  /** What stands on the empty page until the next one is there. */
  readonly words: string;
  /** Ends the chat and forgets it, in every tab. */
  forget(): void;
  /** The next page; empty where the council named none. */
  readonly to: string;
  /** Puts the next page in place of this one, in the tab's history too. */
  go(address: string): void;
}

/** Where GOV.UK's component leads when nobody said. */
const ANYWHERE = 'https://www.bbc.co.uk/weather';

/**
 * Leaves the page: hides it at once, then forgets the chat, then goes. Whatever goes wrong in
 * forgetting, the page is hidden before and left after.
 */
export const leavePage = ({ words, forget, to, go }: Leaving): void => {
  // A style of its own with `important`: no style sheet of the page can show it again.
  document.body.style.setProperty('display', 'none', 'important');
  document.title = words;
  const cover = document.createElement('p');
  cover.setAttribute('role', 'alert');
  cover.textContent = words;
  document.documentElement.append(cover);
  try {
    forget();
  } finally {
    go(to || ANYWHERE);
  }
};
