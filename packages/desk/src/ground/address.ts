/** The questions of an alert, in order. */
export const questions = ['what', 'where', 'when', 'check'] as const;
export type Question = (typeof questions)[number];

/** Which view is open, as the address's fragment says it. */
export type Place =
  | { readonly view: 'chats'; readonly conversation: string | null }
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
    case 'alerts':
      return '#/alerts';
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
  const [view, first, second, third, ...rest] = hash.replace(/^#\//, '').split('/');
  if (rest.length > 0) return null;
  if (view === 'chats' && second === undefined)
    return { view: 'chats', conversation: first ? first : null };
  if (view !== 'alerts') return null;
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
