import { AlertDraft, NewVersion } from './alerts.js';
import { ShapeQuestion } from './alert-where.js';
import { PlaceQuestion } from './councils.js';
import { Beacon, EmailLink } from './followers.js';
import { limits } from './limits.js';
import { FollowAlert, KeyDraft, PartnerDraft, ServiceAlert, ServiceProgress } from './partners.js';
import { ConfirmTotp } from './people.js';
import { paths } from './paths.js';
import type { RouteRow } from './route-row.js';
import { NewTemplate } from './templates.js';

/** What residents and programs ask about alerts; `routes` has them all. */
export const alertRoutes = {
  currentAlerts: {
    ...paths.currentAlerts,
    who: 'anyone',
    status: 200,
    summary: 'What is in force now, in short, for a banner; may be cached for half a minute',
  },
  newServiceAlert: {
    ...paths.newServiceAlert,
    who: 'key',
    purpose: 'service',
    body: ServiceAlert,
    bytes: limits.shapeBytes,
    status: 202,
    summary: 'A service alert by a program’s key; a repeat of its id answers the same',
  },
  serviceProgress: {
    ...paths.serviceProgress,
    who: 'key',
    purpose: 'service',
    body: ServiceProgress,
    status: 202,
    summary: 'Progress of a service alert, or that it is resolved',
  },
  newCap: {
    ...paths.newCap,
    who: 'key',
    purpose: 'cap',
    text: 'application/cap+xml',
    bytes: limits.capBytes,
    status: 202,
    summary: 'A CAP 1.2 message from a partner becomes a draft; answers its address',
  },
  followAlert: {
    ...paths.followAlert,
    who: 'anyone',
    body: FollowAlert,
    status: 201,
    summary: 'Be told when this is resolved; following ends with it',
  },
  unfollowAlert: {
    ...paths.unfollowAlert,
    who: 'follower',
    status: 204,
    summary: 'No longer be told of this alert',
  },
  dropChannel: {
    ...paths.dropChannel,
    who: 'follower',
    status: 204,
    summary: 'One phone or address gets no more; the last one erases the follower',
  },
  confirmEmail: {
    ...paths.confirmEmail,
    who: 'anyone',
    body: EmailLink,
    status: 200,
    summary: 'Confirm an e-mail address by the link that was sent to it',
  },
  stopEmail: {
    ...paths.stopEmail,
    who: 'anyone',
    body: EmailLink,
    status: 204,
    summary: 'Stop alerts to an address by the link in one of them',
  },
  beacon: {
    ...paths.beacon,
    who: 'anyone',
    body: Beacon,
    status: 204,
    summary: 'An alert was shown or opened; counted, by nobody’s name',
  },
  setUpTotp: {
    ...paths.setUpTotp,
    who: 'staff',
    status: 200,
    summary: 'Begin to set up a second step; what an authenticator app needs',
  },
  confirmTotp: {
    ...paths.confirmTotp,
    who: 'staff',
    body: ConfirmTotp,
    status: 200,
    summary: 'The app’s first code: from now on one is asked for; answers recovery codes',
  },
  deskResetTotp: {
    ...paths.deskResetTotp,
    who: 'council.set',
    status: 204,
    summary: 'Somebody lost their phone: they set a second step up anew',
  },
  deskShape: {
    ...paths.deskShape,
    who: 'alert.see',
    body: ShapeQuestion,
    bytes: 2 * limits.shapeBytes,
    status: 200,
    summary: 'Check places, or an uploaded GeoJSON, and answer their outlines',
  },
  deskPoint: {
    ...paths.deskPoint,
    who: 'alert.see',
    body: PlaceQuestion,
    status: 200,
    summary: 'Where a postcode lies, for a radius around it; nothing is kept',
  },
  deskNewVersion: {
    ...paths.deskNewVersion,
    who: 'alert.write',
    body: NewVersion,
    status: 201,
    summary: 'A draft of an update, a correction or the all-clear',
  },
  deskReport: {
    ...paths.deskReport,
    who: 'alert.see',
    status: 200,
    summary: 'What became of it: by ward, by push service, and how soon',
  },
  deskPreview: {
    ...paths.deskPreview,
    who: 'alert.see',
    body: AlertDraft,
    bytes: limits.shapeBytes,
    status: 200,
    summary: 'How a draft would look on a phone, as a page and as an e-mail',
  },
  deskTemplates: {
    ...paths.deskTemplates,
    who: 'alert.see',
    status: 200,
    summary: 'Drafts to begin from',
  },
  deskNewTemplate: {
    ...paths.deskNewTemplate,
    who: 'alert.write',
    body: NewTemplate,
    bytes: limits.shapeBytes,
    status: 201,
    summary: 'Keep a draft to begin from',
  },
  deskEditTemplate: {
    ...paths.deskEditTemplate,
    who: 'alert.write',
    body: NewTemplate,
    bytes: limits.shapeBytes,
    status: 200,
    summary: 'Change a template',
  },
  deskDropTemplate: {
    ...paths.deskDropTemplate,
    who: 'alert.write',
    status: 204,
    summary: 'Take a template away',
  },
  deskPartners: {
    ...paths.deskPartners,
    who: 'alert.see',
    status: 200,
    summary: 'Who may propose from outside, where and about what',
  },
  deskNewPartner: {
    ...paths.deskNewPartner,
    who: 'council.set',
    body: PartnerDraft,
    status: 201,
    summary: 'A new partner',
  },
  deskEditPartner: {
    ...paths.deskEditPartner,
    who: 'council.set',
    body: PartnerDraft,
    status: 200,
    summary: 'Change what a partner may propose',
  },
  deskDropPartner: {
    ...paths.deskDropPartner,
    who: 'council.set',
    status: 204,
    summary: 'A partner proposes no more; its keys stop',
  },
  deskKeys: {
    ...paths.deskKeys,
    who: 'council.set',
    status: 200,
    summary: 'Programs’ keys, without the keys themselves',
  },
  deskNewKey: {
    ...paths.deskNewKey,
    who: 'council.set',
    body: KeyDraft,
    status: 201,
    summary: 'A new key, shown this once',
  },
  deskDropKey: {
    ...paths.deskDropKey,
    who: 'council.set',
    status: 204,
    summary: 'A key opens nothing any more',
  },
} as const satisfies Record<string, RouteRow>;
