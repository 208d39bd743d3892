/**
 * What goes with a chat under way, in English: help, warnings, files, the menu, and the quick exit.
 * Fetched with those parts, not with the chat.
 */
export const careEn = {
  // Danger to life (C12)
  'danger.heading': 'If someone is in danger',
  'danger.more': 'More help',
  'danger.call': 'Call 999',
  'danger.call.about': 'if a life is at risk now.',
  'danger.relay': 'Call 18000 by text relay if you cannot hear or speak on the phone.',
  'danger.samaritans': 'Call Samaritans on 116 123',
  'danger.samaritans.about': 'free, at any time, to talk to somebody.',
  'danger.welsh': 'Call the Samaritans’ Welsh language line on 0808 164 0123',
  // Nobody has written for a while (C11)
  'idle.question': 'Are you still there? This chat ends at {time}.',
  'idle.stay': 'Keep chatting',
  'idle.kept': 'This chat stays open.',
  // Something was hidden (C7)
  'hidden.card': 'We hid a card number in your message. Do not send card details in webchat.',
  'hidden.nino': 'We hid a National Insurance number in your message. Do not send it in webchat.',
  'hidden.bank': 'We hid bank details in your message. Do not send them in webchat.',
  'hidden.pay': 'Pay securely',
  'hidden.close': 'Close',
  // The quick exit (C10)
  'exit.button': 'Exit this page',
  'exit.hint': 'You can also press the Shift key 3 times.',
  'exit.press.one': 'Shift. Press it {count} more time to exit.',
  'exit.press.other': 'Shift. Press it {count} more times to exit.',
  'exit.expired': 'The Shift key presses have timed out.',
  'exit.loading': 'Loading',
  // The menu
  'menu.transcript': 'Save or print this chat',
  'menu.sound': 'Sound for new messages',
  'menu.enter': 'Enter key sends',
  'menu.size': 'Text size',
  'menu.size.0': 'Usual',
  'menu.size.1': 'Large',
  'menu.size.2': 'Largest',
  'menu.language': 'Cymraeg',
  'menu.privacy': 'How we use your information',
  'menu.accessibility': 'Accessibility statement',
  'menu.failed': 'That could not be opened. Check your connection and try again.',
  // Files (C6)
  'file.size.kb': '{count} KB',
  'file.size.mb': '{count} MB',
  'file.kind.image': 'Photo',
  'file.kind.pdf': 'PDF',
  'file.kind.other': 'File',
  'file.download': 'Download {name}',
  'file.no-alt': 'Photo: {name}',
  'file.gone': 'This file cannot be shown right now.',
  'attach.heading': 'Send {name}',
  'attach.alt': 'What does it show? (optional)',
  'attach.alt.hint': 'This helps people who cannot see it.',
  'attach.send': 'Send file',
  'attach.remove': 'Remove',
  'attach.remove.name': 'Remove {name}',
  'attach.cancel': 'Cancel',
  'attach.cancel.name': 'Cancel sending {name}',
  'attach.retry': 'Try again',
  'attach.retry.name': 'Try again to send {name}',
  'attach.started': 'Sending {name}.',
  'attach.half': '{name} is half sent.',
  'attach.cancelled': 'Sending {name} was cancelled. It was not sent.',
  'attach.percent': '{percent}% sent',
  'attach.lost': '{name} was not sent: the connection was lost. Try again.',
  'attach.offline': 'The chat is not connected right now. Try again in a moment.',
  // Refusals of a file, by code
  'problem.file-missing': 'No file came. Choose a file and send it again.',
  'problem.file-empty': '{name} is empty. Choose another file.',
  'problem.file-too-large': '{name} is larger than {megabytes} MB. Send a smaller one.',
  'problem.file-kind-refused': '{name} cannot be sent. Send a photo (JPEG, PNG or WebP) or a PDF.',
  'problem.file-too-many-pixels':
    '{name} is larger than {megapixels} megapixels. Send a smaller picture.',
  'problem.file-broken': '{name} cannot be read. Save it again, or choose another file.',
  'problem.file-infected':
    '{name} was not taken: our virus check found something in it. Choose another file.',
  'problem.file-not-checked':
    'We cannot check files for viruses right now. Try again in a few minutes.',
  'problem.files-too-many':
    'A chat can have {limit} files, and this one has. Start a new chat to send more.',
  'problem.file-unknown': 'The link to this file has expired. Try again.',
} as const;
