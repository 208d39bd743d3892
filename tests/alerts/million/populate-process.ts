import { populate, type Populating } from '@bellman/server/testing/populate';

/**
 * Writes followers in a process of its own, whose end lets go of the database's file: told what to
 * write, it answers how far it is, and ends.
 */
process.once('message', (wish: Omit<Populating, 'progress'>) => {
  const carryOut = async (): Promise<void> => {
    await populate({ ...wish, progress: (done) => void process.send?.(done) });
    process.disconnect();
  };
  void carryOut();
});
