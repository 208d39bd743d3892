import { PlaceQuestion } from './councils.js';
import { AnswerDraft, CaseStep } from './desk.js';
import { paths } from './paths.js';
import type { RouteRow } from './route-row.js';
import { EditStaff, NewStaff, SettingsChange } from './setting-up.js';

/** The REST addresses of chat at the desk, and of setting a council up; `routes` has them all. */
export const deskRoutes = {
  deskWall: {
    ...paths.deskWall,
    who: 'chat.supervise',
    status: 200,
    summary: 'Who waits, who answers, and how today went so far',
  },
  deskCases: {
    ...paths.deskCases,
    who: 'chat.supervise',
    status: 200,
    summary: 'Complaints, compliments, requests, concerns and abuse, what is due first',
  },
  deskCaseStep: {
    ...paths.deskCaseStep,
    who: 'chat.supervise',
    body: CaseStep,
    status: 200,
    summary: 'Acknowledge, answer, take to the second stage, or close',
  },
  deskPlaceAlerts: {
    ...paths.deskPlaceAlerts,
    who: 'chat.see',
    body: PlaceQuestion,
    status: 200,
    summary: 'The current alerts at a postcode, with wording to use; nothing is kept',
  },
  deskAnswers: {
    ...paths.deskAnswers,
    who: 'answers.see',
    status: 200,
    summary: 'The council’s prepared answers',
  },
  deskNewAnswer: {
    ...paths.deskNewAnswer,
    who: 'answers.write',
    body: AnswerDraft,
    status: 201,
    summary: 'A new prepared answer',
  },
  deskEditAnswer: {
    ...paths.deskEditAnswer,
    who: 'answers.write',
    body: AnswerDraft,
    status: 200,
    summary: 'Change a prepared answer, or say that it was reviewed',
  },
  deskDropAnswer: {
    ...paths.deskDropAnswer,
    who: 'answers.write',
    status: 204,
    summary: 'Take a prepared answer away',
  },
  deskStaff: {
    ...paths.deskStaff,
    who: 'council.set',
    status: 200,
    summary: 'Who works for the council: roles, skills, team, capacity',
  },
  deskNewStaff: {
    ...paths.deskNewStaff,
    who: 'council.set',
    body: NewStaff,
    status: 201,
    summary: 'Somebody new, or somebody of another council who now works here too',
  },
  deskEditStaff: {
    ...paths.deskEditStaff,
    who: 'council.set',
    body: EditStaff,
    status: 200,
    summary: 'Change what somebody may do and can answer here',
  },
  deskRemoveStaff: {
    ...paths.deskRemoveStaff,
    who: 'council.set',
    status: 204,
    summary: 'Somebody works here no more; their sockets close',
  },
  deskSettings: {
    ...paths.deskSettings,
    who: 'council.set',
    status: 200,
    summary: 'All that an administrator sets for the council',
  },
  deskSaveSettings: {
    ...paths.deskSaveSettings,
    who: 'council.set',
    body: SettingsChange,
    status: 200,
    summary: 'Change some of it (RFC 7396); every node goes by it at once',
  },
  deskSnippet: {
    ...paths.deskSnippet,
    who: 'council.set',
    status: 200,
    summary: 'What the web team pastes: the tag, the CSP line, the service worker’s file',
  },
  deskAudit: {
    ...paths.deskAudit,
    who: 'audit.see',
    status: 200,
    summary:
      'What was done and by whom, 200 lines, newest first; `?before={n}`: those before line n',
  },
} as const satisfies Record<string, RouteRow>;
