/** Words of setting a second step of signing in up. */
export const secondStepEn = {
  'second.needed':
    'To write, approve or stop alerts for {councils} you need a second step for signing in. It takes two minutes.',
  'second.about':
    'With a second step, signing in asks for your password and for a code from an app on your phone. The same is asked again before an alert goes out or is stopped. So nobody can send an alert in your name with your password alone.',
  'second.appNeeded':
    'You need an authenticator app on your phone, such as Microsoft Authenticator, Google Authenticator, FreeOTP or a password manager.',
  'second.begin': 'Set up a second step',
  'second.scanTitle': '1. Add this desk to the app',
  'second.scan': 'In the app, add an account and scan this QR code.',
  'second.qr': 'QR code for your authenticator app. The same key is below as text.',
  'second.key':
    'You can’t scan it? Enter this key in the app instead. Choose “time based”, 6 digits.',
  'second.copyKey': 'Copy the key',
  'second.keyCopied': 'The key is copied.',
  'second.copyFailed': 'Your browser did not copy. Select the text and copy it yourself.',
  'second.keep': 'Show the key and the QR code to nobody, and keep no picture of them.',
  'second.codeTitle': '2. Enter the code that the app shows',
  'second.confirm': 'Confirm',
  'second.cancel': 'Cancel',
  'second.recoveryTitle': 'Keep these recovery codes',
  'second.done': 'Your second step is set up. Everywhere else you are signed out.',
  'second.recovery':
    'If you lose your phone, each of these codes opens the desk once in place of a code from the app. They are shown now and never again. Print them, or keep them in a password manager, and not on the same phone.',
  'second.recoveryList': 'Recovery codes',
  'second.print': 'Print them',
  'second.copyCodes': 'Copy them',
  'second.codesCopied': 'The recovery codes are copied.',
  'second.kept': 'I have kept them',
  'second.printed': 'Recovery codes for the Bellman desk, {email}',
  'second.isOn': 'Your second step is set up.',
  'second.asked':
    'A code from your authenticator app is asked for when you sign in, and again before an alert goes out or is stopped. Each code works once.',
  'second.lost':
    'A new phone, or no phone any more? Sign in with a recovery code and ask an administrator of your council to reset your second step. Then set it up again here.',
} as const;
