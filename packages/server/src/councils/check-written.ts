import { mask } from '@bellman/protocol';
import { weekdays, type Hours } from './hours.js';
import type { CouncilSettings } from './settings.js';

/** Where something is written that would not do what was meant by it, and what belongs there. */
export interface Slip {
  readonly path: string;
  /** A sentence that goes on from a colon. */
  readonly expected: string;
}

/** Signs that show nothing, or end a line. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const twice = <T>(list: readonly T[]): T | undefined =>
  list.find((one, at) => list.indexOf(one) !== at);

/** A browser sends the name of one site, so that a pattern would never be the same. */
const originSlip = (origin: string): string | null => {
  const example = 'like https://www.hart.gov.uk';
  if (origin.includes('*')) return `wildcards are not possible; add each address, ${example}`;
  const { hostname } = new URL(origin);
  const isName = /^([a-z0-9_-]+\.)*[a-z0-9_-]+\.?$/.test(hostname) || /^\[.+\]$/.test(hostname);
  return isName ? null : `it must be one website’s address, ${example}`;
};

/** An address is what it looks like: to the site that it begins with, in one line. */
const addressSlip = (address: string): string | null => {
  if (HIDDEN.test(address) || /\s/u.test(address))
    return 'it must be one line, without gaps or signs that do not show';
  const { username, password } = new URL(address);
  return username === '' && password === ''
    ? null
    : 'it must be an address without a name before an @';
};

const lineSlip = (words: string): string | null =>
  HIDDEN.test(words) ? 'it must be one line, of signs that show' : null;

/** What goes to many colleagues' screens holds no number of a card or an account. */
const nameSlip = (name: string): string | null =>
  lineSlip(name) ??
  (mask(name).hidden.length > 0
    ? 'it must be a name, without the number of a card or the like'
    : null);

const minutes = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
};

type Times = Hours['week'][(typeof weekdays)[number]][number];

/** In minutes since the day began; an end that is before its start is the next day's. */
const spanOf = ([from, to]: Times): readonly [number, number] => {
  const [start, end] = [minutes(from), minutes(to)];
  return [start, end < start ? end + minutes('24:00') : end];
};

const daySlip = (day: string, times: readonly Times[]): string | null => {
  const name = `${day.slice(0, 1).toUpperCase()}${day.slice(1)}`;
  const words = ([from, to]: Times): string => `${from} to ${to}`;
  const inOrder = times.toSorted((one, other) => spanOf(one)[0] - spanOf(other)[0]);
  for (const [at, one] of inOrder.entries()) {
    const [start, end] = spanOf(one);
    if (start === end) return `${name} must be open for longer than ${words(one)}`;
    const next = inOrder[at + 1];
    if (next !== undefined && spanOf(next)[0] < end)
      return `${name} has ${words(one)} and ${words(next)}, which overlap`;
  }
  return null;
};

const weekSlips = (path: string, hours: Hours | null): (readonly [string, string | null])[] =>
  hours === null
    ? []
    : weekdays.map((day) => [`${path}.week.${day}`, daySlip(day, hours.week[day])] as const);

/** The first slip in settings that have the right shape; null: there is none. */
export const slipIn = (settings: CouncilSettings): Slip | null => {
  const { contact, hours, languages, origins, teams } = settings;
  const again = twice(languages);
  const found: readonly (readonly [string, string | null])[] = [
    ['languages', again === undefined ? null : `each language once, and ${again} is there twice`],
    ...origins.map((origin, at) => [`origins.${at}`, originSlip(origin)] as const),
    ['contact.url', addressSlip(contact.url)],
    ['contact.phone', lineSlip(contact.phone)],
    ['contact.emergency', lineSlip(contact.emergency)],
    ['privacyUrl', addressSlip(settings.privacyUrl)],
    ['paymentUrl', settings.paymentUrl === null ? null : addressSlip(settings.paymentUrl)],
    ['exitUrl', addressSlip(settings.exitUrl)],
    ...teams.flatMap(({ name, services }, at) => {
      const more = twice(services);
      const each = more === undefined ? null : `each service once, and ${more} is there twice`;
      return [
        [`teams.${at}.name`, nameSlip(name)],
        [`teams.${at}.services`, each],
      ] as const;
    }),
    ...weekSlips('hours.usual', hours.usual),
    ...Object.entries(hours.services).flatMap(([id, own]) =>
      weekSlips(`hours.services.${id}`, own),
    ),
  ];
  for (const [path, expected] of found) if (expected !== null) return { path, expected };
  return null;
};
