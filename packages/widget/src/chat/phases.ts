/** Where a resident's chat stands, as this browser knows it. */
export type Phase = 'home' | 'starting' | 'resuming' | 'waiting' | 'active' | 'ended' | 'lost';

/** What moves it on; the last four are what the relay says. */
export type PhaseEvent =
  | 'start'
  | 'resume'
  | 'reset'
  | 'refused'
  | 'waiting'
  | 'active'
  | 'ended'
  | 'lost';

const toldByRelay = { waiting: 'waiting', active: 'active', ended: 'ended', lost: 'lost' } as const;

/** The whole machine: what is not in it changes nothing. */
const phases: Readonly<Record<Phase, Partial<Record<PhaseEvent, Phase>>>> = {
  home: { start: 'starting', resume: 'resuming', lost: 'lost' },
  starting: { ...toldByRelay, refused: 'home', reset: 'home' },
  resuming: { ...toldByRelay, start: 'starting', reset: 'home' },
  waiting: { ...toldByRelay, reset: 'home' },
  active: { ...toldByRelay, reset: 'home' },
  // Ended in another tab, and lost before what was said last came here.
  ended: { start: 'starting', resume: 'resuming', reset: 'home', lost: 'lost' },
  lost: { start: 'starting', resume: 'resuming', reset: 'home' },
};

/** The phase after `event`; the same one where the machine has no such step. */
export const after = (phase: Phase, event: PhaseEvent): Phase => phases[phase][event] ?? phase;

/** Whether messages may be written and sent. */
export const isOpen = (phase: Phase): boolean => phase === 'waiting' || phase === 'active';

/** Whether a chat is on the way or under way. */
export const isUnderWay = (phase: Phase): boolean =>
  phase === 'starting' || phase === 'resuming' || isOpen(phase);
