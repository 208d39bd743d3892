import type { StaffConversation } from '@bellman/protocol';
import { t } from '../text/text.js';

/** Who a chat is with: the name that was given, else the end of the reference, which tells two apart. */
export const whoIs = ({
  residentName,
  reference,
}: Pick<StaffConversation, 'residentName' | 'reference'>): string =>
  residentName || `${t('chat.resident')}, ${reference.slice(-4)}`;
