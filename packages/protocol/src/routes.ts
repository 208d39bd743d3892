import { AlertDraft, AlertEdit, AlertStep } from './alerts.js';
import { Selection } from './alert-where.js';
import { ResumeChat } from './care.js';
import { PlaceQuestion } from './councils.js';
import { ChangeFollower, NewFollower } from './followers.js';
import { SignIn } from './people.js';
import { paths } from './paths.js';
import type { RouteRow } from './route-row.js';
import { limits } from './limits.js';
import { alertRoutes } from './routes-alerts.js';
import { deskRoutes } from './routes-desk.js';

/** Every REST address there is; the relay hangs a handler on each, and OpenAPI is made from it. */
export const routes = {
  signIn: {
    ...paths.signIn,
    who: 'anyone',
    body: SignIn,
    status: 200,
    summary: 'Sign in to the desk; sets the session cookie, answers who you are',
  },
  me: {
    ...paths.me,
    who: 'staff',
    status: 200,
    summary: 'Who is signed in, and as what',
  },
  signOut: {
    ...paths.signOut,
    who: 'staff',
    status: 204,
    summary: 'Sign out; the session ends everywhere',
  },
  council: {
    ...paths.council,
    who: 'anyone',
    status: 200,
    summary: 'What a client needs on opening: names, services, look, push key',
  },
  areas: {
    ...paths.areas,
    who: 'anyone',
    status: 200,
    summary: 'The council’s areas, for a list',
  },
  place: {
    ...paths.place,
    who: 'anyone',
    body: PlaceQuestion,
    status: 200,
    summary: 'Whether a postcode lies in the council, and in which ward; nothing is kept',
  },
  follow: {
    ...paths.follow,
    who: 'anyone',
    body: NewFollower,
    status: 201,
    summary: 'Follow places and services; answers a token to manage it',
  },
  followed: {
    ...paths.followed,
    who: 'follower',
    status: 200,
    summary: 'What this follower follows',
  },
  changeFollowed: {
    ...paths.changeFollowed,
    who: 'follower',
    body: ChangeFollower,
    status: 200,
    summary: 'Change places, services, language or the channel',
  },
  unfollow: {
    ...paths.unfollow,
    who: 'follower',
    status: 204,
    summary: 'Stop, and erase the follower with its places and channels',
  },
  availability: {
    ...paths.availability,
    who: 'anyone',
    status: 200,
    summary: 'Whether each service can be chatted with now, the wait, and current alerts',
  },
  resumeChat: {
    ...paths.resumeChat,
    who: 'anyone',
    body: ResumeChat,
    status: 200,
    summary: 'Open a chat again by its reference and resume code; answers a token',
  },
  uploadFile: {
    ...paths.uploadFile,
    who: 'resident',
    upload: true,
    status: 201,
    summary: 'Send a photo or a document into the chat: fields id, alt, then file',
  },
  endChat: {
    ...paths.endChat,
    who: 'resident',
    status: 204,
    summary: 'End the chat and shut it to its tokens: for a page that is being left (quick exit)',
  },
  publicAlerts: {
    ...paths.publicAlerts,
    who: 'anyone',
    status: 200,
    summary: 'Alerts that were sent, newest first; current ones and the last 30 days',
  },
  publicAlert: {
    ...paths.publicAlert,
    who: 'anyone',
    status: 200,
    summary: 'One alert that was sent',
  },
  deskShapes: {
    ...paths.deskShapes,
    who: 'alert.see',
    status: 200,
    summary: 'The council’s areas with outlines, for the map',
  },
  deskAudience: {
    ...paths.deskAudience,
    who: 'alert.see',
    body: Selection,
    bytes: limits.shapeBytes,
    status: 200,
    summary: 'How many a selection would reach, by area, beside the population',
  },
  deskAlerts: {
    ...paths.deskAlerts,
    who: 'alert.see',
    status: 200,
    summary: 'The council’s alerts in every state, newest first',
  },
  deskNewAlert: {
    ...paths.deskNewAlert,
    who: 'alert.propose',
    body: AlertDraft,
    bytes: limits.shapeBytes,
    status: 201,
    summary: 'A new draft',
  },
  deskAlert: {
    ...paths.deskAlert,
    who: 'alert.see',
    status: 200,
    summary: 'One alert, with its record and the steps the asker may take',
  },
  deskEditAlert: {
    ...paths.deskEditAlert,
    who: 'alert.propose',
    body: AlertEdit,
    bytes: limits.shapeBytes,
    status: 200,
    summary: 'Change a draft',
  },
  deskAlertStep: {
    ...paths.deskAlertStep,
    who: 'alert.see',
    body: AlertStep,
    status: 200,
    summary:
      'Submit, withdraw, return, reject, approve or stop, as the table of transitions allows',
  },
  ...alertRoutes,
  ...deskRoutes,
} as const satisfies Record<string, RouteRow>;

export type RouteName = keyof typeof routes;
