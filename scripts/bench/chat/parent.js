/**
 * The child's end of `children.js`: does what the parent asks by name, and answers it.
 * @param {Record<string, (asked: any) => unknown>} acts
 */
export const parentPort = (acts) => {
  process.on('message', async (/** @type {{ id: number, act: string, asked: any }} */ call) => {
    try {
      process.send?.({ id: call.id, answer: await acts[call.act]?.(call.asked) });
    } catch (error) {
      process.send?.({ id: call.id, error: error instanceof Error ? error.stack : String(error) });
    }
  });
  // A child must not outlive whoever started it.
  process.on('disconnect', () => process.exit());
};
