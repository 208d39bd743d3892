import { limits, Problem } from '@bellman/protocol';
import * as v from 'valibot';

/**
 * One address as people write it (RFC 5321's "Mailbox" without quoted parts and address literals):
 * nothing that could name a second one, or end a header's line.
 */
const Address = v.pipe(v.string(), v.trim(), v.maxLength(limits.emailLength), v.rfcEmail());

/** An e-mail address, trimmed. @throws Problem `email-malformed` */
export const checkEmail = (text: string): string => {
  const checked = v.safeParse(Address, text);
  const domain = checked.success ? (checked.output.split('@')[1] ?? '') : '';
  // Domains end in letters; four numbers are a machine's address, which nobody's mailbox is at.
  if (!checked.success || !/\.[^.]*[a-z][^.]*$/i.test(domain)) throw new Problem('email-malformed');
  return checked.output;
};
