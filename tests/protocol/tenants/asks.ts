import type { Act } from '@bellman/protocol';
import { newId, type Json } from '../client.js';
import { draft, key, partner, prepared, template, type Things } from './things.js';

/** How a desk's route is asked: the id in its path, its body, and an act that the body asks for. */
export type Ask = (things: Things) => {
  readonly id?: string;
  readonly body?: unknown;
  readonly act?: Act;
};

/**
 * How each of the desk's addresses is asked for one of a council's things. What is added to
 * `routes` is added here, or the matrix fails.
 */
export const routeAsks: Readonly<Record<string, Ask>> = {
  deskShapes: () => ({}),
  deskAudience: () => ({ body: { where: [], services: [] } }),
  deskAlerts: () => ({}),
  deskNewAlert: () => ({ body: draft() }),
  deskAlert: ({ alert }) => ({ id: alert }),
  deskEditAlert: ({ alert }) => ({ id: alert, body: { ...draft(), revision: 1 } }),
  deskAlertStep: ({ alert }) => ({
    ...{ id: alert, act: 'alert.propose' as const },
    body: { event: 'submit', revision: 1 },
  }),
  deskShape: () => ({ body: { where: [] } }),
  deskPoint: () => ({ body: { postcode: 'GU51 4AE' } }),
  deskNewVersion: ({ alert }) => ({ id: alert, body: { type: 'update' } }),
  deskReport: ({ alert }) => ({ id: alert }),
  deskPreview: () => ({ body: draft() }),
  deskTemplates: () => ({}),
  deskNewTemplate: () => ({ body: template() }),
  deskEditTemplate: (things) => ({ id: things.template, body: template() }),
  deskDropTemplate: (things) => ({ id: things.template }),
  deskPartners: () => ({}),
  deskNewPartner: () => ({ body: partner() }),
  deskEditPartner: (things) => ({ id: things.partner, body: partner() }),
  deskDropPartner: (things) => ({ id: things.partner }),
  deskKeys: () => ({}),
  deskNewKey: () => ({ body: key() }),
  deskDropKey: (things) => ({ id: things.key }),
  deskWall: () => ({}),
  deskCases: () => ({}),
  deskCaseStep: (things) => ({ id: things.case, body: { step: 'acknowledge' } }),
  deskPlaceAlerts: () => ({ body: { postcode: 'GU51 4AE' } }),
  deskAnswers: () => ({}),
  deskNewAnswer: () => ({ body: prepared() }),
  deskEditAnswer: ({ answer }) => ({ id: answer, body: prepared() }),
  deskDropAnswer: ({ answer }) => ({ id: answer }),
  deskStaff: () => ({}),
  deskNewStaff: () => ({
    body: {
      ...{ email: `${newId()}@hart.example`, name: 'New', password: 'a long enough secret' },
      ...{ roles: ['advisor'], skills: { services: [], languages: [], team: null }, capacity: 4 },
    },
  }),
  deskEditStaff: ({ staff }) => ({
    id: staff,
    body: {
      ...{ roles: ['advisor'], skills: { services: [], languages: [], team: null }, capacity: 3 },
    },
  }),
  deskRemoveStaff: ({ staff }) => ({ id: staff }),
  deskResetTotp: ({ staff }) => ({ id: staff }),
  deskSettings: () => ({}),
  deskSaveSettings: () => ({ body: { version: 1, patch: {} } }),
  deskSnippet: () => ({}),
  deskAudit: () => ({}),
};

/** A payload about one of a council's chats; or one about none, where the event has no chat. */
type Payload = (things: Things, conversation: string) => Json;

/** How each staff event is asked of one chat. */
export const chatEvents: Readonly<Record<string, Payload>> = {
  replay: (_, conversation) => ({ conversation, since: 0 }),
  file: ({ file }, conversation) => ({ conversation, file }),
  colleagues: (_, conversation) => ({ conversation }),
  note: (_, conversation) => ({ conversation, id: newId(), body: 'A note' }),
  notes: (_, conversation) => ({ conversation }),
  listen: (_, conversation) => ({ conversation }),
  unlisten: (_, conversation) => ({ conversation }),
  take: (_, conversation) => ({ conversation }),
  decline: (_, conversation) => ({ conversation }),
  message: (_, conversation) => ({ conversation, id: newId(), body: 'Hello' }),
  typing: (_, conversation) => ({ conversation }),
  seen: (_, conversation) => ({ conversation, delivered: 1 }),
  invite: ({ staff }, conversation) => ({ conversation, staff }),
  raise: (_, conversation) => ({ conversation, id: newId(), kind: 'compliment' }),
  warn: (_, conversation) => ({ conversation }),
  wrapUp: (_, conversation) => ({
    ...{ conversation, service: 'waste', journey: 'ask', level: 1 },
    ...{ resolved: true, avoidable: false },
  }),
  putAway: (_, conversation) => ({ conversation }),
  takeOver: (_, conversation) => ({ conversation }),
  transfer: ({ staff }, conversation) => ({ conversation, to: { staff } }),
  end: (_, conversation) => ({ conversation }),
};

/** Those that name no chat. */
export const plainEvents: Readonly<Record<string, Json>> = {
  watch: {},
  setState: { state: 'available' },
  takeNext: {},
};

/** How each event of a resident who is in a chat is asked; `start` begins another. */
export const residentAsks: Readonly<Record<string, (things: Things) => Json>> = {
  message: () => ({ id: newId(), body: 'Is anybody there?' }),
  replay: () => ({ since: 0 }),
  end: () => ({}),
  typing: () => ({}),
  seen: () => ({ read: 1 }),
  here: () => ({}),
  leave: () => ({}),
  keepPlace: () => ({
    channel: { endpoint: 'https://push.example/1', keys: { p256dh: 'B', auth: 'A' } },
    page: 'https://www.hart.example/',
  }),
  handOver: () => ({}),
  transcript: () => ({}),
  emailTranscript: () => ({ email: 'ann@example.org' }),
  survey: () => ({ satisfaction: 5 }),
  file: ({ file }) => ({ file }),
};
