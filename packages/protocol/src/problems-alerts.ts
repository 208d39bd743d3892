import type { ProblemTable } from './problems-desk.js';

/** The codes of signing in by two steps, of alerts, of sign-up and of geography; `problems` has them all. */
export const alertProblems = {
  // The second step
  'totp-needed': [401, 'Enter the 6-digit code from your authenticator app.'],
  'totp-wrong': [401, 'That code is wrong or has been used. Wait for the next one and enter it.'],
  'totp-set-up-first': [
    403,
    'Set up a second step for signing in before you write, approve or stop alerts here.',
  ],
  'totp-set-up': [409, 'A second step is set up already. Ask an administrator to reset it.'],
  'totp-not-begun': [409, 'Begin setting up the second step again: the code for the app is gone.'],
  // Shapes
  'shape-not-geojson': [422, 'This is not GeoJSON (RFC 7946) with polygons: {why}.'],
  'shape-empty': [422, '{name} has no area in it. Draw or upload at least one polygon.'],
  'shape-unclosed': [422, '{name}: ring {ring} does not end where it begins. Close it.'],
  'shape-too-few-points': [
    422,
    '{name}: ring {ring} needs at least 3 corners in different places.',
  ],
  'shape-crosses-itself': [422, '{name} crosses itself near {at}. Draw it without crossing lines.'],
  'shape-overlaps': [
    422,
    '{name}: two of its polygons overlap near {at}. Join them, or part them.',
  ],
  'shape-hole-outside': [422, '{name}: hole {ring} is not inside its polygon.'],
  'shape-outside': [422, '{name} lies outside {council}. Choose a place that is in it.'],
  'shape-too-many-points': [
    422,
    'These places have {points} corners, and may have {limit}. Draw them more simply.',
  ],
  'shape-too-hard': [
    422,
    'These places take too long to grow. Draw them more simply, or grow them less.',
  ],
  'shape-out-of-range': [422, '{name} has a position that is not on Earth, at {at}.'],
  'shape-needs-name': [422, 'Say in a few words where this is, such as “along the river in Hook”.'],
  // An alert's life
  'alert-reaches-nobody': [
    409,
    'Nobody would get this: there are no followers there. Choose other places or services.',
  ],
  'alert-needs-approval': [409, 'A second person must approve this. Submit it for approval.'],
  'alert-too-early': [
    409,
    'An approver has until {time} to answer. Wait, or ask them by telephone.',
  ],
  'alert-schedule-wrong': [422, 'Choose a time to send that is in the future and before its end.'],
  'alert-line-not-out': [409, 'There is nothing to follow up: this alert has not gone out.'],
  'alert-line-closed': [409, 'This alert is over. Write a new one.'],
  'alert-version-under-way': [
    409,
    'Another follow-up of this alert is being written. Open that one instead.',
  ],
  'alert-languages-same': [
    422,
    'The English and the Welsh text are the same. Enter each in its own language.',
  ],
  'alert-languages-exchanged': [
    422,
    'The English text is in Welsh, and the Welsh text in English. Exchange them.',
  ],
  'alert-link-wrong': [
    422,
    'Enter a link that begins with https://, without a user name, a password or spaces.',
  ],
  'alert-partner-area': [
    422,
    '{partner} may not alert {area}. Choose a place within its own areas.',
  ],
  'alert-partner-category': [422, '{partner} may not alert about {category}.'],
  'alert-not-followable': [409, 'This alert cannot be followed, or it is over.'],
  'alert-id-reused': [409, 'Another alert was sent with this id. Send it under a new id.'],
  'template-unknown': [404, 'There is no such template. Somebody may have taken it away.'],
  'template-known': [409, 'There is a template called {name} already.'],
  'templates-too-many': [409, 'A council can have {limit} templates, and this one has.'],
  'partner-unknown': [404, 'There is no such partner. Somebody may have taken it away.'],
  'partner-known': [409, 'There is a partner called {name} already.'],
  'partners-too-many': [409, 'A council can have {limit} partners, and this one has.'],
  // Keys and messages from outside
  'key-unknown': [401, 'This key is unknown or was taken back. Ask the council for a new one.'],
  'key-wrong-purpose': [403, 'This key is for something else. Use the key for {purpose}.'],
  'key-service': [403, 'This key may not tell about {service}.'],
  'key-missing': [404, 'There is no such key. Somebody may have taken it away.'],
  'keys-too-many': [409, 'A council can have {limit} keys, and this one has.'],
  'cap-not-xml': [400, 'This is not well-formed XML: {why}.'],
  'cap-unsafe': [
    400,
    'The message has a document type or entities, which are not read. Take them out.',
  ],
  'cap-encoding': [415, 'The message’s encoding {encoding} is not read. Send UTF-8.'],
  'cap-invalid': [422, 'This is not a valid CAP 1.2 message at {path}: {why}.'],
  'cap-unsupported': [422, 'The relay does not take this message: {why}.'],
  'cap-reference-unknown': [
    422,
    'The message refers to {reference}, which this council has not had from this partner.',
  ],
  'cap-repeated': [
    409,
    'A message with this sender, identifier and time came before, with other words.',
  ],
  // Sign-up
  'channel-unknown': [404, 'There is no such phone or address here. It may have been taken off.'],
  'alert-mail-off': [
    409,
    'This relay does not send alerts by email. Get them on a phone or computer instead.',
  ],
  'email-link-old': [
    410,
    'This link has been used, or has expired. Sign up again, and we will send a new one.',
  ],
  'confirmations-too-many': [
    429,
    'We have sent {limit} emails to confirm already. Try again tomorrow.',
  ],
  'quiet-hours-wrong': [422, 'Choose quiet hours that begin and end at different times.'],
  'beacon-wrong': [422, 'This beacon is not one of ours, or its time is over.'],
} as const satisfies ProblemTable;
