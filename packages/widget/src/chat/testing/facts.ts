import type { ProblemCode, ProblemView, ResidentConversation } from '@bellman/protocol';

/** A refusal as the relay words it. */
export const problem = (code: ProblemCode, params = {}): ProblemView => ({
  type: `/problems#${code}`,
  title: code,
  status: 400,
  code,
  params,
});

/** A conversation that has just begun. */
export const standing: ResidentConversation = {
  id: '01a20104-5f15-71b7-8475-cac4e8b994a0',
  council: 'hart',
  service: 'waste',
  state: 'waiting',
  advisor: null,
  position: 1,
  wait: null,
  reference: '7K4M-2Q9X',
  left: false,
  answerBy: null,
  kept: false,
  idleEndsAt: null,
  marks: { delivered: 0, read: 0 },
  startedAt: 1,
  lastSeq: 0,
};
