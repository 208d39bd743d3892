/** What is said while waiting, on coming back and after a chat, in English; fetched with these. */
export const afterEn = {
  // While waiting
  'place.leave': 'Leave a message instead',
  'place.leave.failed': 'Your message was not left. Try again.',
  'place.keep': 'Keep my place and tell me',
  'place.keep.heading': 'Keep your place in the queue',
  'place.keep.what':
    'You can close this page, and we will send a notification to this device when it is your turn.',
  'place.keep.ask': 'Your browser will ask whether we may send notifications. Choose “Allow”.',
  'place.keep.privacy':
    'We use the notification for this chat only, and forget where to send it when the chat ends.',
  'place.keep.yes': 'Yes, tell me',
  'place.keep.no': 'Keep waiting here',
  'place.kept': 'We will send a notification when it is your turn. You can close this page.',
  'place.busy': 'Working on it…',
  'place.dismissed':
    'Your browser’s question was closed without an answer. Choose “Yes, tell me” again, then “Allow”.',
  'place.blocked.chromium':
    'This browser blocks notifications from this site. To allow them, select the icon to the left of this page’s address, then “Notifications”, and choose “Allow”.',
  'place.blocked.firefox':
    'This browser blocks notifications from this site. To allow them, select the icon to the left of this page’s address, and remove “Blocked” next to “Send notifications”.',
  'place.blocked.safari':
    'This browser blocks notifications from this site. To allow them, open Safari’s settings, then “Websites”, then “Notifications”.',
  'place.blocked.other':
    'This browser blocks notifications from this site. To allow them, open your browser’s settings for this site.',
  'place.blocked.private': 'In a private window notifications stay blocked.',
  'place.unsupported':
    'This browser cannot show notifications here. Wait on this page, or leave a message instead.',
  'place.home-screen':
    'On an iPhone or iPad, notifications work only once this site is on your Home Screen. Wait on this page, or leave a message instead.',
  'place.failed':
    'Notifications could not be set up. Wait on this page, or leave a message instead.',
  'place.stay': 'You keep your place while this page is open.',
  // A message that was left
  'left.heading': 'We have your message',
  'left.close': 'You can close this page.',
  'left.back.what':
    'To come back, open webchat on this website, choose “Go on with an earlier chat”, and enter your reference and your code.',
  'left.code.show': 'Show your code',
  'left.code.failed': 'We cannot get your code right now. Try again.',
  'after.reference': 'Your reference',
  'after.code': 'Your code',
  'after.code.what': 'Keep it to yourself: it opens your chat for 30 days.',
  // Coming back
  'resume.heading': 'Go on with an earlier chat',
  'resume.what': 'You were given a reference and a code in that chat.',
  'resume.reference': 'Reference',
  'resume.code': 'Code',
  'resume.go': 'Open the chat',
  'resume.back': 'Back',
  'resume.opening': 'Opening the chat…',
  'resume.no-reference': 'Enter the reference, like 7K4M-2Q9X.',
  'resume.no-code': 'Enter the code you were given with the reference.',
  'error.heading': 'There is a problem',
  'error.prefix': 'Error:',
  // After the end
  'transcript.heading': 'Transcript',
  'transcript.get': 'Get the transcript',
  'transcript.expired': 'The links work for a few minutes.',
  'transcript.open': 'Open to print or save',
  'transcript.download': 'Download as text',
  'transcript.email': 'Send by email',
  'transcript.address': 'Email address',
  'transcript.address.hint': 'We use it once, to send this transcript.',
  'transcript.send': 'Send transcript',
  'transcript.sent': 'The transcript is on its way to {email}.',
  'transcript.failed': 'We cannot get the transcript right now. Try again.',
  'survey.heading': 'How did we do?',
  'survey.about': 'Three short questions. Nobody connects your answers with your name.',
  'survey.start': 'Answer three questions',
  'survey.satisfaction': 'How happy are you with this chat?',
  'survey.satisfaction.5': 'Very happy',
  'survey.satisfaction.4': 'Happy',
  'survey.satisfaction.3': 'Neither happy nor unhappy',
  'survey.satisfaction.2': 'Unhappy',
  'survey.satisfaction.1': 'Very unhappy',
  'survey.resolved': 'Did it settle what you asked about?',
  'survey.resolved.yes': 'Yes',
  'survey.resolved.partly': 'In part',
  'survey.resolved.no': 'No',
  'survey.otherwise': 'How would you have got in touch without webchat?',
  'survey.otherwise.phone': 'By phone',
  'survey.otherwise.visit': 'In person',
  'survey.otherwise.email': 'By email',
  'survey.otherwise.form': 'By an online form',
  'survey.otherwise.post': 'By post',
  'survey.otherwise.none': 'Not at all',
  'survey.words': 'Anything else you would like to tell us (optional)',
  'survey.words.hint': 'Do not write personal details here.',
  'survey.send': 'Send answers',
  'survey.skip': 'No, thank you',
  'survey.thanks': 'Thank you. Your answers help us to do better.',
  'survey.failed': 'Your answers were not sent. Try again.',
  'survey.empty': 'Answer at least one question, or choose “No, thank you”.',
  'problem.resume-unknown':
    'That reference and code do not open a chat. Check both; a code works for 30 days.',
  'problem.too-many-codes.one':
    'Too many codes were wrong. Try again in {count} minute, or start a new chat.',
  'problem.too-many-codes.other':
    'Too many codes were wrong. Try again in {count} minutes, or start a new chat.',
  'problem.email-malformed': 'Enter an email address, like name@example.com.',
  'problem.mail-off': 'We cannot send emails right now. Print or download the transcript.',
  'problem.mail-failed':
    'The email was not sent. Check the address, or try again in a few minutes.',
  'problem.mail-early':
    'We can send the transcript once somebody has answered. Print or download it instead.',
  'problem.mails-too-many': 'We have sent {limit} emails already. Download the transcript instead.',
  'problem.survey-given': 'You have told us about this chat already.',
  'problem.not-waiting': 'You are no longer waiting, so there is no place to keep.',
  'problem.page-refused': 'Notifications cannot be set up on this page. Wait here instead.',
} as const;
