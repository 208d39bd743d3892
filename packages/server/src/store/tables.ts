import type {
  CouncilRow,
  ServiceRow,
  ServiceNameRow,
  AreaRow,
  PostcodeRow,
  ImportRow,
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
  AuditNameRow,
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
  EmailLinkRow,
  LineFollowerRow,
} from './tables/push.js';
import type {
  AlertRow,
  AlertTextRow,
  AlertAreaRow,
  AlertServiceRow,
  AlertStepRow,
  TemplateRow,
} from './tables/alerts.js';
import type {
  AlertWardRow,
  AudienceRow,
  BatchRow,
  BatchChannelRow,
  BatchCountRow,
  BeaconCountRow,
  PushServiceRow,
} from './tables/sending.js';
import type {
  CapMessageRow,
  CapReceivedRow,
  PartnerRow,
  PartnerStaffRow,
  ProgramAlertRow,
  ProgramKeyRow,
} from './tables/partners.js';
import type { DueRow, CommittedRow } from './tables/shared.js';

export type * from './tables/councils.js';
export type * from './tables/people.js';
export type * from './tables/chat.js';
export type * from './tables/desk.js';
export type * from './tables/push.js';
export type * from './tables/alerts.js';
export type * from './tables/sending.js';
export type * from './tables/partners.js';
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
  imports: ImportRow;
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
  audit_names: AuditNameRow;
  vapid_keys: VapidKeyRow;
  followers: FollowerRow;
  follower_places: FollowerPlaceRow;
  follower_services: FollowerServiceRow;
  channels: ChannelRow;
  line_followers: LineFollowerRow;
  email_links: EmailLinkRow;
  alerts: AlertRow;
  alert_texts: AlertTextRow;
  alert_areas: AlertAreaRow;
  alert_services: AlertServiceRow;
  alert_steps: AlertStepRow;
  templates: TemplateRow;
  partners: PartnerRow;
  partner_staff: PartnerStaffRow;
  program_keys: ProgramKeyRow;
  program_alerts: ProgramAlertRow;
  cap_messages: CapMessageRow;
  cap_received: CapReceivedRow;
  audience: AudienceRow;
  batches: BatchRow;
  batch_channels: BatchChannelRow;
  batch_counts: BatchCountRow;
  alert_wards: AlertWardRow;
  beacon_counts: BeaconCountRow;
  push_services: PushServiceRow;
  due: DueRow;
  committed: CommittedRow;
}
