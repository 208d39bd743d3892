/**
 * One side of the comparison, in a process of its own: told how many messages to send, it answers
 * what that took.
 * @typedef {object} Took
 * @property {number} seconds
 * @property {number} cpu µs of CPU, all threads and children of this side together
 * @property {number} accepted
 */

/**
 * @param {(count: number) => Promise<number>} send answers how many were accepted
 * @param {() => Promise<number>} [others] µs of CPU that other processes of this side have used
 */
export const takePart = (send, others = async () => 0) => {
  const used = async () => {
    const { user, system } = process.cpuUsage();
    return user + system + (await others());
  };
  process.on('message', (/** @type {{ count: number }} */ { count }) => {
    const carryOut = async () => {
      const before = await used();
      const began = performance.now();
      const accepted = await send(count);
      const seconds = (performance.now() - began) / 1_000;
      process.send?.({ seconds, cpu: (await used()) - before, accepted });
    };
    void carryOut();
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
};
