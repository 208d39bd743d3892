import { Worker } from 'node:worker_threads';
import { limits, Problem } from '@bellman/protocol';
import type { Shape } from '../ground/geometry.js';
import { createTurns } from '../ground/turns.js';
import type { Growing } from './grow-thread.js';

const inTurn = createTurns({ atOnce: 2, waiting: 8 });
const full = (): Problem => new Problem('overloaded', { seconds: 5 });

/**
 * Shapes grown by `metres`, in their order (`growShape`), in a thread of their own: lines that cross
 * often once they have grown take time by the square of their corners, and whoever draws them must
 * keep nobody else waiting. The thread is ended when it has taken `patience` ms.
 * @throws Problem `shape-too-hard`; `overloaded` where others' are growing and waiting already
 */
export const growAside = async (
  shapes: readonly Shape[],
  metres: number,
  patience: number = limits.growingMs,
): Promise<Shape[]> =>
  metres === 0 || shapes.length === 0
    ? [...shapes]
    : inTurn(() => inThread({ shapes, metres }, patience), full);

const inThread = (workerData: Growing, patience: number): Promise<Shape[]> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./grow-thread.js', import.meta.url), { workerData });
    const over = setTimeout(() => {
      reject(new Problem('shape-too-hard'));
      void worker.terminate();
    }, patience);
    worker.once('message', (grown: Shape[]) => resolve(grown));
    worker.once('error', reject);
    worker.once('exit', (code) => {
      clearTimeout(over);
      // Whoever has had an answer hears nothing of this.
      reject(new Error(`The thread that grows shapes ended with ${code}.`));
    });
  });
