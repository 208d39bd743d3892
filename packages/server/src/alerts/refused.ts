import { Problem } from '@bellman/protocol';
import type { WriteDown } from './needs.js';

/** Refusals that nobody need read of: the asker mended their words, or the alert is not there. */
const quiet = new Set<string>(['alert-unknown']);

/**
 * Does what somebody asked of an alert; what is refused is written into the audit, with the code.
 * @throws Problem the refusal itself
 */
export const noteRefusal = async <T>(
  record: WriteDown,
  asked: {
    readonly council: string;
    readonly staff: string;
    readonly alert: string;
    /** An event of the table, or the type of a further version. */
    readonly event: string;
  },
  act: () => Promise<T>,
): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Problem && !quiet.has(error.code)) {
      const { council, staff, alert: subject, event } = asked;
      const detail = { event, code: error.code };
      await record({ council, staff, act: 'alert.refused', subject, detail });
    }
    throw error;
  }
};
