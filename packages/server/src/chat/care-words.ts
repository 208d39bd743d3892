import { fill, type Language } from '@bellman/protocol';

/** What a resident reads outside the widget: the transcript, e-mails, and the call back. */
const en = {
  skip: 'Skip to main content',
  title: 'Your chat with {council}',
  'title.plain': 'A message from {council}',
  reference: 'Reference',
  service: 'About',
  started: 'Started',
  ended: 'Ended',
  at: '{time} on {day}',
  'back.title': 'Open this chat again',
  'back.text':
    'Open webchat on the council’s website, choose “Go on with an earlier chat”, and enter your reference and this code. The code works until {day}. Keep it to yourself: with both, anybody can read this chat.',
  code: 'Code',
  'reach.title': 'Reach the same team again',
  'reach.text': 'Say that it is about {service}, and give your reference, {reference}.',
  'reach.phone': 'Telephone: {phone}',
  'reach.link': 'Opening times and other ways to contact {council}',
  'said.title': 'What was said',
  'said.masked':
    'Dots (•) stand for card, National Insurance and bank numbers, which are not kept.',
  you: 'You',
  'you.named': 'You ({name})',
  staff: '{name} at {council}',
  automatic: 'Automated message',
  file: 'File: {name}',
  'file.alt': 'File: {name} ({alt})',
  'event.started': 'The chat started.',
  'event.joined': '{name} joined the chat.',
  'event.ended': 'The chat ended.',
  'event.ended.resident': 'You ended the chat.',
  'event.ended.staff': '{name} ended the chat.',
  'event.ended.idle': 'The chat ended because there was no sign of you for a while.',
  'event.ended.abuse': 'The chat was ended because of abusive messages.',
  'event.returned': 'The chat went back to the queue.',
  'event.transferred': 'The chat was passed on.',
  'event.warned': 'There was a warning about abusive messages.',
  'event.recorded': 'This was recorded. Its reference is {reference}.',
  'event.left': 'The message was left to be answered later.',
  'said.event': '{who}, {time} on {day}: {words}',
  print: 'Print this page',
  text: 'Download as a text file',
  'answered.title': '{council} has answered your message',
  'answered.text':
    '{council} has answered the message that you left. Your reference is {reference}. The answer is not in this email, to keep it private.',
  'push.title': '{council} webchat',
  'push.next': 'You are next in the queue. Open the chat now.',
  'push.taken': 'An adviser is ready for you. Open the chat now.',
  'push.neutral': 'You have a message',
} as const;

/** A piece of that wording. */
export type CareWord = keyof typeof en;

const cy: Readonly<Record<CareWord, string>> = {
  skip: 'Neidio i’r prif gynnwys',
  title: 'Eich sgwrs â {council}',
  'title.plain': 'Neges gan {council}',
  reference: 'Cyfeirnod',
  service: 'Ynglŷn â',
  started: 'Dechreuodd',
  ended: 'Daeth i ben',
  at: '{time}, {day}',
  'back.title': 'Agor y sgwrs hon eto',
  'back.text':
    'Agorwch y we-sgwrs ar wefan y cyngor, dewiswch “Parhau â sgwrs gynharach”, a rhowch eich cyfeirnod a’r cod hwn. Mae’r cod yn gweithio tan {day}. Cadwch y cod yn gyfrinachol: gyda’r ddau, gall unrhyw un ddarllen y sgwrs hon.',
  code: 'Cod',
  'reach.title': 'Cysylltu â’r un tîm eto',
  'reach.text': 'Dywedwch beth yw’r pwnc ({service}), a rhowch eich cyfeirnod, {reference}.',
  'reach.phone': 'Ffôn: {phone}',
  'reach.link': 'Oriau agor a ffyrdd eraill o gysylltu â {council}',
  'said.title': 'Yr hyn a ddywedwyd',
  'said.masked':
    'Mae dotiau (•) yn lle rhifau cardiau, Yswiriant Gwladol a banc, nad ydynt yn cael eu cadw.',
  you: 'Chi',
  'you.named': 'Chi ({name})',
  staff: '{name}, {council}',
  automatic: 'Neges awtomatig',
  file: 'Ffeil: {name}',
  'file.alt': 'Ffeil: {name} ({alt})',
  'event.started': 'Dechreuodd y sgwrs.',
  'event.joined': 'Ymunodd {name} â’r sgwrs.',
  'event.ended': 'Daeth y sgwrs i ben.',
  'event.ended.resident': 'Gwnaethoch orffen y sgwrs.',
  'event.ended.staff': 'Gwnaeth {name} orffen y sgwrs.',
  'event.ended.idle': 'Daeth y sgwrs i ben gan nad oedd arwydd ohonoch ers tro.',
  'event.ended.abuse': 'Gorffennwyd y sgwrs oherwydd negeseuon sarhaus.',
  'event.returned': 'Aeth y sgwrs yn ôl i’r ciw.',
  'event.transferred': 'Trosglwyddwyd y sgwrs.',
  'event.warned': 'Rhoddwyd rhybudd am negeseuon sarhaus.',
  'event.recorded': 'Cofnodwyd hyn. Ei gyfeirnod yw {reference}.',
  'event.left': 'Gadawyd y neges i’w hateb yn nes ymlaen.',
  'said.event': '{who}, {time}, {day}: {words}',
  print: 'Argraffu’r dudalen hon',
  text: 'Lawrlwytho fel ffeil testun',
  'answered.title': 'Mae {council} wedi ateb eich neges',
  'answered.text':
    'Mae {council} wedi ateb y neges a adawsoch. Eich cyfeirnod yw {reference}. Nid yw’r ateb yn yr e-bost hwn, er mwyn ei gadw’n breifat.',
  'push.title': 'We-sgwrs {council}',
  'push.next': 'Chi yw’r nesaf yn y ciw. Agorwch y sgwrs nawr.',
  'push.taken': 'Mae cynghorydd yn barod i chi. Agorwch y sgwrs nawr.',
  'push.neutral': 'Mae gennych neges',
};

const catalogues: Readonly<Record<Language, Readonly<Record<CareWord, string>>>> = { en, cy };

/** Says one thing, with the values for its holes. */
export type CareSay = (
  word: CareWord,
  params?: Readonly<Record<string, string | number>>,
) => string;

/** That wording in a language; the council's own goes before ours, as `care.…`. */
export const careWords =
  (language: Language, own: Readonly<Record<string, string>>): CareSay =>
  (word, params) =>
    fill(own[`care.${word}`] ?? catalogues[language][word], params);
