import {
  AnswerView,
  AreaShape,
  AudienceCount,
  AuditEntry,
  Availability,
  CaseView,
  CouncilView,
  Me,
  PlaceAlerts,
  SettingsAnswer,
  Snippet,
  StaffView,
  Wall,
  type AlertPreview,
  type AlertReport,
  type KeyView,
  type NewKeyAnswer,
  type PartnerView,
  type PointAnswer,
  type RouteName,
  type ShapeAnswer,
  type StaffAlert,
  type StaffAlertRow,
  type TemplateView,
  type TotpConfirmed,
  type TotpSetUp,
} from '@bellman/protocol';
import * as v from 'valibot';

/** The routes that the desk calls. */
export type DeskRoute = Extract<
  RouteName,
  | 'signIn'
  | 'me'
  | 'signOut'
  | 'setUpTotp'
  | 'confirmTotp'
  | 'council'
  | 'availability'
  | `desk${string}`
>;

const anObject = <T>() => v.custom<T>((value) => typeof value === 'object' && value !== null);

/** What each route answers, and how that is checked on arrival. */
export const answers = {
  signIn: Me,
  me: Me,
  signOut: v.undefined(),
  council: CouncilView,
  availability: Availability,
  deskShapes: v.array(AreaShape),
  deskAudience: AudienceCount,
  deskAlerts: v.array(anObject<StaffAlertRow>()),
  deskNewAlert: anObject<StaffAlert>(),
  deskAlert: anObject<StaffAlert>(),
  deskEditAlert: anObject<StaffAlert>(),
  deskAlertStep: anObject<StaffAlert>(),
  deskWall: Wall,
  deskCases: v.array(CaseView),
  deskCaseStep: CaseView,
  deskPlaceAlerts: PlaceAlerts,
  deskAnswers: v.array(AnswerView),
  deskNewAnswer: AnswerView,
  deskEditAnswer: AnswerView,
  deskDropAnswer: v.undefined(),
  deskStaff: v.array(StaffView),
  deskNewStaff: StaffView,
  deskEditStaff: StaffView,
  deskRemoveStaff: v.undefined(),
  deskSettings: SettingsAnswer,
  deskSaveSettings: SettingsAnswer,
  deskSnippet: Snippet,
  deskAudit: v.array(AuditEntry),
  setUpTotp: anObject<TotpSetUp>(),
  confirmTotp: anObject<TotpConfirmed>(),
  deskResetTotp: v.undefined(),
  deskShape: anObject<ShapeAnswer>(),
  deskPoint: anObject<PointAnswer>(),
  deskNewVersion: anObject<StaffAlert>(),
  deskReport: anObject<AlertReport>(),
  deskPreview: anObject<AlertPreview>(),
  deskTemplates: v.array(anObject<TemplateView>()),
  deskNewTemplate: anObject<TemplateView>(),
  deskEditTemplate: anObject<TemplateView>(),
  deskDropTemplate: v.undefined(),
  deskPartners: v.array(anObject<PartnerView>()),
  deskNewPartner: anObject<PartnerView>(),
  deskEditPartner: anObject<PartnerView>(),
  deskDropPartner: v.undefined(),
  deskKeys: v.array(anObject<KeyView>()),
  deskNewKey: anObject<NewKeyAnswer>(),
  deskDropKey: v.undefined(),
} as const satisfies Record<DeskRoute, v.GenericSchema>;

/** What route `N` answers. */
export type Answer<N extends DeskRoute> = v.InferOutput<(typeof answers)[N]>;
