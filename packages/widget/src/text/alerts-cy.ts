import type { AlertsKey } from './keys.js';

/** Every sentence of the alert sign-up, in Welsh, by the keys of `alerts-en.ts`. */
export const alertsCy: Readonly<Record<AlertsKey, string> & Record<string, string>> = {
  'alerts.get': 'Cael rhybuddion',
  'alerts.opening': 'Yn agor rhybuddion…',
  'alerts.busy': 'Un eiliad…',
  'alerts.back': 'Yn ôl',
  'alerts.continue': 'Parhau',
  'alerts.save': 'Cadw',
  'alerts.retry': 'Rhoi cynnig arall arni',
  'alerts.step': 'Cam {step} o 3',
  'alerts.error.heading': 'Mae problem wedi codi',
  'alerts.error.prefix': 'Gwall:',
  'alerts.other': 'Darllen y rhybuddion presennol ar y dudalen rhybuddion',
  'alerts.other.how':
    'Gallwch hefyd ddarllen pob rhybudd ar y dudalen rhybuddion, heb gofrestru ar gyfer dim.',
  // Ble?
  'alerts.where.heading': 'Am ba le yr hoffech gael rhybuddion?',
  'alerts.where.hint':
    'Er enghraifft eich cartref, neu gartref rhywun rydych yn gofalu amdano. Fel GU51 4AE.',
  'alerts.where.postcode': 'Cod post',
  'alerts.where.list': 'Dewis eich ward o restr yn lle hynny',
  'alerts.where.empty': 'Rhowch god post llawn yn y DU, fel GU51 4AE.',
  'alerts.ward.heading': 'Am ba ward yr hoffech gael rhybuddion?',
  'alerts.ward.label': 'Ward',
  'alerts.ward.choose': 'Dewiswch ward',
  'alerts.ward.empty': 'Dewiswch ward o’r rhestr.',
  'alerts.ward.postcode': 'Rhoi cod post yn lle hynny',
  'alerts.places.heading': 'Eich lleoedd',
  'alerts.places.in': 'Mae {postcode} yn {area}',
  'alerts.places.whole': '{area} i gyd',
  'alerts.places.remove': 'Dileu',
  'alerts.places.remove.name': 'Dileu {place}',
  'alerts.places.removed': 'Dilëwyd {place}',
  'alerts.places.add': 'Ychwanegu lle arall',
  'alerts.places.full': 'Mae gennych {limit} o leoedd, sef y nifer mwyaf a ganiateir.',
  // Am beth?
  'alerts.about.heading': 'Am beth yr hoffech gael rhybuddion?',
  'alerts.about.hint':
    'Byddwch bob amser yn cael gwybod am argyfyngau yn eich lleoedd. Dewiswch unrhyw beth arall yr hoffech glywed amdano.',
  'alerts.about.none':
    'Nid oes gan {council} rybuddion eraill i’w dewis eto. Byddwch yn cael gwybod am argyfyngau yn eich lleoedd.',
  // Troi ymlaen
  'alerts.turn-on.heading': 'Troi rhybuddion ymlaen',
  'alerts.turn-on.emergencies':
    'Bydd {council} yn anfon hysbysiad i’r ddyfais hon pan fydd argyfwng yn eich lleoedd, unrhyw awr o’r dydd neu’r nos.',
  'alerts.turn-on.services': 'Byddwch hefyd yn cael hysbysiad pan fydd newyddion am y canlynol:',
  'alerts.turn-on.places': 'Eich lleoedd:',
  'alerts.turn-on.stop':
    'I roi’r gorau iddi, dewiswch “Cael rhybuddion” ar y wefan hon eto, yna “Atal rhybuddion”. Un clic yw’r cyfan.',
  'alerts.turn-on.prompt':
    'Bydd eich porwr yn gofyn a gaiff y wefan hon anfon hysbysiadau atoch. Dewiswch “Caniatáu” (neu “Allow”).',
  'alerts.turn-on.privacy':
    'Rydym yn cadw eich lleoedd a’ch dewisiadau, heb eich enw, nes i chi roi’r gorau iddi.',
  'alerts.turn-on.privacy.link': 'Sut rydym yn defnyddio eich gwybodaeth',
  'alerts.turn-on.button': 'Troi rhybuddion ymlaen',
  'alerts.turn-on.dismissed':
    'Caewyd cwestiwn eich porwr heb ateb. Dewiswch “Troi rhybuddion ymlaen” eto, yna “Caniatáu” (neu “Allow”).',
  // Ymlaen, a dewisiadau
  'alerts.on.heading': 'Mae rhybuddion ymlaen',
  'alerts.on.what': 'Bydd {council} yn anfon hysbysiadau i’r ddyfais hon.',
  'alerts.yours.heading': 'Eich rhybuddion',
  'alerts.yours.places': 'Lleoedd',
  'alerts.yours.about': 'Am',
  'alerts.yours.emergencies': 'Argyfyngau, bob amser',
  'alerts.yours.change.places': 'Newid y lleoedd',
  'alerts.yours.change.services': 'Newid am beth y maent',
  'alerts.yours.how':
    'I’w newid neu eu hatal yn nes ymlaen, dewiswch “Cael rhybuddion” ar y wefan hon yn y porwr hwn.',
  'alerts.yours.unkept':
    'Nid yw’r porwr hwn yn cadw dim ar gyfer y wefan hon, felly ni allwn ddangos y dewisiadau hyn i chi eto. I roi’r gorau iddi, diffoddwch hysbysiadau ar gyfer y wefan hon yng ngosodiadau eich porwr.',
  'alerts.yours.silent':
    'Nid yw rhybuddion yn cyrraedd y ddyfais hon, am fod y porwr hwn yn rhwystro hysbysiadau o’r wefan hon.',
  'alerts.yours.stop': 'Atal rhybuddion',
  'alerts.yours.saved': 'Mae eich newidiadau wedi’u cadw.',
  'alerts.stopped.heading': 'Mae’r rhybuddion wedi’u hatal',
  'alerts.stopped.what':
    'Rydym wedi dileu eich lleoedd a’ch dewisiadau. Ni fydd y ddyfais hon yn cael rhagor o rybuddion gan {council}.',
  'alerts.stopped.again': 'Cael rhybuddion eto',
  'alerts.gone':
    'Cafodd eich rhybuddion blaenorol eu hatal. Dewiswch eich lleoedd eto i gael rhybuddion.',
  // Yr hyn sydd yn y ffordd
  'alerts.blocked.heading': 'Mae’r porwr hwn yn rhwystro hysbysiadau o’r wefan hon',
  'alerts.blocked.notice':
    'Mae’r porwr hwn yn rhwystro hysbysiadau o’r wefan hon. Gallwch ddewis lleoedd, ond bydd angen caniatáu hysbysiadau cyn troi rhybuddion ymlaen.',
  'alerts.blocked.chromium':
    'I’w caniatáu, dewiswch yr eicon i’r chwith o gyfeiriad y dudalen hon, yna “Notifications” (ar ffôn, “Permissions” yn gyntaf), a dewiswch “Allow”. Yna dewch yn ôl yma a rhoi cynnig arall arni.',
  'alerts.blocked.firefox':
    'I’w caniatáu, dewiswch yr eicon i’r chwith o gyfeiriad y dudalen hon. Wrth ymyl “Send notifications”, tynnwch “Blocked”. Yna dewch yn ôl yma a rhoi cynnig arall arni.',
  'alerts.blocked.safari':
    'I’w caniatáu, agorwch osodiadau Safari, yna “Websites”, yna “Notifications”, a dewiswch “Allow” ar gyfer y wefan hon. Yna dewch yn ôl yma a rhoi cynnig arall arni.',
  'alerts.blocked.other':
    'I’w caniatáu, agorwch osodiadau eich porwr ar gyfer y wefan hon, a chaniatewch hysbysiadau. Yna dewch yn ôl yma a rhoi cynnig arall arni.',
  'alerts.blocked.private':
    'Mewn ffenestr breifat mae hysbysiadau’n aros wedi’u rhwystro. Agorwch y dudalen hon mewn ffenestr arferol.',
  'alerts.unsupported.heading': 'Ni all y porwr hwn ddangos rhybuddion',
  'alerts.unsupported.what':
    'Agorwch y dudalen hon mewn fersiwn gyfredol o Chrome, Edge, Firefox neu Safari, mewn ffenestr arferol.',
  'alerts.home-screen.heading': 'Ychwanegwch y dudalen hon at eich sgrin gartref yn gyntaf',
  'alerts.home-screen.what':
    'Ar iPhone neu iPad, dim ond o’r sgrin gartref y mae hysbysiadau’n gweithio. Mae angen iOS 16.4 neu’n ddiweddarach.',
  'alerts.home-screen.open': 'Agorwch y dudalen rhybuddion yn Safari.',
  'alerts.home-screen.share':
    'Tapiwch Rhannu, neu “Share” (y sgwâr â saeth), yna “Add to Home Screen”.',
  'alerts.home-screen.start': 'Agorwch hi o’ch sgrin gartref, a dewiswch “Cael rhybuddion”.',
  'alerts.no-worker':
    'Ni ellir troi rhybuddion ymlaen o’r dudalen hon. Trowch nhw ymlaen o’r dudalen rhybuddion yn lle hynny.',
  'alerts.failed.worker':
    'Ni allem sefydlu rhybuddion yn y porwr hwn. Llwythwch y dudalen eto a rhowch gynnig arall arni.',
  'alerts.failed.push':
    'Ni allai eich porwr gofrestru ar gyfer hysbysiadau. Gwiriwch eich cysylltiad a rhowch gynnig arall arni. Mewn ffenestr breifat nid yw byth yn bosibl.',
  // Gwrthodiadau
  'alerts.problem.down':
    'Ni allwn gyrraedd ein gwasanaeth rhybuddion. Gwiriwch eich cysylltiad, a rhowch gynnig arall arni ymhen ychydig funudau.',
  'alerts.problem.busy':
    'Mae ein gwasanaeth rhybuddion yn brysur. Rhowch gynnig arall arni ymhen munud.',
  'alerts.problem.page':
    'Ni ellir troi rhybuddion ymlaen o’r dudalen hon. Llwythwch hi eto a rhowch gynnig arall arni.',
  'alerts.problem.browser':
    'Nid ydym yn adnabod gwasanaeth hysbysu eich porwr. Defnyddiwch fersiwn gyfredol o Chrome, Edge, Firefox neu Safari.',
  'problem.postcode-malformed': 'Rhowch god post llawn yn y DU, fel GU51 4AE.',
  'problem.postcode-unknown':
    'Ni allwn ddod o hyd i {postcode}. Gwiriwch y cod, neu dewiswch eich ward o’r rhestr.',
  'problem.postcode-elsewhere':
    'Nid yw {postcode} yn ardal {council}. Rhowch god post yn yr ardal, neu gofynnwch i’ch cyngor eich hun.',
  'problem.area-unknown': 'Nid yw’r ward honno gennym mwyach. Dewiswch un o’r rhestr.',
  'problem.nothing-followed': 'Dewiswch le i gael rhybuddion amdano.',
  'problem.follower-unknown':
    'Cafodd eich rhybuddion blaenorol eu hatal. Dewiswch eich lleoedd eto.',
  'problem.channel-key-old':
    'Mae’r dudalen hon wedi dyddio. Llwythwch hi eto, yna trowch rybuddion ymlaen.',
  'problem.channel-known':
    'Mae’r porwr hwn eisoes yn cael rhybuddion a drowyd ymlaen yn rhywle arall ar y wefan hon. Ataliwch y rheini yn gyntaf.',
};
