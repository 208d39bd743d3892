/** Words of the shell, sign-in and shared pieces. */
export const commonEn = {
  'desk.title': '{view} – Bellman desk',
  'desk.name': 'Bellman desk',
  'desk.skip': 'Skip to main content',
  'desk.nav': 'Desk',
  'desk.signedInAs': 'Signed in as {name}',
  'desk.signOut': 'Sign out',
  'desk.chats': 'Chats',
  'desk.wall': 'Wall',
  'desk.cases': 'Cases',
  'desk.alerts': 'Alerts',
  'desk.settings': 'Settings',
  'desk.loading': 'Loading',
  'desk.partFailed':
    'This part of the desk could not be loaded. Check your connection and try again. If it goes on, load the page again: what you wrote is kept.',
  'desk.offline': 'The connection is lost. What you write is kept and sent when it is back.',
  'desk.online': 'Connected again.',
  'desk.notHere': 'Your role has nothing to do here. Choose another page above.',
  'desk.tryAgain': 'Try again',
  'desk.back': 'Back',

  'signIn.title': 'Sign in',
  'signIn.email': 'Email',
  'signIn.password': 'Password',
  'signIn.button': 'Sign in',
  'signIn.busy': 'Signing in',
  'signIn.emailMissing': 'Enter your email address',
  'signIn.passwordMissing': 'Enter your password',
  'signIn.expired': 'Your session has ended. Sign in again to go on; what you wrote is kept.',

  'errors.title': 'There is a problem',
  'errors.prefix': 'Error:',
  'error.unreachable': 'The relay cannot be reached. Check your connection and try again.',
  'error.notUnderstood':
    'The relay answered something this desk does not understand. Load the page again.',
  'problem.conversation-ended': 'This chat has ended, so this was not sent.',
  'problem.not-yours': 'Another adviser has this chat, so this was not sent.',
  'problem.message-too-long':
    'A message must be {limit} characters or fewer. This one has {length}.',
  'problem.alert-own-approval':
    'You wrote or submitted this alert. Another person must approve it.',
  'problem.alert-changed': 'The alert changed after you read it.',

  'dialog.cancel': 'Cancel',
  'dialog.close': 'Close',
  'time.unknown': 'unknown',
  'wait.unknown': 'waiting since an unknown time',
  'wait.moment': 'waiting less than a minute',
  'wait.minutes': { one: 'waiting {n} minute', other: 'waiting {n} minutes' },
  'wait.hours': { one: 'waiting {n} hour', other: 'waiting {n} hours' },
  'day.today': 'Today',
  'day.yesterday': 'Yesterday',
} as const;
