import { maybeSettings } from '../text/settings.js';

/** The label of a place, or of the nearest thing around it; a key of the texts as it is. */
export const wordsFor = (path: string): string => {
  const steps = path.split('.');
  if (steps[0] === 'texts') return steps.slice(2).join('.');
  for (let n = steps.length; n > 0; n -= 1) {
    const key = steps
      .slice(0, n)
      .join('.')
      .replace(/^brand\./, 'theme.');
    const words =
      maybeSettings(key) ?? maybeSettings(`council.${key}`) ?? maybeSettings(`page.${key}`);
    if (words !== undefined) return words;
  }
  return path;
};
