/** The questions of an alert, in order. */
export const questions = ['what', 'where', 'when', 'check'] as const;
export type Question = (typeof questions)[number];

/** The pages of the settings, in the order of their menu. */
export const settingsPages = [
  'council',
  'services',
  'hours',
  'texts',
  'routing',
  'teams',
  'staff',
  'answers',
  'origins',
  'theme',
  'snippet',
  'alerting',
  'partners',
  'keys',
  'audit',
] as const;
export type SettingsPage = (typeof settingsPages)[number];

/** Which view is open, as the address's fragment says it. */
export type Place =
  | { readonly view: 'chats'; readonly conversation: string | null }
  | { readonly view: 'wall' }
  | { readonly view: 'cases' }
  /** One's own second step of signing in. */
  | { readonly view: 'second-step' }
  | {
      readonly view: 'settings';
      /** Null: the first that this person may open, at their first council. */
      readonly page: SettingsPage | null;
      readonly council: string | null;
    }
  | { readonly view: 'alerts' }
  | { readonly view: 'new-alert' }
  | { readonly view: 'alert'; readonly council: string; readonly id: string }
  | {
      readonly view: 'edit-alert';
      readonly council: string;
      readonly id: string;
      readonly question: Question;
    };

/** The fragment for a place: `#/alerts/hart/0197…/where`. */
export const hashOf = (place: Place): string => {
  switch (place.view) {
    case 'chats':
      return place.conversation === null ? '#/chats' : `#/chats/${place.conversation}`;
    case 'wall':
    case 'cases':
    case 'alerts':
    case 'second-step':
      return `#/${place.view}`;
    case 'settings':
      return ['#/settings', place.page, place.page && place.council].filter(Boolean).join('/');
    case 'new-alert':
      return '#/alerts/new';
    case 'alert':
      return `#/alerts/${place.council}/${place.id}`;
    default:
      return `#/alerts/${place.council}/${place.id}/${place.question}`;
  }
};

/** The place that a fragment names, or null where it names none. */
export const placeOf = (hash: string): Place | null => {
  const [view = '', ...steps] = hash.replace(/^#\//, '').split('/');
  const [first = '', second = ''] = steps;
  switch (view) {
    case 'chats':
      return steps.length > 1 ? null : { view, conversation: first || null };
    case 'wall':
    case 'cases':
    case 'second-step':
      return steps.length > 0 ? null : { view };
    case 'settings': {
      const page = settingsPages.find((known) => known === first) ?? null;
      if (steps.length > 2 || (first !== '' && page === null)) return null;
      return { view, page, council: second || null };
    }
    case 'alerts':
      return alertPlace(steps);
    default:
      return null;
  }
};

const alertPlace = ([first, second, third, ...rest]: readonly string[]): Place | null => {
  if (rest.length > 0) return null;
  if (!first) return { view: 'alerts' };
  if (first === 'new' && second === undefined) return { view: 'new-alert' };
  if (!second) return null;
  if (third === undefined) return { view: 'alert', council: first, id: second };
  const question = questions.find((known) => known === third);
  return question ? { view: 'edit-alert', council: first, id: second, question } : null;
};

/** Goes to a place; `replace` where the way back should pass over where one is now. */
export const goTo = (place: Place, how: 'push' | 'replace' = 'push'): void => {
  if (how === 'replace') location.replace(hashOf(place));
  else location.hash = hashOf(place);
};
