/** The words of the page that links in e-mails lead to. */
export const emailEn = {
  'email.title': 'Your alert emails from {council}',
  'email.confirm.heading': 'Do you want alerts at this address?',
  'email.confirm.text':
    'Somebody asked for alerts from {council} at the address that this link was sent to. If it was not you, close this page: we will send nothing more.',
  'email.confirm.button': 'Yes, send me alerts',
  'email.stop.heading': 'Stop alerts to this address?',
  'email.stop.text':
    'No more alerts from {council} will come to the address that this link was sent to, and we will erase it.',
  'email.stop.button': 'Stop these emails',
  'email.paste.heading': 'Use a link from an email',
  'email.paste.text': 'Copy the whole link from our email, paste it here, and choose what to do.',
  'email.paste.label': 'Link from the email',
  'email.paste.confirm': 'Confirm my address',
  'email.paste.stop': 'Stop emails to my address',
  'email.unread.title': 'There is a problem',
  'email.unread': 'Paste the whole link from our email, to its last letter',
  'email.confirmed': 'Your address is confirmed',
  'email.confirmed.text': 'Alerts from {council} will come to it by email, about:',
  'email.stopped': 'The emails are stopped',
  'email.stopped.text':
    'No more alerts from {council} will come to this address, and we have erased it. Alerts on your phone or computer, if you turned them on, go on until you stop them there.',
  'email.old': 'This link no longer works',
  'email.old.text': 'It has been used already, or its time is over. Nothing has changed just now.',
  'email.old.confirm':
    'If you wanted to confirm your address and had not done it before, sign up again: we will send you a new link.',
  'email.old.stop':
    'If you wanted to stop our emails and still get them, use the link in the newest one.',
  'email.change.heading': 'To change what you get',
  'email.change':
    'Open the page of alerts in the browser that you signed up with: it shows your places, and lets you change them. In any other browser, sign up again with this address. Once you confirm it, your new choices take the place of the old.',
} as const;

/** The same in Welsh. */
export const emailCy: Readonly<Record<keyof typeof emailEn, string>> = {
  'email.title': 'Eich e-byst rhybuddio gan {council}',
  'email.confirm.heading': 'Ydych chi am gael rhybuddion yn y cyfeiriad hwn?',
  'email.confirm.text':
    'Gofynnodd rhywun am rybuddion gan {council} yn y cyfeiriad yr anfonwyd y ddolen hon iddo. Os nad chi oedd, caewch y dudalen hon: ni fyddwn yn anfon dim mwy.',
  'email.confirm.button': 'Ydw, anfonwch rybuddion ataf',
  'email.stop.heading': 'Atal rhybuddion i’r cyfeiriad hwn?',
  'email.stop.text':
    'Ni ddaw rhagor o rybuddion gan {council} i’r cyfeiriad yr anfonwyd y ddolen hon iddo, a byddwn yn ei ddileu.',
  'email.stop.button': 'Atal yr e-byst hyn',
  'email.paste.heading': 'Defnyddio dolen o e-bost',
  'email.paste.text':
    'Copïwch y ddolen gyfan o’n e-bost, gludwch hi yma, a dewiswch beth i’w wneud.',
  'email.paste.label': 'Dolen o’r e-bost',
  'email.paste.confirm': 'Cadarnhau fy nghyfeiriad',
  'email.paste.stop': 'Atal e-byst i’m cyfeiriad',
  'email.unread.title': 'Mae problem',
  'email.unread': 'Gludwch y ddolen gyfan o’n e-bost, hyd at y llythyren olaf',
  'email.confirmed': 'Mae eich cyfeiriad wedi’i gadarnhau',
  'email.confirmed.text': 'Bydd rhybuddion gan {council} yn dod iddo drwy e-bost, am:',
  'email.stopped': 'Mae’r e-byst wedi’u hatal',
  'email.stopped.text':
    'Ni ddaw rhagor o rybuddion gan {council} i’r cyfeiriad hwn, ac rydym wedi’i ddileu. Bydd rhybuddion ar eich ffôn neu gyfrifiadur, os gwnaethoch eu troi ymlaen, yn parhau nes i chi eu hatal yno.',
  'email.old': 'Nid yw’r ddolen hon yn gweithio mwyach',
  'email.old.text':
    'Mae wedi’i defnyddio eisoes, neu mae ei hamser ar ben. Nid oes dim wedi newid nawr.',
  'email.old.confirm':
    'Os oeddech am gadarnhau eich cyfeiriad a heb wneud hynny o’r blaen, cofrestrwch eto: byddwn yn anfon dolen newydd atoch.',
  'email.old.stop':
    'Os oeddech am atal ein he-byst ac yn dal i’w cael, defnyddiwch y ddolen yn yr un diweddaraf.',
  'email.change.heading': 'I newid yr hyn a gewch',
  'email.change':
    'Agorwch y dudalen rhybuddion yn y porwr y gwnaethoch gofrestru ag ef: mae’n dangos eich lleoedd, ac yn gadael i chi eu newid. Mewn unrhyw borwr arall, cofrestrwch eto gyda’r cyfeiriad hwn. Ar ôl i chi ei gadarnhau, bydd eich dewisiadau newydd yn cymryd lle’r hen rai.',
};
