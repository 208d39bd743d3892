import type {
  CouncilRow,
  ServiceRow,
  ServiceNameRow,
  AreaRow,
  PostcodeRow,
} from './tables/councils.js';
import type { StaffRow, StaffRoleRow, StaffSessionRow } from './tables/people.js';
import type {
  CallBackRow,
  ChatCodeRow,
  ConversationRow,
  FileRow,
  MessageIdRow,
  MessageRow,
  PresenceRow,
  ResidentTokenRow,
  SurveyRow,
} from './tables/chat.js';
import type {
  AdvisorRow,
  AnswerRow,
  AnswerTextRow,
  AuditRow,
  CaseRow,
  ListenerRow,
  NoteRow,
  PassRow,
  SkillsRow,
  WrapUpRow,
} from './tables/desk.js';
import type {
  VapidKeyRow,
  FollowerRow,
  FollowerPlaceRow,
  FollowerServiceRow,
  ChannelRow,
} from './tables/push.js';
import type {
  AlertRow,
  AlertTextRow,
  AlertAreaRow,
  AlertServiceRow,
  AlertStepRow,
} from './tables/alerts.js';
import type { AudienceRow, BatchRow, BatchChannelRow, BatchCountRow } from './tables/sending.js';
import type { DueRow, CommittedRow } from './tables/shared.js';

export type * from './tables/councils.js';
export type * from './tables/people.js';
export type * from './tables/chat.js';
export type * from './tables/desk.js';
export type * from './tables/push.js';
export type * from './tables/alerts.js';
export type * from './tables/sending.js';
export type * from './tables/shared.js';

/**
 * The tables as both engines have them. Times are ms (UTC), positions 1e-7 degree, yes and no
 * 1 and 0, JSON is text; ids are UUIDv7 unless said. Every table of a council carries `council`.
 */
export interface Tables {
  councils: CouncilRow;
  services: ServiceRow;
  service_names: ServiceNameRow;
  areas: AreaRow;
  postcodes: PostcodeRow;
  staff: StaffRow;
  staff_roles: StaffRoleRow;
  staff_sessions: StaffSessionRow;
  resident_tokens: ResidentTokenRow;
  conversations: ConversationRow;
  messages: MessageRow;
  message_ids: MessageIdRow;
  chat_codes: ChatCodeRow;
  call_backs: CallBackRow;
  files: FileRow;
  surveys: SurveyRow;
  presence: PresenceRow;
  advisors: AdvisorRow;
  skills: SkillsRow;
  passes: PassRow;
  listeners: ListenerRow;
  notes: NoteRow;
  wrap_ups: WrapUpRow;
  cases: CaseRow;
  answers: AnswerRow;
  answer_texts: AnswerTextRow;
  audit: AuditRow;
  vapid_keys: VapidKeyRow;
  followers: FollowerRow;
  follower_places: FollowerPlaceRow;
  follower_services: FollowerServiceRow;
  channels: ChannelRow;
  alerts: AlertRow;
  alert_texts: AlertTextRow;
  alert_areas: AlertAreaRow;
  alert_services: AlertServiceRow;
  alert_steps: AlertStepRow;
  audience: AudienceRow;
  batches: BatchRow;
  batch_channels: BatchChannelRow;
  batch_counts: BatchCountRow;
  due: DueRow;
  committed: CommittedRow;
}
