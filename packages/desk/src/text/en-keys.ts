/** Words of the list of keys, which is fetched when it is opened. */
export const keysEn = {
  'keys.title': 'Keyboard shortcuts',
  'keys.about':
    'They do nothing while you type. Escape leaves the reply, or a note, for the chat’s heading. They are kept in this browser.',
  'keys.on': 'Use keyboard shortcuts',
  'keys.what': 'What it does',
  'keys.key': 'Key',
  'keys.change': 'Change',
  'keys.for': 'the key for: {act}',
  'keys.press': 'Press a key',
  'keys.pressNow': 'Press the new key for: {act}. Escape keeps the one it has.',
  'keys.kept': 'The key for “{act}” stays as it was.',
  'keys.changed': 'The key for “{act}” is {key} now.',
  'keys.reserved':
    'This key moves about, writes or is the browser’s, so it stays as it is. Press another one.',
  'keys.taken': '{key} is the key for “{act}”. Press another one.',
  'keys.reset': 'Set all back',
  'keys.resetDone': 'All keys are as they were at first.',
  'keys.sign.question': 'question mark',
  'keys.sign.slash': 'slash',
  'keys.act.help': 'Show keyboard shortcuts',
  'keys.act.presence': 'Say how you are',
  'keys.act.take-next': 'Take next chat',
  'keys.act.accept': 'Accept the chat that rings',
  'keys.act.pass-on': 'Pass on the chat that rings',
  'keys.act.next-chat': 'Next chat of yours',
  'keys.act.previous-chat': 'Previous chat of yours',
  'keys.act.chat-1': 'Your first chat',
  'keys.act.chat-2': 'Your second chat',
  'keys.act.chat-3': 'Your third chat',
  'keys.act.chat-4': 'Your fourth chat',
  'keys.act.reply': 'Write a reply',
  'keys.act.answers': 'Search prepared answers',
  'keys.act.notes': 'Write a note',
  'keys.act.transfer': 'Transfer the chat',
  'keys.act.wrap-up': 'Wrap up the chat',
  'keys.act.end-chat': 'End the chat',
} as const;

/** A key of these words. */
export type KeysKey = keyof typeof keysEn;
