import { fill, type Language, type PublicAlert } from '@bellman/protocol';
import { emailCy, emailEn } from './page-email-words.js';

const en = {
  skip: 'Skip to main content',
  'list.title': 'Alerts from {council}',
  'list.current': 'Current alerts',
  'list.none': 'There are no alerts at the moment.',
  'list.past': 'Past alerts',
  'list.past.note': 'Alerts that ended in the last 30 days.',
  'list.past.none': 'No alerts have ended in the last 30 days.',
  'list.get': 'Get alerts',
  'list.get.fallback':
    'To get alerts on this device, turn on JavaScript and load this page again, or use a browser that can show notifications.',
  'list.get.contact': 'Contact {council}',
  'list.genuine': 'Is an alert genuine?',
  'list.genuine.text':
    'Every alert that {council} sends is on this page. If you have a message that is not here, {council} did not send it.',
  'alert.what': 'What is happening',
  'alert.do': 'What to do',
  'alert.where': 'Where',
  'alert.services': 'About',
  'alert.sent': 'Sent',
  'alert.ends': 'Ends',
  'alert.ended': 'Ended',
  'alert.more': 'More about this',
  'alert.genuine': 'Is this alert genuine?',
  'alert.genuine.text':
    'Yes. {council} sent it, and this is its own page. Alerts never ask for passwords or bank details.',
  'alert.genuine.exercise':
    'It is a genuine exercise: {council} sent it to practise. Nothing has happened, and there is nothing you need to do.',
  'alert.genuine.check': 'To check it yourself:',
  'alert.genuine.address': 'the address of this page, at the top of your browser, begins with',
  'alert.genuine.phone': 'or call {phone}',
  'alert.genuine.contact': 'ask {council} on its own website',
  'alert.all': 'All alerts from {council}',
  'alert.from': 'Sent by',
  'alert.for': '{council} for {partner}',
  'alert.exercise': 'EXERCISE',
  'chat.link': 'Chat with us about this alert',
  'chat.title': 'Chat with {council}',
  'chat.about': 'About the alert:',
  'chat.fallback':
    'Webchat cannot load here. Turn on JavaScript and load this page again, or use another way:',
  'type.update': 'Updated',
  'type.correction': 'Correction',
  'type.all-clear': 'All clear',
  earlier: 'Earlier versions of this alert',
  outline: 'Outline map of where this alert is for: {places}',
  'outline.note': 'The shaded area is where this alert is for. North is at the top.',
  feeds: 'For news readers and other programs',
  'feeds.note': 'Anybody may follow these addresses, and pass alerts on.',
  'feeds.atom': 'Alerts as an Atom feed',
  'feeds.json': 'Alerts as a JSON feed',
  'feeds.cap': 'This alert in the Common Alerting Protocol (CAP)',
  follow: 'Tell me when this is resolved',
  'follow.fallback':
    'This page will say when it is resolved: look at it again later, or follow the Atom feed below. To be told on this device, open the page in a browser with JavaScript that can show notifications.',
  'state.newer': 'This is an earlier version of the alert. A newer one has taken its place.',
  'state.newer.read': 'Read the newest version',
  'state.expired': 'This alert has ended.',
  'state.stopped': '{council} has stopped this alert.',
  at: '{time} on {day}',
  'severity.Extreme': 'Danger to life',
  'severity.Severe': 'Severe',
  'severity.Moderate': 'Moderate',
  'severity.Minor': 'Minor',
  'severity.Unknown': 'Information',
  'kind.emergency': 'Emergency alert',
  'kind.service': 'Service alert',
  'kind.general': 'News',
  'footer.privacy': 'Privacy',
  'footer.contact': 'Contact',
  language: 'Language',
  ...emailEn,
} as const;

/** A piece of the public pages' wording. */
export type PageWord = keyof typeof en;

