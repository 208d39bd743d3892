import type { ChatKey } from './keys.js';

/** Every sentence of the chat, in Welsh, by the keys of `en.ts`; Welsh has six plural categories. */
export const cy: Readonly<Record<ChatKey, string> & Record<string, string>> = {
  // Y panel
  'panel.name': 'Gwe-sgwrs {council}',
  'panel.name.plain': 'Gwe-sgwrs',
  'panel.close': 'Cau’r we-sgwrs',
  'panel.end': 'Gorffen y sgwrs',
  'panel.menu': 'Dewislen',
  'panel.loading': 'Yn agor y we-sgwrs…',
  'panel.failed':
    'Nid yw’r we-sgwrs yn gweithio ar hyn o bryd. Rhowch gynnig arall arni ymhen ychydig funudau.',
  'panel.retry': 'Rhoi cynnig arall arni',
  // Beth arall y gellir ei wneud
  'contact.phone': 'Ffonio {phone}',
  'contact.link': 'Ffyrdd eraill o gysylltu â {council}',
  'contact.page': 'Gallwch ddod o hyd i ffyrdd eraill o gysylltu â ni ar y wefan hon.',
  // Cyn sgwrs
  'home.heading': 'Dechrau gwe-sgwrs',
  'home.about': 'Am beth mae’r sgwrs?',
  'home.name': 'Eich enw cyntaf (dewisol)',
  'home.message': 'Eich neges',
  'home.send': 'Anfon neges',
  'home.privacy':
    'Rydym yn cadw’r hyn rydych yn ei ysgrifennu er mwyn eich ateb. Peidiwch ag anfon manylion cerdyn neu fanc.',
  'home.privacy.link': 'Sut rydym yn defnyddio eich gwybodaeth',
  'home.choose': 'Dewiswch am beth mae’r sgwrs.',
  'home.closed': 'Nid yw’r we-sgwrs ar agor ar gyfer unrhyw wasanaeth ar hyn o bryd.',
  'home.resume': 'Parhau â sgwrs gynharach',
  'home.alerts.heading': 'Cael rhybuddion',
  'home.alerts.about': 'Clywch am eich biniau, llifogydd a newyddion eraill lle rydych yn byw.',
  'home.alerts.open': 'Cael rhybuddion',
  // Sut mae’r sgwrs
  'status.connecting': 'Yn cysylltu…',
  'status.unreachable':
    'Ni allwn gyrraedd y we-sgwrs. Rydym yn dal i geisio, ac mae eich negeseuon wedi’u cadw ar y dudalen hon.',
  'status.waiting': 'Rydych yn y ciw. Ysgrifennwch eich neges wrth i chi aros.',
  'status.next': 'Chi yw’r nesaf yn y ciw.',
  'status.position': 'Rydych yn rhif {position} yn y ciw.',
  'status.wait': 'Yr amser aros yw tua {least} i {most} munud.',
  'status.wait.about.zero': 'Yr amser aros yw tua {count} munud.',
  'status.wait.about.one': 'Yr amser aros yw tua {count} funud.',
  'status.wait.about.two': 'Yr amser aros yw tua {count} funud.',
  'status.wait.about.few': 'Yr amser aros yw tua {count} munud.',
  'status.wait.about.many': 'Yr amser aros yw tua {count} munud.',
  'status.wait.about.other': 'Yr amser aros yw tua {count} munud.',
  'status.wait.up.zero': 'Yr amser aros yw hyd at {count} munud.',
  'status.wait.up.one': 'Yr amser aros yw hyd at {count} funud.',
  'status.wait.up.two': 'Yr amser aros yw hyd at {count} funud.',
  'status.wait.up.few': 'Yr amser aros yw hyd at {count} munud.',
  'status.wait.up.many': 'Yr amser aros yw hyd at {count} munud.',
  'status.wait.up.other': 'Yr amser aros yw hyd at {count} munud.',
  'status.closed':
    'Mae’r we-sgwrs wedi cau. Efallai y bydd cynghorydd yn dal i’ch ateb, neu gallwch adael neges yn lle hynny.',
  'status.kept':
    'Rydym yn cadw eich lle. Gallwch adael y dudalen hon, a byddwn yn rhoi gwybod i chi.',
  'status.left': 'Mae eich neges gyda ni. Byddwn yn ateb erbyn {time}, {day}.',
  'status.left.plain': 'Mae eich neges gyda ni. Byddwn yn ateb cyn gynted ag y gallwn.',
  'status.already': 'Mae’r sgwrs hon am rywbeth gwahanol i’r dudalen hon.',
  'status.active': 'Rydych yn sgwrsio â {name}.',
  'status.ended': 'Mae’r sgwrs hon wedi dod i ben.',
  'status.lost': 'Mae amser y sgwrs hon wedi dod i ben.',
  'lost.advice': 'Dechreuwch sgwrs newydd, a dywedwch wrthym beth ofynnoch chi o’r blaen.',
  'chat.new': 'Dechrau sgwrs newydd',
  // Y log
  'log.name': 'Sgwrs',
  'log.you': 'Chi',
  'log.staff': '{name}, {council}',
  'log.automatic': 'Neges awtomatig',
  'log.today': 'Heddiw',
  'log.yesterday': 'Ddoe',
  'log.sending': 'Yn anfon…',
  'log.sent': 'Anfonwyd',
  'log.delivered': 'Wedi cyrraedd',
  'log.read': 'Wedi’i darllen',
  'log.typing': 'Mae {name} yn teipio',
  'log.photo': 'anfonwyd llun, {name}',
  'log.file': 'anfonwyd ffeil, {name}',
  'log.below': 'Neges newydd isod',
  'log.new-tab': '(yn agor mewn tab newydd)',
  'log.unsent': 'Heb ei hanfon eto',
  'log.refused': 'Heb ei hanfon',
  'log.held': 'Bydd y geiriau hyn yn mynd i’ch sgwrs newydd.',
  'log.retry': 'Ailgeisio',
  'log.retry.name': 'Ailgeisio anfon: {words}',
  'log.remove': 'Dileu',
  'log.remove.name': 'Dileu’r neges: {words}',
  // Heb dreiglo enw’r gwasanaeth.
  'event.started': 'Dechreuwyd sgwrs. Pwnc: {service}',
  'event.left.about': 'Gadawyd neges. Pwnc: {service}',
  'event.started.plain': 'Dechreuwyd sgwrs.',
  'event.joined': 'Mae {name} wedi ymuno â’r sgwrs.',
  'event.ended': 'Mae’r sgwrs wedi dod i ben.',
  'event.ended.resident': 'Gwnaethoch orffen y sgwrs.',
  'event.ended.staff': 'Gwnaeth {name} orffen y sgwrs.',
  'event.ended.idle':
    'Daeth y sgwrs i ben am nad ysgrifennodd neb ers tro. I barhau, dechreuwch sgwrs newydd a rhowch eich cyfeirnod i ni, {reference}.',
  'event.ended.abuse': 'Gwnaethom orffen y sgwrs oherwydd negeseuon sarhaus.',
  'event.returned':
    'Bu’n rhaid i’ch cynghorydd adael. Rydych ar flaen y ciw, ac nid oes angen ailadrodd dim.',
  'event.transferred.name':
    'Rydym yn trosglwyddo eich sgwrs i {name}. Nid oes angen ailadrodd dim.',
  'event.transferred.service':
    'Rydym yn trosglwyddo eich sgwrs. Pwnc: {service}. Nid oes angen ailadrodd dim.',
  'event.warned':
    'Nid ydym yn derbyn negeseuon sarhaus. Os byddant yn parhau, byddwn yn gorffen y sgwrs hon.',
  'event.recorded.complaint': 'Rydym wedi cofnodi eich cwyn. Eich cyfeirnod yw {reference}.',
  'event.recorded.compliment': 'Rydym wedi trosglwyddo eich diolch. Eich cyfeirnod yw {reference}.',
  'event.recorded.information':
    'Rydym wedi cofnodi eich cais am wybodaeth. Eich cyfeirnod yw {reference}.',
  'event.recorded.by': 'Byddwch yn clywed gennym erbyn {time}, {day}.',
  // Y blwch ysgrifennu
  'composer.label': 'Eich neges',
  'composer.send': 'Anfon neges',
  'composer.hint': 'Mae Enter yn anfon. Mae Shift ac Enter yn dechrau llinell newydd.',
  'composer.attach': 'Atodi llun neu ffeil',
  'composer.attach.short': 'Atodi',
  // Cymorth y mae’n rhaid ei ddangos hyd yn oed pan na ellir nôl dim mwy
  'danger.short': 'Os oes rhywun mewn perygl, ffoniwch 999.',
  // Gorffen
  'end.question': 'Gorffen y sgwrs hon?',
  'end.advice': 'Ni allwch ysgrifennu ynddi ar ôl iddi ddod i ben.',
  'end.yes': 'Ie, gorffen y sgwrs',
  'end.no': 'Dal i sgwrsio',
  // Y lansiwr
  'launcher.unread.zero': '{count} neges heb eu darllen',
  'launcher.unread.one': '{count} neges heb ei darllen',
  'launcher.unread.two': '{count} neges heb eu darllen',
  'launcher.unread.few': '{count} neges heb eu darllen',
  'launcher.unread.many': '{count} neges heb eu darllen',
  'launcher.unread.other': '{count} neges heb eu darllen',
  'launcher.news': 'Neges newydd gan {name}.',
  'time.days': 'dydd Llun,dydd Mawrth,dydd Mercher,dydd Iau,dydd Gwener,dydd Sadwrn,dydd Sul',
  'time.months':
    'Ionawr,Chwefror,Mawrth,Ebrill,Mai,Mehefin,Gorffennaf,Awst,Medi,Hydref,Tachwedd,Rhagfyr',
  'time.midday': 'hanner dydd',
  'time.midnight': 'hanner nos',
  // Gwrthodiadau
  'problem.protocol-unsupported':
    'Mae’r dudalen hon wedi dyddio. Llwythwch hi eto i ddefnyddio’r we-sgwrs.',
  'problem.council-unknown':
    'Nid yw’r we-sgwrs wedi’i sefydlu ar gyfer y cyngor hwn. Cysylltwch â ni mewn ffordd arall.',
  'problem.origin-refused':
    'Nid yw’r we-sgwrs yn gweithio ar y dudalen hon. Cysylltwch â ni mewn ffordd arall.',
  'problem.code-unknown':
    'Mae’r ddolen hon i’ch sgwrs wedi’i defnyddio neu wedi dod i ben. Ewch yn ôl i’r dudalen lle’r oedd y sgwrs, neu dechreuwch un newydd.',
  'problem.token-unknown':
    'Mae’r sgwrs hon wedi gorffen neu mae ei hamser wedi dod i ben. Dechreuwch sgwrs newydd.',
  'problem.too-fast.zero':
    'Roedd hynny’n llawer ar unwaith. Arhoswch {count} eiliad a rhowch gynnig arall arni.',
  'problem.too-fast.one':
    'Roedd hynny’n llawer ar unwaith. Arhoswch {count} eiliad a rhowch gynnig arall arni.',
  'problem.too-fast.two':
    'Roedd hynny’n llawer ar unwaith. Arhoswch {count} eiliad a rhowch gynnig arall arni.',
  'problem.too-fast.few':
    'Roedd hynny’n llawer ar unwaith. Arhoswch {count} eiliad a rhowch gynnig arall arni.',
  'problem.too-fast.many':
    'Roedd hynny’n llawer ar unwaith. Arhoswch {count} eiliad a rhowch gynnig arall arni.',
  'problem.too-fast.other':
    'Roedd hynny’n llawer ar unwaith. Arhoswch {count} eiliad a rhowch gynnig arall arni.',
  'problem.message-empty': 'Rhowch neges.',
  'problem.message-too-long':
    'Mae eich neges yn rhy hir. Ysgrifennwch {limit} nod neu lai. Mae ganddi {length}.',
  'problem.message-id-reused': 'Ni chafodd y neges hon ei hanfon. Anfonwch hi eto.',
  'problem.conversation-unknown': 'Ni allwn ddod o hyd i’r sgwrs hon. Dechreuwch sgwrs newydd.',
  'problem.conversation-ended': 'Mae’r sgwrs hon wedi dod i ben. Dechreuwch sgwrs newydd.',
  'problem.service-unknown': 'Nid yw’r dewis hwnnw gennym mwyach. Dewiswch am beth mae’r sgwrs.',
  'problem.body-wrong-shape':
    'Ni allai’r we-sgwrs ddarllen hynny. Llwythwch y dudalen eto a rhowch gynnig arall arni.',
  'problem.body-too-large': 'Roedd hynny’n ormod i’w anfon ar unwaith. Anfonwch ef fesul rhan.',
  'problem.event-unknown':
    'Mae’r dudalen hon wedi dyddio. Llwythwch hi eto i ddefnyddio’r we-sgwrs.',
  'problem.not-found':
    'Nid yw’r we-sgwrs yn gweithio ar hyn o bryd. Rhowch gynnig arall arni ymhen ychydig funudau.',
  'problem.store-full': 'Nid yw’r we-sgwrs yn gweithio ar hyn o bryd. Ni chadwyd dim o hyn.',
  'problem.overloaded': 'Mae’r we-sgwrs yn brysur iawn. Byddwn yn ceisio eto mewn eiliad.',
  'problem.draining': 'Mae’r we-sgwrs yn ailddechrau. Byddwn yn ceisio eto mewn eiliad.',
  'problem.internal':
    'Nid yw’r we-sgwrs yn gweithio ar hyn o bryd. Rhowch gynnig arall arni ymhen ychydig funudau.',
};
