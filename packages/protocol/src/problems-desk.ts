/** Code → HTTP status and English sentence. */
export type ProblemTable = Readonly<Record<string, readonly [status: number, sentence: string]>>;

/** The codes of the desk and of setting a council up; `problems` has them all. */
export const deskProblems = {
  // The desk
  'at-capacity': [
    409,
    'You have {load} of {capacity} chats. End one, or wrap one up, before you take another.',
  ],
  'skill-missing': [409, 'This chat is for somebody who answers {needs}. Choose another.'],
  'offered-elsewhere': [409, 'This chat is ringing at {name}’s desk. Choose another.'],
  'wrap-up-first': [409, 'Wrap up the chat with {name} first.'],
  'not-offered': [409, 'This chat is not offered to you any more.'],
  'note-empty': [422, 'Enter a note.'],
  'note-too-long': [422, 'The note must be {limit} characters or fewer. It has {length}.'],
  'notes-too-many': [409, 'You can write {limit} notes on a chat, and have.'],
  'transfer-nobody': [409, '{name} cannot take this chat now. Choose somebody else, or a service.'],
  'transfer-same': [422, 'The chat is there already. Choose somebody else, or another service.'],
  'listen-refused': [403, 'Only a supervisor, or who is invited, can read along.'],
  'listeners-too-many': [409, 'You can ask {limit} people to read a chat along, and have.'],
  'wrap-up-early': [409, 'The chat has not ended yet. End it before you wrap it up.'],
  'case-words-too-long': [422, 'This must be {limit} characters or fewer. It has {length}.'],
  'cases-too-many': [409, 'Up to {limit} cases can come from one chat, and this one has them.'],
  'case-unknown': [404, 'There is no such case.'],
  'case-not-now': [409, 'The case is {state}, so it cannot be changed in this way. Reload it.'],
  'warn-first': [409, 'Warn the resident before you end the chat for abuse.'],
  'answer-unknown': [404, 'There is no such prepared answer. Somebody may have taken it away.'],
  'answer-needs-title': [422, 'Enter a title in {language}.'],
  'answer-title-too-long': [422, 'The title must be {limit} characters or fewer. It has {length}.'],
  'answer-needs-body': [422, 'Enter the answer in {language}.'],
  'answer-hole-unknown': [422, 'There is no {hole} to fill in. Use one of {known}.'],
  'answer-review-wrong': [422, 'Enter a date in the future by which the answer is reviewed.'],
  'answers-too-many': [409, 'A council can have {limit} prepared answers, and this one has.'],
  // Setting up
  'staff-unknown': [404, 'Nobody of this council has this id.'],
  'staff-known': [409, '{email} works for this council already. Change their entry instead.'],
  'staff-needs-name': [422, 'Enter a name.'],
  'staff-needs-role': [422, 'Choose at least one role.'],
  'staff-known-elsewhere': [
    409,
    'Somebody signs in with {email} already, at another council. Ask whoever runs the relay to add them here.',
  ],
  'staff-elsewhere': [
    409,
    '{name} works for other councils too. Only an administrator of all of them changes their name, password and chats at once.',
  ],
  'password-needed': [422, 'Enter a password of {least} to {most} characters.'],
  'password-weak': [
    422,
    'This password is easy to guess. Use three words that have nothing to do with one another, and neither the person’s name nor their email address.',
  ],
  'capacity-wrong': [422, 'Chats at once must be a whole number from 1 to {most}.'],
  'team-unknown': [422, 'This council has no team called {team}. Choose one from the list.'],
  'last-administrator': [
    409,
    'Nobody else is an administrator of this council. Make somebody one first.',
  ],
  'settings-wrong': [422, 'The settings are wrong at {path}: {expected}.'],
  'settings-changed': [
    409,
    'Somebody else changed the settings after you opened them. Load them again.',
  ],
  'contrast-low': [
    422,
    '{pair} has a contrast of {ratio}:1, and must have {needed}:1. Choose another colour.',
  ],
  'text-unknown': [422, 'There is no text called {key}.'],
  'text-hole-unknown': [422, 'The text {key} has no {hole} to fill in. It has {known}.'],
} as const satisfies ProblemTable;
