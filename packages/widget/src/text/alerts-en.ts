/** Every sentence of the alert sign-up, in English, by key. */
export const alertsEn = {
  'alerts.get': 'Get alerts',
  'alerts.opening': 'Opening alerts…',
  'alerts.busy': 'One moment…',
  'alerts.back': 'Back',
  'alerts.continue': 'Continue',
  'alerts.save': 'Save',
  'alerts.change': 'Change',
  'alerts.change.name': 'Change {what}',
  'alerts.retry': 'Try again',
  'alerts.step': 'Step {step} of 3',
  'alerts.error.heading': 'There is a problem',
  'alerts.error.prefix': 'Error:',
  'alerts.other': 'Read current alerts on the alerts page',
  'alerts.other.heading': 'Other ways to the same news',
  'alerts.other.feed': 'Follow the alerts as a feed (Atom), in a feed reader',
  // Where?
  'alerts.where.heading': 'Where do you want alerts about?',
  'alerts.where.hint':
    'For example your home, or the home of somebody you look after. Like GU51 4AE.',
  'alerts.where.postcode': 'Postcode',
  'alerts.where.list': 'Choose your ward from a list instead',
  'alerts.where.empty': 'Enter a full UK postcode, like GU51 4AE.',
  'alerts.where.label': 'A name for this place (optional)',
  'alerts.where.label.hint': 'So that you can tell your places apart, like “home” or “a parent’s”.',
  'alerts.where.label.long': 'Use a shorter name for this place, of 40 characters or fewer.',
  'alerts.where.move': 'Where is {place} now?',
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
  'alerts.about.general': 'News and events from {council}, without a sound',
  'alerts.about.general.short': 'news and events',
  'alerts.about.drills': 'Test alerts: help us practise. Each one says EXERCISE',
  'alerts.about.drills.short': 'test alerts',
  // Turn on
  'alerts.turn-on.heading': 'Turn on alerts',
  'alerts.sum': 'You will get alerts from {council} about {what}; {when}.',
  'alerts.sum.and': '{first} and {last}',
  'alerts.sum.emergencies': 'emergencies in your places',
  'alerts.quiet.any': 'they come at any hour of the day or night',
  'alerts.quiet.words': 'between {from} and {to} only {what} come, and the rest waits until {to}',
  'alerts.pass.Extreme': 'dangers to life',
  'alerts.pass.Severe': 'dangers to life and severe alerts',
  'alerts.pass.Moderate': 'dangers to life, severe and moderate alerts',
  'alerts.turn-on.stop':
    'To stop, choose “Get alerts” on this site again, then “Stop alerts”. It takes one click.',
  'alerts.turn-on.prompt':
    'Your browser will ask whether this site may send you notifications. Choose “Allow”.',
  'alerts.turn-on.privacy': 'We keep your places and choices, without your name, until you stop.',
  'alerts.turn-on.beacons':
    'When an alert is shown or opened here, your browser tells us that it was, but not that it was you.',
  'alerts.turn-on.privacy.link': 'How we use your information',
  'alerts.turn-on.button': 'Turn on alerts',
  'alerts.turn-on.dismissed':
    'Your browser’s question was closed without an answer. Choose “Turn on alerts” again, then “Allow”.',
  'alerts.email.instead': 'Get alerts by email instead',
  'alerts.email.heading': 'Get alerts by email',
  'alerts.email.how':
    'We send you an email with a link first. Alerts come once you have opened it, and every one has a link to stop them.',
  'alerts.email.label': 'Email address',
  'alerts.email.button': 'Send me the link',
  'alerts.email.empty': 'Enter an email address, like name@example.com.',
  'alerts.email.sent':
    'Check your inbox: we have sent you a link. Alerts come to that address once you have opened it.',
  'alerts.email.check.heading': 'Check your inbox',
  'alerts.email.check':
    'We have sent an email to {at}. Open the link in it within 24 hours. Until then no alerts come to that address.',
  'alerts.email.off': 'Alerts by email are not available at the moment.',
  'alerts.quiet.heading': 'When may alerts come?',
  'alerts.quiet.hint':
    'Danger to life always comes, at any hour. What is held back in quiet hours comes when they end, if it still matters then.',
  'alerts.quiet.off': 'At any hour of the day or night',
  'alerts.quiet.night': 'Not at night, from 10pm to 7am',
  'alerts.quiet.short': 'Quiet from {from} to {to}',
  'alerts.quiet.own': 'Not at times that I choose',
  'alerts.quiet.from': 'Quiet from',
  'alerts.quiet.to': 'Quiet until',
  'alerts.quiet.empty': 'Enter a time, like 10:30pm.',
  'alerts.quiet.same': 'Choose quiet hours that begin and end at different times.',
  'alerts.quiet.pass': 'What still comes in these hours?',
  'alerts.quiet.pass.Extreme': 'Only danger to life',
  'alerts.quiet.pass.Severe': 'Danger to life, and severe alerts',
  'alerts.quiet.pass.Moderate': 'Danger to life, severe and moderate alerts',
  'alerts.language.heading': 'Which language do you want alerts in?',
  'alerts.language.hint': 'An alert that is written in English only comes in English.',
  'alerts.language.en': 'English',
  'alerts.language.cy': 'Cymraeg',
  'alerts.lock.heading': 'What may a locked screen show?',
  'alerts.lock.headline': 'The alert itself',
  'alerts.lock.neutral': 'Only that there is an alert',
  // On, and preferences
  'alerts.on.heading': 'Alerts are on',
  'alerts.on.what': '{council} will send notifications to this device.',
  'alerts.yours.heading': 'Your alerts',
  'alerts.yours.places': 'Places',
  'alerts.yours.about': 'About',
  'alerts.yours.emergencies': 'Emergencies, always',
  'alerts.yours.when': 'When',
  'alerts.yours.language': 'Language',
  'alerts.yours.lock': 'Locked screen shows',
  'alerts.yours.unasked':
    'Alerts do not reach this browser, because it no longer lets this site send notifications. Turn them on again.',
  'alerts.yours.failed':
    'This browser could not register for notifications just now, so alerts may not reach it. Check your connection and turn them on again.',
  'alerts.yours.waiting.one': 'You will be told when {count} incident is resolved.',
  'alerts.yours.waiting.other': 'You will be told when {count} incidents are resolved.',
  'alerts.yours.stop.what':
    'Stopping deletes your places and choices, and stops alerts on every device and address above.',
  'alerts.channels': 'Where alerts come to',
  'alerts.channel.here': 'This browser',
  'alerts.channel.push': 'A browser, by {at}',
  'alerts.channel.email': 'Email to {at}',
  'alerts.channel.waits': 'Waiting for you to open the link that we sent',
  'alerts.channel.drop': 'Take off',
  'alerts.channel.drop.name': 'Take off: {what}',
  'alerts.channel.add.here': 'Get alerts in this browser too',
  'alerts.channel.add.email': 'Get alerts by email too',
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
  'alerts.incident.ask': 'Tell me when this is resolved',
  'alerts.incident.what':
    'This browser gets a notification when there is news of this, and a last one when it is resolved. Then it ends by itself, and we delete what we kept for it.',
  'alerts.incident.on': 'We will tell you in this browser when this is resolved.',
  'alerts.incident.on.known':
    'We will tell you when this is resolved, by the same ways as your other alerts.',
  'alerts.incident.stop': 'Stop telling me',
  'alerts.incident.stopped': 'You will not be told of this any more.',
  'alerts.incident.page': 'Come back to this page to see how it stands.',
  'alerts.incident.email':
    'Once you have signed up, choose “Tell me when this is resolved” here again.',
  // What stands in the way
  'alerts.blocked.heading': 'This browser blocks notifications from this site',
  'alerts.blocked.notice':
    'This browser blocks notifications from this site. You can choose places, but must allow notifications before you turn on alerts.',
  'alerts.blocked.chrome':
    'To allow them, select the icon to the left of this page’s address, then “Notifications” (on a phone, “Permissions” first), and choose “Allow”.',
  'alerts.blocked.firefox':
    'To allow them, select the icon to the left of this page’s address. Next to “Send notifications”, remove “Blocked”. On a phone, open the menu, then “Settings”, “Site permissions”, “Notification”.',
  'alerts.blocked.safari':
    'To allow them, open Safari’s settings, then “Websites”, then “Notifications”, and choose “Allow” for this site.',
  'alerts.blocked.other':
    'To allow them, open your browser’s settings for this site, and allow notifications.',
  'alerts.blocked.edge':
    'To allow them, select the lock to the left of this page’s address, then “Permissions for this site”, and set “Notifications” to “Allow”.',
  'alerts.blocked.samsung':
    'To allow them, open the menu, then “Settings”, “Sites and downloads”, “Notifications”, and turn on this site.',
  'alerts.blocked.ios':
    'To allow them, open the Settings of your iPhone or iPad, then “Notifications”, choose this app by its name on your Home Screen, and turn on “Allow Notifications”.',
  'alerts.blocked.then': 'Then come back here and try again.',
  'alerts.blocked.private':
    'In a private window notifications stay blocked. Open this page in an ordinary window.',
  'alerts.private.heading': 'This is a private window',
  'alerts.private.what':
    'In a private window this browser cannot show alerts. Open this page in an ordinary window, or choose another way.',
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
    'Notifications cannot be turned on from this page. Turn them on from the alerts page, or choose another way.',
  'alerts.failed.worker':
    'The file that alerts need on this site could not be loaded. Try again, or turn on alerts on the alerts page instead.',
  'alerts.failed.push':
    'Your browser could not register for notifications, because its notification service did not answer. Check your connection and try again, or choose another way. In a private window it never can.',
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
  'problem.alert-not-followable':
    'This is over, or cannot be followed. Load the page again to see how it stands.',
  'problem.channel-unknown':
    'That phone or address is not here any more. It may have been taken off.',
  'problem.email-malformed': 'Enter an email address, like name@example.com.',
  'problem.mail-failed':
    'The email was not sent. Check the address, or try again in a few minutes.',
  'problem.confirmations-too-many':
    'We have sent {limit} emails to confirm already. Try again tomorrow.',
  'problem.quiet-hours-wrong': 'Choose quiet hours that begin and end at different times.',
} as const;
