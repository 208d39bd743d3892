import { limits, Problem } from '@bellman/protocol';
import * as v from 'valibot';

/** Octets before the @ (RFC 5321, section 4.5.3.1.1); beyond them servers refuse. */
const MOST_LOCAL = 64;

/**
 * One address as people write it (RFC 5321's "Mailbox" without quoted parts and address literals):
 * nothing that could name a second one, or end a header's line.
 */
const Address = v.pipe(v.string(), v.trim(), v.maxLength(limits.emailLength), v.rfcEmail());

/** An e-mail address, trimmed. @throws Problem `email-malformed` */
export const checkEmail = (text: string): string => {
  const checked = v.safeParse(Address, text);
  const [local = '', domain = ''] = checked.success ? checked.output.split('@') : [];
  // Dots stand between something ("Dot-string"), which the pattern above does not ask.
  const isDotted = local.split('.').every((part) => part !== '');
  // Domains end in letters; four numbers are a machine's address, which nobody's mailbox is at.
  const isNamed = /\.[^.]*[a-z][^.]*$/i.test(domain);
  if (!checked.success || !isDotted || local.length > MOST_LOCAL || !isNamed)
    throw new Problem('email-malformed');
  return checked.output;
};

/**
 * What tells one mailbox from another in counts: without case and without a sub-address (RFC 5233:
 * "ann+news@…" is Ann's too).
 */
export const mailboxOf = (address: string): string => {
  const at = address.lastIndexOf('@');
  const [user = ''] = address.slice(0, at).split('+');
  // Some have a name that begins so; then it is no sub-address.
  return `${user === '' ? address.slice(0, at) : user}${address.slice(at)}`.toLowerCase();
};
