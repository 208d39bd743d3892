import { Problem } from '@bellman/protocol';
import type { Program } from '../http/program.js';
import type { WriteDown } from './needs.js';

/**
 * Does what a program asked; what is refused is written into the audit with the code, so that a
 * council sees that a partner's messages don't come through. What comes too fast is not.
 * @throws Problem the refusal itself
 */
export const noteProgramRefusal = async <T>(
  record: WriteDown,
  { council, id, partner }: Program,
  act: () => Promise<T>,
): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Problem) {
      const detail = { code: error.code };
      await record({ council, staff: id, act: 'program.refused', subject: partner ?? id, detail });
    }
    throw error;
  }
};
