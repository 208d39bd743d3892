import { make } from './row.js';

/** From so many pixels on there is more below: less is rounding. */
const SOME = 4;

/**
 * Says at the lower edge of `section`, while it has more than shows, that there is more: a row may
 * end exactly there. For eyes alone, since whoever listens reads all of it. Answers what to call
 * when the words are others.
 */
export const showBelow = (section: HTMLElement): ((words: string) => void) => {
  const line = make('p', 'below');
  line.ariaHidden = 'true';
  line.hidden = true;
  const look = (): void => {
    const { scrollHeight, clientHeight, scrollTop } = section;
    line.hidden = scrollHeight - clientHeight - scrollTop <= SOME;
  };
  section.append(line);
  section.addEventListener('scroll', look, { passive: true });
  const sizes = new ResizeObserver(look);
  for (const one of [section, ...section.children]) if (one !== line) sizes.observe(one);
  return (words) => {
    line.textContent = `${words} ↓`;
    look();
  };
};
