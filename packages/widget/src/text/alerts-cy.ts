import type { AlertsKey } from './keys.js';

/** Every sentence of the alert sign-up, in Welsh, by the keys of `alerts-en.ts`. */
export const alertsCy: Readonly<Record<AlertsKey, string> & Record<string, string>> = {
  'alerts.get': 'Cael rhybuddion',
  'alerts.opening': 'Yn agor rhybuddion…',
  'alerts.busy': 'Un eiliad…',
  'alerts.back': 'Yn ôl',
  'alerts.continue': 'Parhau',
  'alerts.save': 'Cadw',
  'alerts.change': 'Newid',
  'alerts.change.name': 'Newid {what}',
  'alerts.retry': 'Rhoi cynnig arall arni',
  'alerts.step': 'Cam {step} o 3',
  'alerts.error.heading': 'Mae problem wedi codi',
  'alerts.error.prefix': 'Gwall:',
  'alerts.other': 'Darllen y rhybuddion presennol ar y dudalen rhybuddion',
  'alerts.other.heading': 'Ffyrdd eraill i’r un newyddion',
  'alerts.other.feed': 'Dilyn y rhybuddion fel ffrwd (Atom), mewn darllenydd ffrydiau',
  // Ble?
  'alerts.where.heading': 'Am ba le yr hoffech gael rhybuddion?',
  'alerts.where.hint':
    'Er enghraifft eich cartref, neu gartref rhywun rydych yn gofalu amdano. Fel GU51 4AE.',
  'alerts.where.postcode': 'Cod post',
  'alerts.where.list': 'Dewis eich ward o restr yn lle hynny',
  'alerts.where.empty': 'Rhowch god post llawn yn y DU, fel GU51 4AE.',
  'alerts.where.label': 'Enw ar y lle hwn (dewisol)',
  'alerts.where.label.hint': 'Er mwyn i chi adnabod eich lleoedd, fel “gartref” neu “tŷ Mam”.',
  'alerts.where.label.long': 'Defnyddiwch enw byrrach ar y lle hwn, o 40 nod neu lai.',
  'alerts.where.move': 'Ble mae {place} nawr?',
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
  'alerts.about.general': 'Newyddion a digwyddiadau gan {council}, heb sain',
  'alerts.about.general.short': 'newyddion a digwyddiadau',
  'alerts.about.drills': 'Rhybuddion prawf: helpwch ni i ymarfer. Mae pob un yn dweud YMARFER',
  'alerts.about.drills.short': 'rhybuddion prawf',
  // Troi ymlaen
  'alerts.turn-on.heading': 'Troi rhybuddion ymlaen',
  'alerts.sum': 'Byddwch yn cael rhybuddion gan {council} am y canlynol: {what}; {when}.',
  'alerts.sum.and': '{first}, {last}',
  'alerts.sum.emergencies': 'argyfyngau yn eich lleoedd',
  'alerts.quiet.any': 'maent yn dod unrhyw awr o’r dydd neu’r nos',
  'alerts.quiet.words':
    'rhwng {from} a {to} dim ond y canlynol sy’n dod, a’r gweddill yn aros tan {to}: {what}',
  'alerts.pass.Extreme': 'perygl i fywyd',
  'alerts.pass.Severe': 'perygl i fywyd a rhybuddion difrifol',
  'alerts.pass.Moderate': 'perygl i fywyd, rhybuddion difrifol a chymedrol',
  'alerts.turn-on.stop':
    'I roi’r gorau iddi, dewiswch “Cael rhybuddion” ar y wefan hon eto, yna “Atal rhybuddion”. Un clic yw’r cyfan.',
  'alerts.turn-on.prompt':
    'Bydd eich porwr yn gofyn a gaiff y wefan hon anfon hysbysiadau atoch. Dewiswch “Caniatáu” (neu “Allow”).',
  'alerts.turn-on.privacy':
    'Rydym yn cadw eich lleoedd a’ch dewisiadau, heb eich enw, nes i chi roi’r gorau iddi.',
  'alerts.turn-on.beacons':
    'Pan gaiff rhybudd ei ddangos neu ei agor yma, mae eich porwr yn dweud wrthym, ond nid mai chi oedd yno.',
  'alerts.turn-on.privacy.link': 'Sut rydym yn defnyddio eich gwybodaeth',
  'alerts.turn-on.button': 'Troi rhybuddion ymlaen',
  'alerts.turn-on.dismissed':
    'Caewyd cwestiwn eich porwr heb ateb. Dewiswch “Troi rhybuddion ymlaen” eto, yna “Caniatáu” (neu “Allow”).',
  'alerts.email.instead': 'Cael rhybuddion drwy e-bost yn lle hynny',
  'alerts.email.heading': 'Cael rhybuddion drwy e-bost',
  'alerts.email.how':
    'Yn gyntaf rydym yn anfon e-bost â dolen atoch. Daw rhybuddion ar ôl i chi ei hagor, ac mae dolen i’w hatal ym mhob un.',
  'alerts.email.label': 'Cyfeiriad e-bost',
  'alerts.email.button': 'Anfon y ddolen ataf',
  'alerts.email.empty': 'Rhowch gyfeiriad e-bost, fel enw@example.com.',
  'alerts.email.sent':
    'Edrychwch yn eich blwch derbyn: rydym wedi anfon dolen atoch. Daw rhybuddion i’r cyfeiriad hwnnw ar ôl i chi ei hagor.',
  'alerts.email.check.heading': 'Edrychwch yn eich blwch derbyn',
  'alerts.email.check':
    'Rydym wedi anfon e-bost at {at}. Agorwch y ddolen ynddo o fewn 24 awr. Tan hynny ni ddaw rhybuddion i’r cyfeiriad hwnnw.',
  'alerts.email.off': 'Nid yw rhybuddion drwy e-bost ar gael ar hyn o bryd.',
  'alerts.quiet.heading': 'Pryd y caiff rhybuddion ddod?',
  'alerts.quiet.hint':
    'Mae perygl i fywyd bob amser yn dod, unrhyw awr. Daw’r hyn a gedwir yn ôl pan ddaw’r oriau tawel i ben, os yw’n dal i fod o bwys.',
  'alerts.quiet.off': 'Unrhyw awr o’r dydd neu’r nos',
  'alerts.quiet.night': 'Nid yn y nos, o 10pm tan 7am',
  'alerts.quiet.short': 'Tawel o {from} tan {to}',
  'alerts.quiet.own': 'Nid ar adegau yr wyf yn eu dewis',
  'alerts.quiet.from': 'Tawel o',
  'alerts.quiet.to': 'Tawel tan',
  'alerts.quiet.empty': 'Rhowch amser, fel 10:30pm.',
  'alerts.quiet.same': 'Dewiswch oriau tawel sy’n dechrau ac yn gorffen ar adegau gwahanol.',
  'alerts.quiet.pass': 'Beth sy’n dal i ddod yn yr oriau hyn?',
  'alerts.quiet.pass.Extreme': 'Perygl i fywyd yn unig',
  'alerts.quiet.pass.Severe': 'Perygl i fywyd, a rhybuddion difrifol',
  'alerts.quiet.pass.Moderate': 'Perygl i fywyd, rhybuddion difrifol a chymedrol',
  'alerts.language.heading': 'Ym mha iaith yr hoffech gael rhybuddion?',
  'alerts.language.hint': 'Daw rhybudd sydd wedi’i ysgrifennu yn Saesneg yn unig yn Saesneg.',
  'alerts.language.en': 'English',
  'alerts.language.cy': 'Cymraeg',
  'alerts.lock.heading': 'Beth y caiff sgrin wedi’i chloi ei ddangos?',
  'alerts.lock.headline': 'Y rhybudd ei hun',
  'alerts.lock.neutral': 'Dim ond bod rhybudd',
  // Ymlaen, a dewisiadau
  'alerts.on.heading': 'Mae rhybuddion ymlaen',
  'alerts.on.what': 'Bydd {council} yn anfon hysbysiadau i’r ddyfais hon.',
  'alerts.yours.heading': 'Eich rhybuddion',
  'alerts.yours.places': 'Lleoedd',
  'alerts.yours.about': 'Am',
  'alerts.yours.emergencies': 'Argyfyngau, bob amser',
  'alerts.yours.when': 'Pryd',
  'alerts.yours.language': 'Iaith',
  'alerts.yours.lock': 'Mae sgrin wedi’i chloi yn dangos',
  'alerts.yours.unasked':
    'Nid yw rhybuddion yn cyrraedd y porwr hwn, am nad yw bellach yn gadael i’r wefan hon anfon hysbysiadau. Trowch nhw ymlaen eto.',
  'alerts.yours.failed':
    'Ni allai’r porwr hwn gofrestru ar gyfer hysbysiadau nawr, felly efallai na fydd rhybuddion yn ei gyrraedd. Gwiriwch eich cysylltiad a throwch nhw ymlaen eto.',
  'alerts.yours.waiting.zero': 'Nid ydych yn aros am newyddion am unrhyw ddigwyddiad.',
  'alerts.yours.waiting.one': 'Byddwch yn cael gwybod pan fydd {count} digwyddiad wedi’i ddatrys.',
  'alerts.yours.waiting.two': 'Byddwch yn cael gwybod pan fydd {count} ddigwyddiad wedi’u datrys.',
  'alerts.yours.waiting.few': 'Byddwch yn cael gwybod pan fydd {count} digwyddiad wedi’u datrys.',
  'alerts.yours.waiting.many': 'Byddwch yn cael gwybod pan fydd {count} digwyddiad wedi’u datrys.',
  'alerts.yours.waiting.other': 'Byddwch yn cael gwybod pan fydd {count} digwyddiad wedi’u datrys.',
  'alerts.yours.stop.what':
    'Mae atal yn dileu eich lleoedd a’ch dewisiadau, ac yn atal rhybuddion ar bob dyfais a chyfeiriad uchod.',
  'alerts.channels': 'I ble y daw rhybuddion',
  'alerts.channel.here': 'Y porwr hwn',
  'alerts.channel.push': 'Porwr, drwy {at}',
  'alerts.channel.email': 'E-bost at {at}',
  'alerts.channel.waits': 'Yn aros i chi agor y ddolen a anfonwyd gennym',
  'alerts.channel.drop': 'Tynnu',
  'alerts.channel.drop.name': 'Tynnu: {what}',
  'alerts.channel.add.here': 'Cael rhybuddion yn y porwr hwn hefyd',
  'alerts.channel.add.email': 'Cael rhybuddion drwy e-bost hefyd',
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
  'alerts.incident.ask': 'Dweud wrthyf pan fydd hyn wedi’i ddatrys',
  'alerts.incident.what':
    'Mae’r porwr hwn yn cael hysbysiad pan fydd newyddion am hyn, ac un olaf pan fydd wedi’i ddatrys. Yna daw i ben ohono’i hun, a byddwn yn dileu’r hyn a gadwyd ar ei gyfer.',
  'alerts.incident.on': 'Byddwn yn dweud wrthych yn y porwr hwn pan fydd hyn wedi’i ddatrys.',
  'alerts.incident.on.known':
    'Byddwn yn dweud wrthych pan fydd hyn wedi’i ddatrys, drwy’r un ffyrdd â’ch rhybuddion eraill.',
  'alerts.incident.stop': 'Peidio â dweud wrthyf',
  'alerts.incident.stopped': 'Ni fyddwch yn cael gwybod am hyn mwyach.',
  'alerts.incident.page': 'Dewch yn ôl i’r dudalen hon i weld sut mae pethau.',
  'alerts.incident.email':
    'Ar ôl i chi gofrestru, dewiswch “Dweud wrthyf pan fydd hyn wedi’i ddatrys” yma eto.',
  // Yr hyn sydd yn y ffordd
  'alerts.blocked.heading': 'Mae’r porwr hwn yn rhwystro hysbysiadau o’r wefan hon',
  'alerts.blocked.notice':
    'Mae’r porwr hwn yn rhwystro hysbysiadau o’r wefan hon. Gallwch ddewis lleoedd, ond bydd angen caniatáu hysbysiadau cyn troi rhybuddion ymlaen.',
  'alerts.blocked.chrome':
    'I’w caniatáu, dewiswch yr eicon i’r chwith o gyfeiriad y dudalen hon, yna “Notifications” (ar ffôn, “Permissions” yn gyntaf), a dewiswch “Allow”.',
  'alerts.blocked.firefox':
    'I’w caniatáu, dewiswch yr eicon i’r chwith o gyfeiriad y dudalen hon. Wrth ymyl “Send notifications”, tynnwch “Blocked”. Ar ffôn, agorwch y ddewislen, yna “Settings”, “Site permissions”, “Notification”.',
  'alerts.blocked.safari':
    'I’w caniatáu, agorwch osodiadau Safari, yna “Websites”, yna “Notifications”, a dewiswch “Allow” ar gyfer y wefan hon.',
  'alerts.blocked.other':
    'I’w caniatáu, agorwch osodiadau eich porwr ar gyfer y wefan hon, a chaniatewch hysbysiadau.',
  'alerts.blocked.edge':
    'I’w caniatáu, dewiswch y clo i’r chwith o gyfeiriad y dudalen hon, yna “Permissions for this site”, a gosodwch “Notifications” ar “Allow”.',
  'alerts.blocked.samsung':
    'I’w caniatáu, agorwch y ddewislen, yna “Settings”, “Sites and downloads”, “Notifications”, a throwch y wefan hon ymlaen.',
  'alerts.blocked.ios':
    'I’w caniatáu, agorwch Settings eich iPhone neu iPad, yna “Notifications”, dewiswch yr ap hwn wrth ei enw ar eich sgrin gartref, a throwch “Allow Notifications” ymlaen.',
  'alerts.blocked.then': 'Yna dewch yn ôl yma a rhoi cynnig arall arni.',
  'alerts.blocked.private':
    'Mewn ffenestr breifat mae hysbysiadau’n aros wedi’u rhwystro. Agorwch y dudalen hon mewn ffenestr arferol.',
  'alerts.private.heading': 'Ffenestr breifat yw hon',
  'alerts.private.what':
    'Mewn ffenestr breifat ni all y porwr hwn ddangos rhybuddion. Agorwch y dudalen hon mewn ffenestr arferol, neu dewiswch ffordd arall.',
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
    'Ni ellir troi hysbysiadau ymlaen o’r dudalen hon. Trowch nhw ymlaen o’r dudalen rhybuddion, neu dewiswch ffordd arall.',
  'alerts.failed.worker':
    'Ni ellid llwytho’r ffeil y mae ei hangen ar rybuddion ar y wefan hon. Rhowch gynnig arall arni, neu trowch rybuddion ymlaen ar y dudalen rhybuddion yn lle hynny.',
  'alerts.failed.push':
    'Ni allai eich porwr gofrestru ar gyfer hysbysiadau, am nad atebodd ei wasanaeth hysbysu. Gwiriwch eich cysylltiad a rhowch gynnig arall arni, neu dewiswch ffordd arall. Mewn ffenestr breifat nid yw byth yn bosibl.',
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
  'problem.alert-not-followable':
    'Mae hyn drosodd, neu ni ellir ei ddilyn. Llwythwch y dudalen eto i weld sut mae pethau.',
  'problem.channel-unknown':
    'Nid yw’r ffôn neu’r cyfeiriad hwnnw yma mwyach. Efallai ei fod wedi’i dynnu.',
  'problem.email-malformed': 'Rhowch gyfeiriad e-bost, fel enw@example.com.',
  'problem.mail-failed':
    'Ni chafodd yr e-bost ei anfon. Gwiriwch y cyfeiriad, neu rhowch gynnig arall arni ymhen ychydig funudau.',
  'problem.confirmations-too-many':
    'Rydym eisoes wedi anfon {limit} e-bost i’w cadarnhau. Rhowch gynnig arall arni yfory.',
  'problem.quiet-hours-wrong':
    'Dewiswch oriau tawel sy’n dechrau ac yn gorffen ar adegau gwahanol.',
};
