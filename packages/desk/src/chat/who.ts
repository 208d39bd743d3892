import type { StaffConversation } from '@bellman/protocol';
import { t } from '../text/text.js';

/** Who a chat is with: the name that was given, else the reference, by which two are told apart. */
export const whoIs = ({
  residentName,
  reference,
}: Pick<StaffConversation, 'residentName' | 'reference'>): string =>
  residentName || `${t('chat.resident')}, ${reference}`;
