/**
 * Says something to a screen reader, politely, through the page's one live region
 * (`#announcements` in index.html). The same words twice are said twice.
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
