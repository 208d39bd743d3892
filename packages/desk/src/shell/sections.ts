import type { Act, Me } from '@bellman/protocol';
import type { Place } from '../ground/address.js';
import { councilsFor } from '../people/acts.js';
import type { TextKey } from '../text/text.js';

/** A part of the desk that the menu leads to. */
export interface Section {
  readonly name: 'chats' | 'wall' | 'cases' | 'alerts' | 'settings' | 'second-step';
  readonly words: TextKey;
  /** Where the menu leads. */
  readonly place: Place;
  /** Whoever may do one of these in some council finds it. */
  readonly acts: readonly Act[];
  /** Fetches its views; null: they come with the desk itself. */
  readonly load: (() => Promise<unknown>) | null;
}

/** All of them, in the order of the menu. What most people never open is fetched when it is. */
const sections: readonly Section[] = [
  {
    name: 'chats',
    words: 'desk.chats',
    place: { view: 'chats', conversation: null },
    acts: ['chat.see'],
    load: null,
  },
  {
    name: 'wall',
    words: 'desk.wall',
    place: { view: 'wall' },
    acts: ['chat.supervise'],
    load: () => import('../supervise/wall.js'),
  },
  {
    name: 'cases',
    words: 'desk.cases',
    place: { view: 'cases' },
    acts: ['chat.supervise'],
    load: () => import('../supervise/cases.js'),
  },
  {
    name: 'alerts',
    words: 'desk.alerts',
    place: { view: 'alerts' },
    acts: ['alert.see'],
    load: () => import('../alerts/views.js'),
  },
  {
    name: 'settings',
    words: 'desk.settings',
    place: { view: 'settings', page: null, council: null },
    acts: ['council.set', 'answers.write', 'audit.see'],
    load: () => import('../settings/frame.js'),
  },
];

/** What everybody has for themselves, beside the menu. */
const own: readonly Section[] = [
  {
    name: 'second-step',
    words: 'desk.secondStep',
    place: { view: 'second-step' },
    acts: [],
    load: () => import('../people/second-step.js'),
  },
];

/** The section that a place is in, where it is one's own or among `found`, those of the menu. */
export const sectionAt = (place: Place, found: readonly Section[]): Section | undefined =>
  [...found, ...own].find(({ name }) => name === sectionOf(place));

/** Writing an alert is more than reading one, and fetched by itself: many only read. */
const writing = (): Promise<unknown> => import('../alerts/editor.js');

/** Fetches what a place of a section needs; null: it comes with the desk itself. */
export const loadFor = ({ view }: Place, { load }: Section): Section['load'] =>
  view === 'new-alert' || view === 'edit-alert' ? writing : load;

/** The sections that somebody finds in the menu. */
export const sectionsFor = (me: Me): readonly Section[] =>
  sections.filter(({ acts }) => acts.some((act) => councilsFor(me, act).length > 0));

/** The name of the section that a place is in. */
export const sectionOf = ({ view }: Place): Section['name'] => {
  switch (view) {
    case 'chats':
    case 'wall':
    case 'cases':
    case 'settings':
    case 'second-step':
      return view;
    default:
      return 'alerts';
  }
};
