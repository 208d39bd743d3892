import { append } from './chat/append.js';
import { abandoned, handBack } from './chat/hand-back.js';
import { endAbandoned } from './chat/left.js';
import { begun, leave } from './chat/leave.js';
import { end } from './chat/life.js';
import { byReference, get, ofAdvisor, page, position, stretches, waiting } from './chat/look.js';
import { mark, marks } from './chat/mark.js';
import { pace } from './chat/pace.js';
import { shut } from './chat/shut.js';
import { start } from './chat/start.js';
import { take } from './chat/take.js';
import { takeOver } from './chat/take-over.js';
import { transfer } from './chat/transfer.js';
import { endForAbuse, warn } from './chat/warn.js';

/** Conversations, their messages, and the queue. */
export const chat = {
  start,
  begun,
  leave,
  append,
  take,
  end,
  shut,
  abandoned,
  handBack,
  endAbandoned,
  get,
  byReference,
  page,
  stretches,
  position,
  waiting,
  pace,
  ofAdvisor,
  mark,
  marks,
  takeOver,
  transfer,
  warn,
  endForAbuse,
};
