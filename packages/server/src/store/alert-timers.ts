/** The timers of an alert's life, as `due` keeps them; the subject is the alert, or the line. */

/** To be sent; stays until its audience is all written down. */
export const sendDue = 'alert-send';
/** Its end. */
export const expiryDue = 'alert-expiry';
/** CAP messages that its steps owe. */
export const capDue = 'alert-cap';
/** A line to be looked after, once one of its versions is over: who got it is erased in the end. */
export const lineDue = 'alert-line';
