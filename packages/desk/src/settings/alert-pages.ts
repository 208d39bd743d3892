/** The pages of setting alerts up; fetched when the first of them is opened. */
import './alerting.js';
import './keys.js';
import './partners.js';
