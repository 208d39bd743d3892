import {
  isAlertLink,
  type AlertDraft,
  type AlertText,
  type PartnerView,
  type StaffAlert,
  type VersionType,
  type Where,
} from '@bellman/protocol';
import { dayKey, timeKey } from '../ground/times.js';

/** A day (`2026-11-22`) and a time (`17:30`) as they were entered; empty where they are not yet. */
export interface EndAt {
  readonly day: string;
  readonly time: string;
}

/** A place that is being added and is none yet: what was entered, as it was entered. */
export interface Adding {
  readonly how: 'circle' | 'upload' | 'corners';
  /** A postcode, or a position. */
  readonly at: string;
  /** Metres. */
  readonly radius: string;
  readonly name: string;
  /** A position on each line, which the map shows too. */
  readonly corners: string;
}

/** An alert while it is being written: choices that have not been made yet are null. */
export interface AlertForm {
  /** What it is in its line; fixed from the start. */
  readonly type: VersionType;
  readonly kind: AlertDraft['kind'] | null;
  readonly severity: AlertDraft['severity'] | null;
  readonly urgency: AlertDraft['urgency'] | null;
  readonly certainty: AlertDraft['certainty'] | null;
  readonly en: AlertText;
  /** Empty throughout where the alert is in English only. */
  readonly cy: AlertText;
  readonly link: string;
  readonly category: AlertDraft['category'] | null;
  /** A drill (A11). */
  readonly exercise: boolean;
  readonly followable: boolean;
  /** Whom it is sent for; null: the council itself. */
  readonly partner: string | null;
  readonly where: readonly Where[];
  readonly adding: Adding | null;
  /** Metres around every place; null where what was entered is no number of them. */
  readonly buffer: number | null;
  readonly services: readonly string[];
  readonly sendAt: number | null;
  /** Set where it is sent at a day and a time, which may be entered in part; null: at once. */
  readonly startAt: EndAt | null;
  readonly expiresAt: number | null;
  /** Set where the end is a day and a time, which may be entered in part; null for a duration. */
  readonly endAt: EndAt | null;
  /** The duration chosen (ms), from when it is sent; null where its end is a day and a time. */
  readonly lasts: number | null;
}

/** What becomes of some of a form's answers. */
export type FormChange = (form: AlertForm) => Partial<AlertForm>;

const noText: AlertText = { headline: '', what: '', instruction: '' };

/** A form with nothing in it. */
export const emptyForm: AlertForm = {
  type: 'alert',
  kind: null,
  severity: null,
  urgency: null,
  certainty: null,
  en: noText,
  cy: noText,
  link: '',
  category: null,
  exercise: false,
  followable: false,
  partner: null,
  where: [],
  adding: null,
  buffer: 0,
  services: [],
  sendAt: null,
  startAt: null,
  expiresAt: null,
  endAt: null,
  lasts: null,
};

const dayAndTime = (at: number | null): EndAt | null =>
  at === null ? null : { day: dayKey(at), time: timeKey(at) };

/** The form of an alert that the relay has. */
export const formOf = (alert: StaffAlert): AlertForm => ({
  ...fromDraft(alert),
  type: alert.type,
  partner: alert.partner,
  sendAt: alert.sendAt,
  startAt: dayAndTime(alert.sendAt),
  expiresAt: alert.expiresAt,
  endAt: dayAndTime(alert.expiresAt),
});

/** A new alert's form that begins with what a draft or a template says; its times are still to be chosen. */
export const fromDraft = (
  draft: Omit<AlertDraft, 'sendAt' | 'expiresAt' | 'partner'>,
): AlertForm => {
  const { kind, severity, urgency, certainty, texts, link, category } = draft;
  const { exercise, followable, where, buffer, services } = draft;
  return {
    ...emptyForm,
    ...{ kind, severity, urgency, certainty, link, category },
    ...{ exercise, followable, where, buffer, services },
    en: texts.en,
    cy: texts.cy ?? noText,
  };
};

/** A form's answers for a partner, which may tell only of its own categories. */
export const forPartner = (
  { category }: AlertForm,
  { id, categories }: Pick<PartnerView, 'id' | 'categories'>,
): Pick<AlertForm, 'partner' | 'category'> => ({
  partner: id,
  category: categoryFor(category, categories),
});

/** Of several it is chosen by whoever writes. */
const categoryFor = (
  category: AlertForm['category'],
  categories: PartnerView['categories'],
): AlertForm['category'] => {
  if (category === null) return categories.length === 1 ? (categories[0] ?? null) : null;
  return categories.includes(category) ? category : (categories[0] ?? category);
};

/** Whether something of the Welsh text has been written. */
export const isWelshBegun = ({ cy }: AlertForm): boolean =>
  Object.values(cy).some((words) => words.trim() !== '');

/** Whether the alert has places and services of its own; a correction and an all-clear go to whoever got the first. */
export const hasAudience = ({ type }: AlertForm): boolean => type === 'alert' || type === 'update';

/** Whether it may go only to those who follow its services. An emergency goes to everyone. */
export const offersServices = (form: AlertForm): boolean =>
  form.kind !== 'emergency' && hasAudience(form);

/** Whether it goes only to those who follow its services. */
export const needsService = (form: AlertForm): boolean =>
  form.kind === 'service' && hasAudience(form);

/**
 * The services that the alert goes to. Those ticked before it was made an emergency stay in the
 * form, in case it is made something else again, but do not narrow the emergency.
 */
export const servicesOf = (form: AlertForm): readonly string[] =>
  offersServices(form) ? form.services : [];

/** What is sent to the relay, or null while a choice is missing. */
export const draftOf = (form: AlertForm): AlertDraft | null => {
  const { kind, severity, urgency, certainty, en, cy } = form;
  const { category } = form;
  if (!kind || !category || !severity || !urgency || !certainty) return null;
  const { exercise, partner, sendAt, expiresAt } = form;
  return {
    ...{ kind, severity, urgency, certainty, category, exercise, partner, sendAt, expiresAt },
    texts: { en, ...(isWelshBegun(form) ? { cy } : {}) },
    where: [...form.where],
    buffer: form.buffer ?? 0,
    services: [...servicesOf(form)],
    followable: form.followable && kind === 'service',
    link: form.link.trim(),
  };
};

/** Whether a link is one that an alert may carry; none at all is fine. */
export const isLink = (link: string): boolean => {
  const written = link.trim();
  return written === '' || isAlertLink(written);
};
