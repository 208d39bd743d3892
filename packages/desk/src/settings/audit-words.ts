import { Role, type AuditEntry, type StaffView } from '@bellman/protocol';
import { auditEn } from '../text/en-audit.js';
import { t } from '../text/people.js';
import { listed } from '../text/text.js';

const acts: Readonly<Record<string, string>> = auditEn;

const known = (key: string): string | undefined =>
  Object.hasOwn(acts, key) ? acts[key] : undefined;

/** What was done, in words; an act that this desk does not know, by its own name. */
export const actWords = (act: string): string => known(`act.${act}`) ?? act;

/** Who did it, in words. */
export const whoWords = ({ staff }: Pick<AuditEntry, 'staff'>): string => {
  if (staff === null) return t('audit.relay');
  return staff.name === '' ? t('audit.former') : staff.name;
};

/** Id → name of everybody whom the lines name, and of those who work here now. */
export const namesIn = (
  entries: readonly AuditEntry[],
  staff: readonly Pick<StaffView, 'id' | 'name'>[],
): ReadonlyMap<string, string> =>
  new Map(
    [...entries.flatMap((entry) => entry.staff ?? []), ...staff]
      .filter(({ name }) => name !== '')
      .map(({ id, name }) => [id, name]),
  );

/** A line's subject: a person's name where the lines tell it, else the id or code as it is. */
export const subjectWords = (
  { subject }: Pick<AuditEntry, 'subject'>,
  names: ReadonlyMap<string, string>,
): string => names.get(subject) ?? subject;

/** What else a line says, name and value: `changed: colours, teams`. */
export const detailWords = (
  { detail }: Pick<AuditEntry, 'detail'>,
  names: ReadonlyMap<string, string>,
): readonly string[] =>
  Object.entries(detail)
    .filter(([, value]) => value !== '')
    .map(
      ([name, value]) => `${known(`detail.${name}`) ?? name}: ${valueWords(name, value, names)}`,
    );

const valueWords = (
  name: string,
  value: string | number | boolean,
  names: ReadonlyMap<string, string>,
): string => {
  if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
  // No code is like these: they say that none was chosen.
  if (value === '*') return t('staff.all');
  if (value === '-') return t('staff.noTeam');
  const codes = String(value).split(' ');
  if (name === 'roles') return listed(codes.map(roleWords));
  if (name === 'changed') return listed(codes.map((key) => known(`changed.${key}`) ?? key));
  if (name === 'services') return listed(codes);
  if (name === 'languages') return listed(codes.map(languageWords));
  return names.get(String(value)) ?? String(value);
};

const languageWords = (code: string): string =>
  code === 'en' || code === 'cy' ? t(`chat.language.${code}`) : code;

const roleWords = (code: string): string => {
  const role = Role.options.find((each) => each === code);
  return role ? t(`role.${role}`) : code;
};
