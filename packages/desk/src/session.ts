import type { Me } from '@bellman/protocol';
import type { PreparedAnswers } from './chat/answers/prepared.js';
import type { Inbox } from './chat/inbox.js';
import type { Councils } from './councils/councils.js';
import type { Clock } from './ground/clock.js';
import type { NewId } from './ground/ids.js';
import type { Kept } from './ground/kept.js';
import type { Api } from './link/api.js';
import type { Link } from './link/socket.js';

/** What every view of a signed-in person is handed. */
export interface Session {
  readonly me: Me;
  readonly councils: Councils;
  readonly api: Api;
  readonly link: Link;
  readonly clock: Clock;
  readonly inbox: Inbox;
  readonly prepared: PreparedAnswers;
  readonly kept: Kept;
  /** What this person has chosen for themselves in this browser. */
  readonly choices: Kept;
  readonly newId: NewId;
}
