import { setSkills, skills } from './desk/advisors.js';
import { lookout, ringing } from './desk/lookout.js';
import { offer, passOn } from './desk/offers.js';
import { roster, you } from './desk/roster.js';
import { setState } from './desk/state.js';

/** The people at the desk: how they are, what they can answer, what rings at them. */
export const desk = {
  setSkills,
  skills,
  setState,
  roster,
  you,
  offer,
  passOn,
  ringing,
  lookout,
};
