import { alerts } from './alerts.js';
import { answered } from './answered.js';
import { areas } from './areas.js';
import { audience } from './audience.js';
import { audit } from './audit.js';
import { callBacks } from './call-backs.js';
import { chat } from './chat.js';
import { codes } from './codes.js';
import { councils } from './councils.js';
import { dispatch } from './dispatch.js';
import { due } from './due.js';
import { files } from './files.js';
import { followers } from './followers.js';
import { idle } from './idle.js';
import { keys } from './keys.js';
import { people } from './people.js';
import { postcodes } from './postcodes.js';
import { presence } from './presence.js';
import { residents } from './residents.js';
import { surveys } from './surveys.js';
import { transcripts } from './transcripts.js';

/** Every operation there is, by table group: one line a file. */
export const groups = {
  alerts,
  answered,
  areas,
  audience,
  audit,
  callBacks,
  chat,
  codes,
  councils,
  dispatch,
  due,
  files,
  followers,
  idle,
  keys,
  people,
  postcodes,
  presence,
  residents,
  surveys,
  transcripts,
};

export type Groups = typeof groups;
