import { parentPort, workerData } from 'node:worker_threads';
import type { Shape } from '../ground/geometry.js';
import { growShape } from './grow.js';

/** What the thread is started with: shapes, and the metres by which each grows. */
export interface Growing {
  readonly shapes: readonly Shape[];
  readonly metres: number;
}

const { shapes, metres } = workerData as Growing;
parentPort?.postMessage(shapes.map((shape) => growShape(shape, metres)));
