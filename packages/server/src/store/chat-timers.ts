/** The kinds of timers (`due`) that chats have; the subject is a conversation unless said. */

/** An active chat has gone without a sign of its resident, or its warning has run out. */
export const idleDue = 'chat-idle';
/** A place in the queue is kept no longer. */
export const placeDue = 'chat-place';
/** A resident whose place is kept is to be called back. */
export const callBackDue = 'chat-call-back';
/** A message that was left has its first answer, and its writer is to be told by e-mail. */
export const answeredDue = 'chat-answered';
/** Somebody's last browser has been gone for so long that their chats go back; a staff id. */
export const goneDue = 'desk-gone';
