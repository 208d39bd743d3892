import { alerts } from './alerts.js';
import { answered } from './answered.js';
import { answers } from './answers.js';
import { areas } from './areas.js';
import { audience } from './audience.js';
import { audit } from './audit.js';
import { callBacks } from './call-backs.js';
import { capMessages } from './cap-messages.js';
import { capReceived } from './cap-received.js';
import { cases } from './cases.js';
import { chat } from './chat.js';
import { codes } from './codes.js';
import { councils } from './councils.js';
import { desk } from './desk.js';
import { dispatch } from './dispatch.js';
import { due } from './due.js';
import { emails } from './email-channels.js';
import { files } from './files.js';
import { followers } from './followers.js';
import { idle } from './idle.js';
import { imports } from './imports.js';
import { keys } from './keys.js';
import { lineFollowers } from './line-followers.js';
import { listeners } from './listeners.js';
import { notes } from './notes.js';
import { partners } from './partners.js';
import { oldKeys } from './old-keys.js';
import { people } from './people.js';
import { postcodes } from './postcodes.js';
import { presence } from './presence.js';
import { programAlerts } from './program-alerts.js';
import { programs } from './programs.js';
import { reports } from './alert-report.js';
import { residents } from './residents.js';
import { secondSteps } from './second-steps.js';
import { staff } from './staff.js';
import { surveys } from './surveys.js';
import { templates } from './templates.js';
import { transcripts } from './transcripts.js';
import { wall } from './wall.js';
import { wrapUps } from './wrap-ups.js';

/** Every operation there is, by table group: one line a file. */
export const groups = {
  alerts,
  answered,
  answers,
  areas,
  audience,
  audit,
  callBacks,
  capMessages,
  capReceived,
  cases,
  chat,
  codes,
  councils,
  desk,
  dispatch,
  due,
  emails,
  files,
  followers,
  idle,
  imports,
  keys,
  lineFollowers,
  listeners,
  notes,
  partners,
  oldKeys,
  people,
  postcodes,
  presence,
  programAlerts,
  programs,
  reports,
  residents,
  secondSteps,
  staff,
  surveys,
  templates,
  transcripts,
  wall,
  wrapUps,
};

export type Groups = typeof groups;
