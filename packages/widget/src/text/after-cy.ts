import type { AfterKey } from './keys.js';

const codesIn = (when: string): string =>
  `Rhoddwyd cynnig ar ormod o godau. Rhowch gynnig arall arni ymhen ${when}, neu dechreuwch sgwrs newydd.`;

const tooManyCodes = {
  'problem.too-many-codes.zero': codesIn('{count} munud'),
  'problem.too-many-codes.one': codesIn('{count} munud'),
  'problem.too-many-codes.two': codesIn('{count} funud'),
  'problem.too-many-codes.few': codesIn('{count} munud'),
  'problem.too-many-codes.many': codesIn('{count} munud'),
  'problem.too-many-codes.other': codesIn('{count} munud'),
};

/** The same in Welsh, by the keys of `after-en.ts`. */
export const afterCy: Readonly<Record<AfterKey, string>> = {
  // Wrth aros
  'place.leave': 'Gadael neges yn lle hynny',
  'place.leave.failed': 'Ni chafodd eich neges ei gadael. Rhowch gynnig arall arni.',
  'place.keep': 'Cadw fy lle a rhoi gwybod i mi',
  'place.keep.heading': 'Cadw eich lle yn y ciw',
  'place.keep.what':
    'Gallwch gau’r dudalen hon, a byddwn yn anfon hysbysiad i’r ddyfais hon pan ddaw eich tro.',
  'place.keep.ask': 'Bydd eich porwr yn gofyn a gawn anfon hysbysiadau. Dewiswch “Caniatáu”.',
  'place.keep.privacy':
    'Rydym yn defnyddio’r hysbysiad ar gyfer y sgwrs hon yn unig, ac yn anghofio ble i’w anfon pan ddaw’r sgwrs i ben.',
  'place.keep.yes': 'Ie, rhowch wybod i mi',
  'place.keep.no': 'Dal i aros yma',
  'place.kept': 'Byddwn yn anfon hysbysiad pan ddaw eich tro. Gallwch gau’r dudalen hon.',
  'place.busy': 'Wrthi’n gweithio…',
  'place.dismissed':
    'Cafodd cwestiwn eich porwr ei gau heb ateb. Dewiswch “Ie, rhowch wybod i mi” eto, yna “Caniatáu”.',
  'place.blocked.chromium':
    'Mae’r porwr hwn yn rhwystro hysbysiadau o’r wefan hon. I’w caniatáu, dewiswch yr eicon i’r chwith o gyfeiriad y dudalen hon, yna “Hysbysiadau”, a dewiswch “Caniatáu”.',
  'place.blocked.firefox':
    'Mae’r porwr hwn yn rhwystro hysbysiadau o’r wefan hon. I’w caniatáu, dewiswch yr eicon i’r chwith o gyfeiriad y dudalen hon, a thynnu “Rhwystrwyd” wrth ymyl “Anfon hysbysiadau”.',
  'place.blocked.safari':
    'Mae’r porwr hwn yn rhwystro hysbysiadau o’r wefan hon. I’w caniatáu, agorwch osodiadau Safari, yna “Gwefannau”, yna “Hysbysiadau”.',
  'place.blocked.other':
    'Mae’r porwr hwn yn rhwystro hysbysiadau o’r wefan hon. I’w caniatáu, agorwch osodiadau eich porwr ar gyfer y wefan hon.',
  'place.blocked.private': 'Mewn ffenestr breifat mae hysbysiadau’n aros wedi’u rhwystro.',
  'place.unsupported':
    'Ni all y porwr hwn ddangos hysbysiadau yma. Arhoswch ar y dudalen hon, neu gadewch neges yn lle hynny.',
  'place.home-screen':
    'Ar iPhone neu iPad, dim ond pan fydd y wefan hon ar eich Sgrin Gartref y mae hysbysiadau’n gweithio. Arhoswch ar y dudalen hon, neu gadewch neges yn lle hynny.',
  'place.failed':
    'Nid oedd modd trefnu hysbysiadau. Arhoswch ar y dudalen hon, neu gadewch neges yn lle hynny.',
  'place.stay': 'Rydych yn cadw eich lle tra bydd y dudalen hon ar agor.',
  // Neges a adawyd
  'left.heading': 'Mae eich neges gennym',
  'left.close': 'Gallwch gau’r dudalen hon.',
  'left.back.what':
    'I ddod yn ôl, agorwch y we-sgwrs ar y wefan hon, dewiswch “Parhau â sgwrs gynharach”, a rhowch eich cyfeirnod a’ch cod.',
  'left.code.show': 'Dangos eich cod',
  'left.code.failed': 'Ni allwn gael eich cod ar hyn o bryd. Rhowch gynnig arall arni.',
  'after.reference': 'Eich cyfeirnod',
  'after.code': 'Eich cod',
  'after.code.what': 'Cadwch ef i chi eich hun: mae’n agor eich sgwrs am 30 diwrnod.',
  // Dod yn ôl
  'resume.heading': 'Parhau â sgwrs gynharach',
  'resume.what': 'Cawsoch gyfeirnod a chod yn y sgwrs honno.',
  'resume.reference': 'Cyfeirnod',
  'resume.code': 'Cod',
  'resume.go': 'Agor y sgwrs',
  'resume.back': 'Yn ôl',
  'resume.opening': 'Yn agor y sgwrs…',
  'resume.no-reference': 'Rhowch y cyfeirnod, fel 7K4M-2Q9X.',
  'resume.no-code': 'Rhowch y cod a gawsoch gyda’r cyfeirnod.',
  'error.heading': 'Mae problem',
  'error.prefix': 'Gwall:',
  // Ar ôl y diwedd
  'transcript.heading': 'Trawsgrifiad',
  'transcript.get': 'Cael y trawsgrifiad',
  'transcript.expired': 'Mae’r dolenni’n gweithio am ychydig funudau.',
  'transcript.open': 'Agor i’w argraffu neu ei gadw',
  'transcript.download': 'Lawrlwytho fel testun',
  'transcript.email': 'Anfon drwy e-bost',
  'transcript.address': 'Cyfeiriad e-bost',
  'transcript.address.hint': 'Rydym yn ei ddefnyddio unwaith, i anfon y trawsgrifiad hwn.',
  'transcript.send': 'Anfon y trawsgrifiad',
  'transcript.sent': 'Mae’r trawsgrifiad ar ei ffordd i {email}.',
  'transcript.failed': 'Ni allwn gael y trawsgrifiad ar hyn o bryd. Rhowch gynnig arall arni.',
  'survey.heading': 'Sut wnaethom ni?',
  'survey.about': 'Tri chwestiwn byr. Nid oes neb yn cysylltu eich atebion â’ch enw.',
  'survey.start': 'Ateb tri chwestiwn',
  'survey.satisfaction': 'Pa mor hapus ydych chi â’r sgwrs hon?',
  'survey.satisfaction.5': 'Hapus iawn',
  'survey.satisfaction.4': 'Hapus',
  'survey.satisfaction.3': 'Ddim yn hapus nac yn anhapus',
  'survey.satisfaction.2': 'Anhapus',
  'survey.satisfaction.1': 'Anhapus iawn',
  'survey.resolved': 'A wnaeth ddatrys yr hyn roeddech yn holi amdano?',
  'survey.resolved.yes': 'Do',
  'survey.resolved.partly': 'Yn rhannol',
  'survey.resolved.no': 'Naddo',
  'survey.otherwise': 'Sut byddech wedi cysylltu heb y we-sgwrs?',
  'survey.otherwise.phone': 'Dros y ffôn',
  'survey.otherwise.visit': 'Wyneb yn wyneb',
  'survey.otherwise.email': 'Drwy e-bost',
  'survey.otherwise.form': 'Drwy ffurflen ar-lein',
  'survey.otherwise.post': 'Drwy’r post',
  'survey.otherwise.none': 'Ddim o gwbl',
  'survey.words': 'Unrhyw beth arall yr hoffech ei ddweud wrthym (dewisol)',
  'survey.words.hint': 'Peidiwch ag ysgrifennu manylion personol yma.',
  'survey.send': 'Anfon atebion',
  'survey.skip': 'Dim diolch',
  'survey.thanks': 'Diolch. Mae eich atebion yn ein helpu i wneud yn well.',
  'survey.failed': 'Ni chafodd eich atebion eu hanfon. Rhowch gynnig arall arni.',
  'survey.empty': 'Atebwch o leiaf un cwestiwn, neu dewiswch “Dim diolch”.',
  'problem.resume-unknown':
    'Nid yw’r cyfeirnod a’r cod hynny’n agor sgwrs. Gwiriwch y ddau; mae cod yn gweithio am 30 diwrnod.',
  ...tooManyCodes,
  'problem.email-malformed': 'Rhowch gyfeiriad e-bost, fel enw@example.com.',
  'problem.mail-off':
    'Ni allwn anfon e-byst ar hyn o bryd. Argraffwch neu lawrlwythwch y trawsgrifiad.',
  'problem.mail-failed':
    'Ni chafodd yr e-bost ei anfon. Gwiriwch y cyfeiriad, neu rhowch gynnig arall arni ymhen ychydig funudau.',
  'problem.mail-early':
    'Gallwn anfon y trawsgrifiad ar ôl i rywun ateb. Argraffwch neu lawrlwythwch ef yn lle hynny.',
  'problem.mails-too-many':
    'Rydym wedi anfon {limit} e-bost yn barod. Lawrlwythwch y trawsgrifiad yn lle hynny.',
  'problem.survey-given': 'Rydych wedi dweud wrthym am y sgwrs hon yn barod.',
  'problem.not-waiting': 'Nid ydych yn aros mwyach, felly nid oes lle i’w gadw.',
  'problem.page-refused':
    'Nid oes modd trefnu hysbysiadau ar y dudalen hon. Arhoswch yma yn lle hynny.',
};
