import { limits, Role, type CouncilView, type Language, type StaffView } from '@bellman/protocol';
import type { BodyOf } from '../link/api.js';
import type { Refusal } from '../link/refusal.js';
import { t } from '../text/people.js';
import type { FormError } from '../ui/error-summary.js';

/** Somebody's entry as it is typed. */
export interface StaffDraft {
  readonly email: string;
  readonly name: string;
  /** Empty: as it is. */
  readonly password: string;
  readonly roles: readonly string[];
  readonly services: readonly string[];
  readonly languages: readonly string[];
  /** A team's id; empty: none. */
  readonly team: string;
  readonly capacity: string;
}

/** A draft of somebody's entry, or of somebody's who is new. */
export const draftOf = (person: StaffView | null): StaffDraft => ({
  email: person?.email ?? '',
  name: person?.name ?? '',
  password: '',
  roles: person?.roles ?? [],
  services: person?.skills.services ?? [],
  languages: person?.skills.languages ?? [],
  team: person?.skills.team ?? '',
  capacity: String(person?.capacity ?? limits.capacity.usual),
});

const number = (typed: string): number => (/^\s*\d{1,4}\s*$/.test(typed) ? Number(typed) : NaN);

const isOne = <T extends string>(options: readonly T[], value: string): value is T =>
  (options as readonly string[]).includes(value);

const shared = ({ roles, services, languages, team, capacity }: StaffDraft) => ({
  roles: roles.filter((role) => isOne(Role.options, role)),
  skills: {
    services: [...services],
    languages: languages.filter((language) => isOne<Language>(['en', 'cy'], language)),
    team: team === '' ? null : team,
  },
  capacity: number(capacity),
});

/** What is sent for somebody new. */
export const newBody = (draft: StaffDraft): BodyOf<'deskNewStaff'> => ({
  email: draft.email.trim(),
  name: draft.name.trim(),
  ...(draft.password === '' ? {} : { password: draft.password }),
  ...shared(draft),
});

/**
 * What is sent to change somebody.
 * @param fixed whether their name, password and capacity are not ours to change
 */
export const editBody = (draft: StaffDraft, fixed: boolean): BodyOf<'deskEditStaff'> => ({
  ...(fixed ? {} : { name: draft.name.trim() }),
  ...(fixed || draft.password === '' ? {} : { password: draft.password }),
  ...shared(draft),
});

/** What must be put right before anything is sent, in the order of the form. */
export const errorsIn = (draft: StaffDraft, person: StaffView | null): readonly FormError[] => {
  const { least, most } = limits.passwordLength;
  const errors: FormError[] = [];
  const wrong = (field: string, sentence: string): unknown => errors.push({ field, sentence });
  if (person === null && !/^\S+@\S+$/.test(draft.email.trim()))
    wrong('staff-email', t('staff.needsEmail'));
  if (draft.name.trim() === '') wrong('staff-name', t('staff.needsName'));
  const { length } = draft.password;
  if (length > 0 && (length < least || length > most))
    wrong('staff-password', t('staff.passwordLength', { least, most }));
  if (draft.roles.length === 0) wrong('staff-roles', t('staff.needsRole'));
  const capacity = number(draft.capacity);
  if (!(capacity >= 1 && capacity <= limits.capacity.most))
    wrong('staff-capacity', t('staff.capacityWrong', { most: limits.capacity.most }));
  return errors;
};

/** The field that each of the relay's refusals is about. */
const fields: Readonly<Record<string, string>> = {
  'email-malformed': 'staff-email',
  'staff-known': 'staff-email',
  'staff-known-elsewhere': 'staff-email',
  'staff-needs-name': 'staff-name',
  'staff-needs-role': 'staff-roles',
  'last-administrator': 'staff-roles',
  'password-needed': 'staff-password',
  'password-weak': 'staff-password',
  'staff-elsewhere': 'staff-password',
  'service-unknown': 'staff-services',
  'team-unknown': 'staff-team',
  'capacity-wrong': 'staff-capacity',
};

/** A refusal of the relay's, at the field that it is about if there is one. */
export const errorOfRefusal = ({ code, message: sentence }: Refusal): FormError => {
  const field = fields[code];
  return field === undefined ? { sentence } : { field, sentence };
};

/** What somebody answers at a council, in a line: `Council Tax, in Welsh`. */
export const answersWords = (
  { services, languages }: StaffView['skills'],
  council: CouncilView,
): readonly string[] => {
  const named = council.services.filter(({ id }) => services.includes(id)).map(({ name }) => name);
  const spoken = languages.map((language) => t(`chat.language.${language}`));
  return [
    services.length === 0 ? t('staff.all') : named.join(', '),
    ...(languages.length === 0 || council.languages.length < 2 ? [] : [spoken.join(', ')]),
  ];
};
