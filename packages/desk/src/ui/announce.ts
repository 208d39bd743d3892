/**
 * Says something to a screen reader, politely, through the page's one live region
 * (`#announcements` in index.html), which reads what is added to it and not the lines before (so it
 * is no `status`: that is read as a whole). The same words twice are said twice.
 */
export const announce = (words: string): void => {
  const region = document.getElementById('announcements');
  if (!region) return;
  const line = document.createElement('p');
  line.textContent = words;
  region.append(line);
  // A few lines stay, so that what comes in a burst is all read; older ones would be read again
  // by somebody who walks through the page.
  while (region.childElementCount > 3) region.firstElementChild?.remove();
};

/** Leaves nothing to read of what was said, such as to whoever comes next. */
export const hush = (): void => document.getElementById('announcements')?.replaceChildren();
