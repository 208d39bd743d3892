import ipaddr from 'ipaddr.js';

/** Whether `text` is an IP address, version 4 or 6, without brackets. */
export const isAddress = (text: string): boolean => ipaddr.isValid(text);

/** Whether `text` is an IP address or a range of them in CIDR form, such as 10.0.0.0/8. */
export const isAddressRange = (text: string): boolean =>
  ipaddr.isValid(text) || ipaddr.isValidCIDR(text);

/** The prefix by which NAT64 is the same everywhere (RFC 6052 §2.1); one of somebody's own is not. */
const translated = new ipaddr.IPv6([0x64, 0xff9b, 0, 0, 0, 0, 0, 0]);

/**
 * An address as what it stands for: IPv4 that travels in IPv6, mapped (RFC 4291 §2.5.5.2) or
 * translated by NAT64, is the IPv4 that it is.
 */
const read = (address: string): ipaddr.IPv4 | ipaddr.IPv6 => {
  const parsed = ipaddr.process(address);
  const isTranslated = parsed instanceof ipaddr.IPv6 && parsed.match(translated, 96);
  return isTranslated ? ipaddr.fromByteArray(parsed.toByteArray().slice(12)) : parsed;
};

/**
 * Whether an IP address is one that anybody on the internet could be behind: ordinary unicast by
 * IANA's special-purpose registries, with IPv4 that travels in IPv6 judged as the IPv4 it is.
 */
export const isPublicAddress = (address: string): boolean =>
  ipaddr.isValid(address) && read(address).range() === 'unicast';

/**
 * What stands for whoever is behind an address: IPv4 as it is, mapped into IPv6 or not, and of
 * IPv6 its first 64 bits, which is what a household or a phone is given (RFC 6177). What is no
 * address is answered as it came.
 */
export const networkOf = (address: string): string => {
  if (!ipaddr.isValid(address)) return address;
  const parsed = read(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${parsed.toByteArray().slice(0, 8).join('.')}::/64`;
};

/**
 * Who may hold how much behind an address, the narrowest first: IPv4 as it is, and of IPv6 the
 * first 56 bits, which many households have whole, and the first 48, the most that a site is given
 * (RFC 6177).
 */
export const holdersOf = (address: string): readonly string[] => {
  if (!ipaddr.isValid(address)) return [address];
  const parsed = read(address);
  if (parsed.kind() === 'ipv4') return [parsed.toString()];
  const bytes = parsed.toByteArray();
  return [7, 6].map((size) => `${bytes.slice(0, size).join('.')}::/${size * 8}`);
};
