import { append } from './chat/append.js';
import { endAbandoned, handBack } from './chat/left.js';
import { end, take } from './chat/life.js';
import { byReference, get, ofAdvisor, page, position, waiting } from './chat/look.js';
import { mark, marks } from './chat/mark.js';
import { start } from './chat/start.js';

/** Conversations, their messages, and the queue. */
export const chat = {
  start,
  append,
  take,
  end,
  handBack,
  endAbandoned,
  get,
  byReference,
  page,
  position,
  waiting,
  ofAdvisor,
  mark,
  marks,
};
