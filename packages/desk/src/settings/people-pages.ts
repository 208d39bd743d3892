/** The pages of setting up people and what they say; fetched when the first of them is opened. */
import './answers.js';
import './audit.js';
import './staff.js';
import './teams.js';