const cy: Readonly<Record<PageWord, string>> = {
  skip: 'Neidio i’r prif gynnwys',
  'list.title': 'Rhybuddion gan {council}',
  'list.current': 'Rhybuddion cyfredol',
  'list.none': 'Nid oes unrhyw rybuddion ar hyn o bryd.',
  'list.past': 'Rhybuddion blaenorol',
  'list.past.note': 'Rhybuddion a ddaeth i ben yn ystod y 30 diwrnod diwethaf.',
  'list.past.none': 'Nid oes unrhyw rybuddion wedi dod i ben yn ystod y 30 diwrnod diwethaf.',
  'list.get': 'Cael rhybuddion',
  'list.get.fallback':
    'I gael rhybuddion ar y ddyfais hon, trowch JavaScript ymlaen a llwythwch y dudalen hon eto, neu defnyddiwch borwr sy’n gallu dangos hysbysiadau.',
  'list.get.contact': 'Cysylltu â {council}',
  'list.genuine': 'A yw rhybudd yn ddilys?',
  'list.genuine.text':
    'Mae pob rhybudd y mae {council} yn ei anfon ar y dudalen hon. Os oes gennych neges nad yw yma, nid {council} a’i hanfonodd.',
  'alert.what': 'Beth sy’n digwydd',
  'alert.do': 'Beth i’w wneud',
  'alert.where': 'Ble',
  'alert.services': 'Ynglŷn â',
  'alert.sent': 'Anfonwyd',
  'alert.ends': 'Daw i ben',
  'alert.ended': 'Daeth i ben',
  'alert.more': 'Mwy am hyn',
  'alert.genuine': 'A yw’r rhybudd hwn yn ddilys?',
  'alert.genuine.text':
    'Ydy. {council} a’i hanfonodd, a dyma ei dudalen ei hun. Nid yw rhybuddion byth yn gofyn am gyfrineiriau na manylion banc.',
  'alert.genuine.exercise':
    'Mae’n ymarfer dilys: {council} a’i hanfonodd i ymarfer. Does dim wedi digwydd, ac nid oes angen i chi wneud dim.',
  'alert.genuine.check': 'I’w wirio eich hun:',
  'alert.genuine.address': 'mae cyfeiriad y dudalen hon, ar frig eich porwr, yn dechrau gyda',
  'alert.genuine.phone': 'neu ffoniwch {phone}',
  'alert.genuine.contact': 'holwch {council} ar ei wefan ei hun',
  'alert.all': 'Pob rhybudd gan {council}',
  'alert.from': 'Anfonwyd gan',
  'alert.for': '{council} ar ran {partner}',
  'alert.exercise': 'YMARFER',
  'chat.link': 'Sgwrsio â ni am y rhybudd hwn',
  'chat.title': 'Sgwrsio â {council}',
  'chat.about': 'Ynglŷn â’r rhybudd:',
  'chat.fallback':
    'Nid yw’r sgwrs yn gallu llwytho yma. Trowch JavaScript ymlaen a llwythwch y dudalen hon eto, neu defnyddiwch ffordd arall:',
  'type.update': 'Diweddarwyd',
  'type.correction': 'Cywiriad',
  'type.all-clear': 'Mae’r perygl drosodd',
  earlier: 'Fersiynau blaenorol o’r rhybudd hwn',
  outline: 'Map amlinellol o’r ardal y mae’r rhybudd hwn ar ei chyfer: {places}',
  'outline.note':
    'Yr ardal sydd wedi’i lliwio yw’r un y mae’r rhybudd hwn ar ei chyfer. Mae’r gogledd ar y brig.',
  feeds: 'Ar gyfer darllenwyr newyddion a rhaglenni eraill',
  'feeds.note': 'Gall unrhyw un ddilyn y cyfeiriadau hyn, a throsglwyddo rhybuddion.',
  'feeds.atom': 'Rhybuddion fel ffrwd Atom',
  'feeds.json': 'Rhybuddion fel ffrwd JSON',
  'feeds.cap': 'Y rhybudd hwn yn y Common Alerting Protocol (CAP)',
  follow: 'Rhowch wybod i mi pan fydd hyn wedi’i ddatrys',
  'follow.fallback':
    'Bydd y dudalen hon yn dweud pan fydd wedi’i ddatrys: edrychwch arni eto yn nes ymlaen, neu dilynwch y ffrwd Atom isod. I gael gwybod ar y ddyfais hon, agorwch y dudalen mewn porwr â JavaScript sy’n gallu dangos hysbysiadau.',
  'state.newer': 'Fersiwn gynharach o’r rhybudd yw hon. Mae un mwy newydd wedi cymryd ei lle.',
  'state.newer.read': 'Darllenwch y fersiwn ddiweddaraf',
  'state.expired': 'Mae’r rhybudd hwn wedi dod i ben.',
  'state.stopped': 'Mae {council} wedi atal y rhybudd hwn.',
  at: '{time}, {day}',
  'severity.Extreme': 'Perygl i fywyd',
  'severity.Severe': 'Difrifol',
  'severity.Moderate': 'Cymedrol',
  'severity.Minor': 'Mân',
  'severity.Unknown': 'Gwybodaeth',
  'kind.emergency': 'Rhybudd argyfwng',
  'kind.service': 'Rhybudd gwasanaeth',
  'kind.general': 'Newyddion',
  'footer.privacy': 'Preifatrwydd',
  'footer.contact': 'Cysylltu',
  language: 'Iaith',
  ...emailCy,
};

const catalogues: Readonly<Record<Language, Readonly<Record<PageWord, string>>>> = { en, cy };

/** Says one thing, with the values for its holes. */
export type Say = (word: PageWord, params?: Readonly<Record<string, string>>) => string;

/** A council's public pages in a language; the council's own wording goes before ours. */
export const sayIn =
  (language: Language, own: Readonly<Record<string, string>>): Say =>
  (word, params) =>
    fill(own[`page.${word}`] ?? catalogues[language][word], params);

/**
 * "Emergency alert: danger to life"; of an all-clear, which is no danger, the kind alone; of a drill
 * "EXERCISE: Emergency alert: …", so that no line of it reads as real.
 */
export const severityIn = (say: Say, alert: PublicAlert): string => {
  const { kind, severity, type, exercise } = alert;
  if (exercise)
    return `${say('alert.exercise')}: ${severityIn(say, { ...alert, exercise: false })}`;
  const of = say(`kind.${kind}`);
  if (type === 'all-clear') return of;
  return `${of}: ${say(`severity.${severity}`).toLocaleLowerCase('en-GB')}`;
};
