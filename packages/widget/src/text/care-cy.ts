import type { CareKey } from './keys.js';

const shifts = (count: string): Record<string, string> =>
  Object.fromEntries(
    ['zero', 'one', 'two', 'few', 'many', 'other'].map((form) => [`exit.press.${form}`, count]),
  );

/** What goes with a chat under way, in Welsh, by the keys of `care-en.ts`. */
export const careCy: Readonly<Record<CareKey, string> & Record<string, string>> = {
  'danger.heading': 'Os oes rhywun mewn perygl',
  'danger.more': 'Mwy o gymorth',
  'danger.call': 'Ffoniwch 999',
  'danger.call.about': 'os oes bywyd mewn perygl nawr.',
  'danger.relay': 'Ffoniwch 18000 drwy destun os na allwch glywed neu siarad ar y ffôn.',
  'danger.samaritans': 'Ffoniwch y Samariaid ar 116 123',
  'danger.samaritans.about': 'am ddim, unrhyw bryd, i siarad â rhywun.',
  'danger.welsh': 'Ffoniwch linell Gymraeg y Samariaid ar 0808 164 0123',
  'idle.question': 'Ydych chi yno o hyd? Daw’r sgwrs hon i ben am {time}.',
  'idle.stay': 'Dal i sgwrsio',
  'idle.kept': 'Mae’r sgwrs hon yn aros ar agor.',
  'hidden.card':
    'Rydym wedi cuddio rhif cerdyn yn eich neges. Peidiwch ag anfon manylion cerdyn yn y we-sgwrs.',
  'hidden.nino':
    'Rydym wedi cuddio rhif Yswiriant Gwladol yn eich neges. Peidiwch â’i anfon yn y we-sgwrs.',
  'hidden.bank':
    'Rydym wedi cuddio manylion banc yn eich neges. Peidiwch â’u hanfon yn y we-sgwrs.',
  'hidden.pay': 'Talu’n ddiogel',
  'hidden.close': 'Cau',
  'exit.button': 'Gadael y dudalen hon',
  'exit.hint': 'Gallwch hefyd bwyso’r fysell Shift 3 gwaith.',
  'exit.press.one': 'Shift. Pwyswch hi {count} waith eto i adael.',
  ...shifts('Shift. Pwyswch hi {count} waith eto i adael.'),
  'exit.press.other': 'Shift. Pwyswch hi {count} gwaith eto i adael.',
  'exit.expired': 'Mae’r amser i bwyso’r fysell Shift wedi dod i ben.',
  'exit.loading': 'Yn llwytho',
  'menu.transcript': 'Cadw neu argraffu’r sgwrs hon',
  'menu.sound': 'Sain ar gyfer negeseuon newydd',
  'menu.enter': 'Mae’r fysell Enter yn anfon',
  'menu.size': 'Maint y testun',
  'menu.size.0': 'Arferol',
  'menu.size.1': 'Mawr',
  'menu.size.2': 'Mwyaf',
  'menu.language': 'English',
  'menu.privacy': 'Sut rydym yn defnyddio eich gwybodaeth',
  'menu.accessibility': 'Datganiad hygyrchedd',
  'menu.failed': 'Ni ellid agor hynny. Gwiriwch eich cysylltiad a rhowch gynnig arall arni.',
  'file.size.kb': '{count} KB',
  'file.size.mb': '{count} MB',
  'file.kind.image': 'Llun',
  'file.kind.pdf': 'PDF',
  'file.kind.other': 'Ffeil',
  'file.download': 'Lawrlwytho {name}',
  'file.no-alt': 'Llun: {name}',
  'file.gone': 'Ni ellir dangos y ffeil hon ar hyn o bryd.',
  'attach.heading': 'Anfon {name}',
  'attach.alt': 'Beth mae’n ei ddangos? (dewisol)',
  'attach.alt.hint': 'Mae hyn yn helpu pobl na allant ei weld.',
  'attach.send': 'Anfon y ffeil',
  'attach.remove': 'Dileu',
  'attach.remove.name': 'Dileu {name}',
  'attach.cancel': 'Canslo',
  'attach.cancel.name': 'Canslo anfon {name}',
  'attach.retry': 'Ailgeisio',
  'attach.retry.name': 'Ailgeisio anfon {name}',
  'attach.started': 'Yn anfon {name}.',
  'attach.half': 'Mae hanner {name} wedi’i anfon.',
  'attach.cancelled': 'Cafodd anfon {name} ei ganslo. Ni chafodd ei anfon.',
  'attach.percent': '{percent}% wedi’i anfon',
  'attach.lost': 'Ni chafodd {name} ei anfon: collwyd y cysylltiad. Rhowch gynnig arall arni.',
  'attach.offline':
    'Nid yw’r sgwrs wedi’i chysylltu ar hyn o bryd. Rhowch gynnig arall arni ymhen eiliad.',
  'problem.file-missing': 'Ni ddaeth ffeil. Dewiswch ffeil a’i hanfon eto.',
  'problem.file-empty': 'Mae {name} yn wag. Dewiswch ffeil arall.',
  'problem.file-too-large': 'Mae {name} yn fwy na {megabytes} MB. Anfonwch un llai.',
  'problem.file-kind-refused': 'Ni ellir anfon {name}. Anfonwch lun (JPEG, PNG neu WebP) neu PDF.',
  'problem.file-too-many-pixels':
    'Mae {name} yn fwy na {megapixels} megapicsel. Anfonwch lun llai.',
  'problem.file-broken': 'Ni ellir darllen {name}. Cadwch y ffeil eto, neu dewiswch un arall.',
  'problem.file-infected':
    'Ni chymerwyd {name}: daeth ein gwiriad firysau o hyd i rywbeth ynddi. Dewiswch ffeil arall.',
  'problem.file-not-checked':
    'Ni allwn wirio ffeiliau am firysau ar hyn o bryd. Rhowch gynnig arall arni ymhen ychydig funudau.',
  'problem.files-too-many':
    'Gall sgwrs gael {limit} o ffeiliau, ac mae gan hon gymaint â hynny. Dechreuwch sgwrs newydd i anfon mwy.',
  'problem.file-unknown': 'Mae’r ddolen i’r ffeil hon wedi dod i ben. Rhowch gynnig arall arni.',
};
