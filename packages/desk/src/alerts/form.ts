import { limits, type AlertDraft, type AlertText, type StaffAlert } from '@bellman/protocol';
import { dayKey, timeKey } from '../ground/times.js';

/** A day (`2026-11-22`) and a time (`17:30`) as they were entered; empty where they are not yet. */
export interface EndAt {
  readonly day: string;
  readonly time: string;
}

/** An alert while it is being written: choices that have not been made yet are null. */
export interface AlertForm {
  readonly kind: AlertDraft['kind'] | null;
  readonly severity: AlertDraft['severity'] | null;
  readonly urgency: AlertDraft['urgency'] | null;
  readonly certainty: AlertDraft['certainty'] | null;
  readonly en: AlertText;
  /** Empty throughout where the alert is in English only. */
  readonly cy: AlertText;
  readonly link: string;
  readonly areas: readonly string[];
  readonly services: readonly string[];
  readonly expiresAt: number | null;
  /** Set where the end is a day and a time, which may be entered in part; null for a duration. */
  readonly endAt: EndAt | null;
}

/** What becomes of some of a form's answers. */
export type FormChange = (form: AlertForm) => Partial<AlertForm>;

const noText: AlertText = { headline: '', what: '', instruction: '' };

/** A form with nothing in it. */
export const emptyForm: AlertForm = {
  kind: null,
  severity: null,
  urgency: null,
  certainty: null,
  en: noText,
  cy: noText,
  link: '',
  areas: [],
  services: [],
  expiresAt: null,
  endAt: null,
};

/** The form of an alert that the relay has. */
export const formOf = (alert: StaffAlert): AlertForm => ({
  kind: alert.kind,
  severity: alert.severity,
  urgency: alert.urgency,
  certainty: alert.certainty,
  en: alert.texts.en,
  cy: alert.texts.cy ?? noText,
  link: alert.link,
  areas: alert.where.flatMap((one) => (one.type === 'area' ? [one.code] : [])),
  services: alert.services,
  expiresAt: alert.expiresAt,
  endAt:
    alert.expiresAt === null
      ? null
      : { day: dayKey(alert.expiresAt), time: timeKey(alert.expiresAt) },
});

/** Whether something of the Welsh text has been written. */
export const isWelshBegun = ({ cy }: AlertForm): boolean =>
  Object.values(cy).some((words) => words.trim() !== '');

/** Whether the alert goes only to those who follow its services; an emergency goes to everyone. */
export const needsService = ({ kind }: AlertForm): boolean => kind !== 'emergency';

/**
 * The services that the alert goes to. Those ticked before it was made an emergency stay in the
 * form, in case it is made something else again, but do not narrow the emergency.
 */
export const servicesOf = (form: AlertForm): readonly string[] =>
  needsService(form) ? form.services : [];

/** What is sent to the relay, or null while a choice is missing. */
export const draftOf = (form: AlertForm): AlertDraft | null => {
  const { kind, severity, urgency, certainty, en, cy } = form;
  if (!kind || !severity || !urgency || !certainty) return null;
  return {
    kind,
    severity,
    urgency,
    certainty,
    texts: { en, ...(isWelshBegun(form) ? { cy } : {}) },
    where: form.areas.map((code) => ({ type: 'area' as const, code })),
    services: [...servicesOf(form)],
    link: form.link.trim(),
    ...{ category: 'Safety', buffer: 0, exercise: false, followable: false },
    ...{ partner: null, sendAt: null },
    expiresAt: form.expiresAt,
  };
};

/** Whether a link is one that an alert may carry; none at all is fine. */
export const isLink = (link: string): boolean => {
  const written = link.trim();
  return (
    written === '' ||
    (written.startsWith('https://') && URL.canParse(written) && written.length <= limits.linkLength)
  );
};
