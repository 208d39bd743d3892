/** Words of the code that a second step asks for: at signing in, and again before alerts go out. */
export const codeEn = {
  'code.label': 'Code from your authenticator app',
  'code.hint': '6 digits. Each code works once: if you have just used it, wait for the next one.',
  'code.recovery': 'Recovery code',
  'code.recoveryHint': 'One of the codes you kept when you set this up. Each works once.',
  'code.useRecovery': 'Use a recovery code instead',
  'code.useApp': 'Use a code from the app instead',
  'code.missing': 'Enter the code from your authenticator app',
  'code.recoveryMissing': 'Enter a recovery code',
  'desk.secondStep': 'Second step for signing in',
  'desk.secondStepNeeded':
    'Before you write, approve or stop alerts for {councils}, set up a second step for signing in.',
  'desk.secondStepPrompt': 'Your account',
  'desk.secondStepGo': 'Set it up',
  'signIn.codeTitle': 'Enter your code',
  'signIn.codeButton': 'Go on',
  'signIn.anew': 'Sign in as somebody else',
} as const;
