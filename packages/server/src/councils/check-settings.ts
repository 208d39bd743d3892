import { Problem } from '@bellman/protocol';
import { checkTheme } from '@bellman/themes';
import * as v from 'valibot';
import { checkTexts } from './check-texts.js';
import { slipIn } from './check-written.js';
import { CouncilSettings } from './settings.js';

/**
 * Checks a council's settings as somebody wrote them, and answers them complete.
 * @throws Problem `settings-wrong` with where they are wrong, and what belongs there;
 *   `contrast-low`; `text-unknown`, `text-hole-unknown`
 */
export const checkSettings = (given: unknown): CouncilSettings => {
  const checked = v.safeParse(CouncilSettings, given);
  if (!checked.success) {
    const [issue] = checked.issues;
    throw refused(v.getDotPath(issue) ?? '', wrong(issue));
  }
  const unknown = strayKey(given, checked.output, []);
  if (unknown !== null) throw refused(unknown, 'there is no such setting');
  checkServices(checked.output);
  const slip = slipIn(checked.output);
  if (slip !== null) throw refused(slip.path, slip.expected);
  checkContrast(checked.output);
  checkTexts(checked.output.texts);
  return checked.output;
};

const refused = (path: string, what: string): Problem =>
  new Problem('settings-wrong', { path: path === '' ? 'the top' : path, expected: what });

const wrong = (issue: v.BaseIssue<unknown>): string => {
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return 'there is no such setting';
  if (issue.received === 'undefined') return 'it is missing';
  if (issue.type === 'integer') return `it must be a whole number, and is ${issue.received}`;
  // Ours say what belongs there; the library's own begin with "Invalid".
  const wanted = issue.message.startsWith('Invalid') ? issue.expected : issue.message;
  const words = (wanted ?? 'something else').replace(/^<=/, 'at most ').replace(/^>=/, 'at least ');
  // Of an object the library says no more than that it is one.
  const is = /^[A-Z]/.test(issue.received ?? 'Object') ? '' : `, and is ${issue.received}`;
  return `it must be ${words}${is}`;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The first key that was written and is no setting; a slip of the pen must not go unheard. */
const strayKey = (given: unknown, kept: unknown, path: readonly string[]): string | null => {
  if (!isObject(given) || !isObject(kept)) return null;
  for (const [key, value] of Object.entries(given)) {
    const here = [...path, key];
    if (!Object.hasOwn(kept, key)) return here.join('.');
    const found = strayKey(value, kept[key], here);
    if (found !== null) return found;
  }
  return null;
};

/** What is set service by service must be about services that there are. */
const checkServices = (settings: CouncilSettings): void => {
  const { services, hours, answerDays, routing, teams } = settings;
  const known = new Set(services.map(({ id }) => id));
  const named = [
    ...Object.keys(hours.services).map((id) => ['hours.services', id] as const),
    ...Object.keys(answerDays.services).map((id) => ['answerDays.services', id] as const),
    ...Object.keys(routing.services).map((id) => ['routing.services', id] as const),
    ...teams.flatMap((team, at) =>
      team.services.map((id) => [`teams.${at}.services`, id] as const),
    ),
  ];
  for (const [path, id] of named) {
    if (known.has(id)) continue;
    const list = [...known].join(', ');
    throw refused(`${path}.${id}`, `the council has no service ${id}. It has: ${list}`);
  }
};

/** Colours that cannot be read are not kept (WCAG 2.2, 1.4.3 and 1.4.11). */
const checkContrast = ({ brand }: CouncilSettings): void => {
  const [failing] = checkTheme({
    base: brand.base,
    ...(brand.brand === undefined ? {} : { brand: brand.brand }),
    ...(brand.button === undefined ? {} : { button: brand.button }),
  });
  if (failing === undefined) return;
  const { pair, ratio, needs } = failing;
  // Never rounded up to what it must be.
  throw new Problem('contrast-low', { pair, ratio: Math.floor(ratio * 100) / 100, needed: needs });
};

/**
 * Settings with some of them changed: a JSON Merge Patch (RFC 7396). What the patch names takes
 * the place of what was there, `null` takes it away, and lists are replaced whole.
 */
export const mergePatch = (target: unknown, patch: unknown): unknown => {
  if (!isObject(patch) || Array.isArray(patch)) return patch;
  const before = isObject(target) && !Array.isArray(target) ? target : {};
  const merged = new Map(Object.entries(before));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
};
