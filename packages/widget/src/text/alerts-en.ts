/** Every sentence of the alert sign-up, in English, by key. */
export const alertsEn = {
  'alerts.get': 'Get alerts',
  'alerts.opening': 'Opening alerts…',
  'alerts.busy': 'One moment…',
  'alerts.back': 'Back',
  'alerts.continue': 'Continue',
  'alerts.save': 'Save',
  'alerts.retry': 'Try again',
  'alerts.step': 'Step {step} of 3',
  'alerts.error.heading': 'There is a problem',
  'alerts.error.prefix': 'Error:',
  'alerts.other': 'Read current alerts on the alerts page',
  'alerts.other.how':
    'You can also read every alert on the alerts page, without signing up for anything.',
  // Where?
  'alerts.where.heading': 'Where do you want alerts about?',
  'alerts.where.hint':
    'For example your home, or the home of somebody you look after. Like GU51 4AE.',
  'alerts.where.postcode': 'Postcode',
  'alerts.where.list': 'Choose your ward from a list instead',
  'alerts.where.empty': 'Enter a full UK postcode, like GU51 4AE.',
  'alerts.ward.heading': 'Which ward do you want alerts about?',
  'alerts.ward.label': 'Ward',
  'alerts.ward.choose': 'Choose a ward',
  'alerts.ward.empty': 'Choose a ward from the list.',
  'alerts.ward.postcode': 'Enter a postcode instead',
  'alerts.places.heading': 'Your places',
  'alerts.places.in': '{postcode} is in {area}',
  'alerts.places.whole': 'All of {area}',
  'alerts.places.remove': 'Remove',
  'alerts.places.remove.name': 'Remove {place}',
  'alerts.places.removed': '{place} removed',
  'alerts.places.add': 'Add another place',
  'alerts.places.full': 'You have {limit} places, which is the most you can have.',
  // About what?
  'alerts.about.heading': 'What do you want alerts about?',
  'alerts.about.hint':
    'You always get emergencies in your places. Choose anything else that you want to hear about.',
  'alerts.about.none':
    '{council} has no other alerts to choose yet. You get emergencies in your places.',
  // Turn on
  'alerts.turn-on.heading': 'Turn on alerts',
  'alerts.turn-on.emergencies':
    '{council} will send a notification to this device when there is an emergency in your places, at any hour of the day or night.',
  'alerts.turn-on.services': 'You will also get a notification when there is news about:',
  'alerts.turn-on.places': 'Your places:',
  'alerts.turn-on.stop':
    'To stop, choose “Get alerts” on this site again, then “Stop alerts”. It takes one click.',
  'alerts.turn-on.prompt':
    'Your browser will ask whether this site may send you notifications. Choose “Allow”.',
  'alerts.turn-on.privacy': 'We keep your places and choices, without your name, until you stop.',
  'alerts.turn-on.privacy.link': 'How we use your information',
  'alerts.turn-on.button': 'Turn on alerts',
  'alerts.turn-on.dismissed':
    'Your browser’s question was closed without an answer. Choose “Turn on alerts” again, then “Allow”.',
  // On, and preferences
  'alerts.on.heading': 'Alerts are on',
  'alerts.on.what': '{council} will send notifications to this device.',
  'alerts.yours.heading': 'Your alerts',
  'alerts.yours.places': 'Places',
  'alerts.yours.about': 'About',
  'alerts.yours.emergencies': 'Emergencies, always',
  'alerts.yours.change.places': 'Change places',
  'alerts.yours.change.services': 'Change what they are about',
  'alerts.yours.how':
    'To change or stop them later, choose “Get alerts” on this site in this browser.',
  'alerts.yours.unkept':
    'This browser keeps nothing for this site, so we cannot show you these choices again. To stop, turn off notifications for this site in your browser’s settings.',
  'alerts.yours.silent':
    'Alerts do not reach this device, because this browser blocks notifications from this site.',
  'alerts.yours.stop': 'Stop alerts',
  'alerts.yours.saved': 'Your changes are saved.',
  'alerts.stopped.heading': 'Alerts are stopped',
  'alerts.stopped.what':
    'We have deleted your places and choices. This device gets no more alerts from {council}.',
  'alerts.stopped.again': 'Get alerts again',
  'alerts.gone': 'Your earlier alerts were stopped. Choose your places again to get alerts.',
  // What stands in the way
  'alerts.blocked.heading': 'This browser blocks notifications from this site',
  'alerts.blocked.notice':
    'This browser blocks notifications from this site. You can choose places, but must allow notifications before you turn on alerts.',
  'alerts.blocked.chromium':
    'To allow them, select the icon to the left of this page’s address, then “Notifications” (on a phone, “Permissions” first), and choose “Allow”. Then come back here and try again.',
  'alerts.blocked.firefox':
    'To allow them, select the icon to the left of this page’s address. Next to “Send notifications”, remove “Blocked”. Then come back here and try again.',
  'alerts.blocked.safari':
    'To allow them, open Safari’s settings, then “Websites”, then “Notifications”, and choose “Allow” for this site. Then come back here and try again.',
  'alerts.blocked.other':
    'To allow them, open your browser’s settings for this site, and allow notifications. Then come back here and try again.',
  'alerts.blocked.private':
    'In a private window notifications stay blocked. Open this page in an ordinary window.',
  'alerts.unsupported.heading': 'This browser cannot show alerts',
  'alerts.unsupported.what':
    'Open this page in a current version of Chrome, Edge, Firefox or Safari, in an ordinary window.',
  'alerts.home-screen.heading': 'Add this page to your Home Screen first',
  'alerts.home-screen.what':
    'On an iPhone or iPad, notifications work only from the Home Screen. You need iOS 16.4 or later.',
  'alerts.home-screen.open': 'Open the alerts page in Safari.',
  'alerts.home-screen.share': 'Tap Share (the square with an arrow), then “Add to Home Screen”.',
  'alerts.home-screen.start': 'Open it from your Home Screen, and choose “Get alerts”.',
  'alerts.no-worker':
    'Alerts cannot be turned on from this page. Turn them on from the alerts page instead.',
  'alerts.failed.worker':
    'We could not set up alerts in this browser. Load the page again and try once more.',
  'alerts.failed.push':
    'Your browser could not register for notifications. Check your connection and try again. In a private window it never can.',
  // Refusals that a resident can meet here, by code
  'alerts.problem.down':
    'We cannot reach our alerts service. Check your connection, and try again in a few minutes.',
  'alerts.problem.busy': 'Our alerts service is busy. Try again in a minute.',
  'alerts.problem.page':
    'Alerts cannot be turned on from this page. Load it again and try once more.',
  'alerts.problem.browser':
    'We do not know your browser’s notification service. Use a current version of Chrome, Edge, Firefox or Safari.',
  'problem.postcode-malformed': 'Enter a full UK postcode, like GU51 4AE.',
  'problem.postcode-unknown':
    'We cannot find {postcode}. Check it, or choose your ward from the list.',
  'problem.postcode-elsewhere':
    '{postcode} is not in the area of {council}. Enter a postcode in the area, or ask your own council.',
  'problem.area-unknown': 'We no longer have that ward. Choose one from the list.',
  'problem.nothing-followed': 'Choose a place to get alerts about.',
  'problem.follower-unknown': 'Your earlier alerts were stopped. Choose your places again.',
  'problem.channel-key-old': 'This page is out of date. Load it again, then turn on alerts.',
  'problem.channel-known':
    'This browser already gets alerts that were turned on elsewhere on this site. Stop those first.',
} as const;
