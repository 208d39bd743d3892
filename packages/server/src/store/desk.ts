import { setSkills, skills } from './desk/advisors.js';

/** The people at the desk: how they are, what they can answer, what rings at them. */
export const desk = {
  setSkills,
  skills,
};
