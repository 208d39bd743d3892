/** What a chat fetches when it is under way, or when it is used: no page pays for it before. */
const parts = {
  /** The log and the message box. */
  talk: () => import('./conversation.js'),
  /** Waiting, a message that was left, and what there is after the end. */
  after: () => import('./after.js'),
  /** Danger, idle, what was hidden, and the quick exit. */
  care: () => import('./conversation-care.js'),
  /** Sending files, and showing those that were sent. */
  files: () => import('./attach.js'),
  /** What is in force at the council. */
  current: () => import('../banner/notice.js'),
  menu: () => import('./menu.js'),
  sound: () => import('./conversation-sound.js'),
} as const;

type Parts = typeof parts;
export type PartName = keyof Parts;

const loading = new Map<PartName, Promise<unknown>>();

/**
 * Fetches a part once; null where it cannot be fetched, and then a later call tries again. Its
 * elements stand in the templates already, and come to life as they are defined.
 */
export const fetchPart = async <Name extends PartName>(
  name: Name,
): Promise<Awaited<ReturnType<Parts[Name]>> | null> => {
  const due = loading.get(name) ?? parts[name]();
  loading.set(name, due);
  try {
    return (await due) as Awaited<ReturnType<Parts[Name]>>;
  } catch {
    // The network failed; what stands in the part's place says enough without it.
    loading.delete(name);
    return null;
  }
};
