import { Problem } from '@bellman/protocol';
import { ImportRefused } from '../councils/refused.js';

/** An error as a sentence for whoever typed the command; null where it is a fault of ours. */
export const explain = (error: unknown): string | null => {
  if (error instanceof Problem) return error.view.title;
  if (error instanceof ImportRefused) return error.message;
  if (error instanceof Error && error.name === 'AbortError') return 'Stopped.';
  return null;
};
