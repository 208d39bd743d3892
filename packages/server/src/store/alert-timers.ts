/** The timers of an alert's life, as `due` keeps them; the subject is the alert. */

/** To be sent; stays until its audience is all written down. */
export const sendDue = 'alert-send';
/** Its end. */
export const expiryDue = 'alert-expiry';
