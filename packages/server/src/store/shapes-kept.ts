import { prepare, type Prepared, type Shape } from '../ground/geometry.js';

/** Shapes that are ready to be asked, by their JSON: pages of one audience ask the same few. */
const kept = new Map<string, Prepared>();
const most = 200;

/** A stored shape, made ready. Equal texts are the same shape, so what is kept is never stale. */
export const preparedShape = (text: string): Prepared => {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const made = prepare(JSON.parse(text) as Shape);
  const [oldest] = kept.keys();
  if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
  kept.set(text, made);
  return made;
};
