import type { Colleague } from '@bellman/protocol';
import type { Session } from '../../session.js';
import { t } from '../../text/text.js';

/** Those who can take something on now first, the least busy of them before the others. */
const order = ['available', 'busy', 'wrap-up', 'break', 'away', 'gone'];

/**
 * Those who could go on with a chat or read it, without oneself.
 * @throws Refusal
 */
export const colleaguesOf = async (
  session: Session,
  conversation: string,
): Promise<readonly Colleague[]> => {
  const { colleagues } = await session.link.ask('colleagues', { conversation });
  return colleagues
    .filter(({ id }) => id !== session.me.id)
    .sort(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        a.load / a.capacity - b.load / b.capacity ||
        a.name.localeCompare(b.name, 'en-GB'),
    );
};

/** `Jo: available, 1 of 4 chats` */
export const colleagueWords = ({ name, state, load, capacity }: Colleague): string =>
  t('colleague.about', { name, state: t(`colleague.state.${state}`), load, capacity });

/** The colleagues as choices, none chosen yet. */
export const colleagueChoices = (
  colleagues: readonly Colleague[],
): readonly { readonly value: string; readonly label: string }[] => [
  { value: '', label: t('transfer.whomMissing') },
  ...colleagues.map((colleague) => ({ value: colleague.id, label: colleagueWords(colleague) })),
];
