import type { AwayKey } from './keys.js';

const people = {
  'away.waiting.zero': '{count} o bobl yn aros',
  'away.waiting.one': '{count} person yn aros',
  'away.waiting.two': '{count} berson yn aros',
  'away.waiting.few': '{count} o bobl yn aros',
  'away.waiting.many': '{count} o bobl yn aros',
  'away.waiting.other': '{count} o bobl yn aros',
};

const minutes = {
  'away.wait.about.zero': 'Amser aros: tua {count} munud',
  'away.wait.about.one': 'Amser aros: tua {count} munud',
  'away.wait.about.two': 'Amser aros: tua {count} funud',
  'away.wait.about.few': 'Amser aros: tua {count} munud',
  'away.wait.about.many': 'Amser aros: tua {count} munud',
  'away.wait.about.other': 'Amser aros: tua {count} munud',
};

/** The same in Welsh, by the keys of `away-en.ts`. */
export const awayCy: Readonly<Record<AwayKey, string> & Record<string, string>> = {
  'away.leave.heading': 'Gadael neges',
  'away.closed.all': 'Mae’r we-sgwrs ar gau nawr',
  'away.closed': 'Mae’r we-sgwrs am hyn ar gau nawr',
  'away.closed.named': 'Ar gau: {words}',
  'away.closed.holiday': 'Mae’n ŵyl banc: {words}.',
  'away.closed.holiday.plain': 'Mae’n ŵyl banc.',
  'away.opens': 'Rydym yn agor am {time}, {day}.',
  'away.opens.today': 'Rydym yn agor am {time} heddiw.',
  'away.opens.never': 'Nid ydym yn gwybod eto pryd bydd yn agor eto.',
  'away.busy': 'Mae’r we-sgwrs yn brysur iawn nawr',
  'away.busy.why': 'Mae cynifer o bobl yn aros fel na all neb arall ymuno â’r ciw eto.',
  'away.unstaffed': 'Nid oes cynghorydd yma ar hyn o bryd',
  'away.unstaffed.why': 'Rydym ar agor, ond ni all neb sgwrsio ar hyn o bryd.',
  'away.answer': 'Gadewch neges, a byddwn yn ateb erbyn {time}, {day}.',
  'away.answer.day': 'Gadewch neges, a byddwn yn ateb cyn diwedd {day}.',
  'away.answer.plain': 'Gadewch neges, a byddwn yn ateb cyn gynted ag y gallwn.',
  'away.else': 'Os na allwch aros',
  'away.emergency': 'Mewn argyfwng, ffoniwch {phone}',
  'away.email': 'Cyfeiriad e-bost, os hoffech glywed drwy e-bost (dewisol)',
  'away.email.hint': 'Dim ond i ddweud wrthych ein bod wedi ateb y byddwn yn ei ddefnyddio.',
  'away.email.wrong': 'Rhowch gyfeiriad e-bost, fel enw@example.com.',
  'away.wait': 'Amser aros: tua {least} i {most} munud',
  ...minutes,
  'away.wait.short': 'Amser aros: llai na munud',
  ...people,
  'away.closing': 'Mae’r we-sgwrs am hyn yn cau am {time}.',
  'away.alerts': 'Rhybuddion cyfredol',
  'away.alert.danger': 'Perygl i fywyd',
  'away.alert.warning': 'Rhybudd',
  'away.alert.information': 'Gwybodaeth',
  'away.alert.more': 'Darllen mwy',
  'away.alert.more.about': 'am: {headline}',
  'hours.heading': 'Oriau agor',
  'hours.day': 'Diwrnod',
  'hours.times': 'Ar agor',
  // Mae “dydd” yn treiglo ar ôl “i”.
  'hours.days': '{from} i d{to}',
  'hours.from': '{from} i {to}',
  'hours.and': '{first} a {second}',
  'hours.closed': 'Ar gau',
  'hours.all-day': 'Drwy’r dydd',
  'problem.chat-closed':
    'Mae’r we-sgwrs am hyn wedi cau. Mae eich geiriau yma o hyd: gadewch neges.',
  'problem.chat-busy': 'Mae’r ciw yn llawn. Mae eich geiriau yma o hyd: gadewch neges.',
  'problem.email-malformed': 'Rhowch gyfeiriad e-bost, fel enw@example.com.',
};
