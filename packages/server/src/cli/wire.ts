import * as v from 'valibot';

/** JSON lines over the relay's control socket: one request, then answers until `done` or a refusal. */
export const Request = v.object({ command: v.string(), args: v.unknown() });
export type Request = v.InferOutput<typeof Request>;

export const Answer = v.variant('say', [
  v.object({ say: v.literal('line'), text: v.string() }),
  v.object({ say: v.literal('begin'), text: v.string() }),
  v.object({ say: v.literal('progress'), share: v.number(), count: v.number() }),
  v.object({ say: v.literal('end'), text: v.string() }),
  v.object({ say: v.literal('done') }),
  /** A sentence that tells what to do. */
  v.object({ say: v.literal('refused'), text: v.string() }),
]);
export type Answer = v.InferOutput<typeof Answer>;

/** A line longer than this is nobody's request, bytes. */
export const longestLine = 1024 * 1024;
