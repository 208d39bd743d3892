/** Words of how somebody is told of news; they are fetched when the choice is opened. */
export const notifyEn = {
  'notify.title': 'Notifications and sound',
  'notify.about':
    'You are told of a chat for you, a new message, a colleague who asks you in and, if you supervise, a new case. This page always shows it; here you choose what else tells you. It is kept in this browser.',
  'notify.desktop': 'On the desktop',
  'notify.desktop.on':
    'Notifications are on. They show while you look at something else, and name the council and the service alone.',
  'notify.desktop.default': 'Notifications are off.',
  'notify.desktop.denied':
    'This browser blocks notifications from this page. Allow them in the browser’s settings for this site, then load the page again.',
  'notify.desktop.unsupported':
    'This browser cannot show notifications. Use the sound, or another browser.',
  'notify.turnOn': 'Turn on notifications',
  'notify.turnOff': 'Turn off notifications',
  'notify.sound': 'Sound',
  'notify.soundOn': 'Play a sound',
  'notify.tryOut': 'Try the sound',
} as const;

/** A key of these words. */
export type NotifyKey = keyof typeof notifyEn;
