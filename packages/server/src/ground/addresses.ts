import ipaddr from 'ipaddr.js';

/** Whether `text` is an IP address, version 4 or 6, without brackets. */
export const isAddress = (text: string): boolean => ipaddr.isValid(text);

/** Whether `text` is an IP address or a range of them in CIDR form, such as 10.0.0.0/8. */
export const isAddressRange = (text: string): boolean =>
  ipaddr.isValid(text) || ipaddr.isValidCIDR(text);

/**
 * Whether an IP address is one that anybody on the internet could be behind: ordinary unicast by
 * IANA's special-purpose registries, with IPv4 mapped into IPv6 judged as the IPv4 it is.
 */
export const isPublicAddress = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';

/**
 * What stands for whoever is behind an address: IPv4 as it is, mapped into IPv6 or not, and of
 * IPv6 its first 64 bits, which is what a household or a phone is given (RFC 6177). What is no
 * address is answered as it came.
 */
export const networkOf = (address: string): string => {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
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
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return [parsed.toString()];
  const bytes = parsed.toByteArray();
  return [7, 6].map((size) => `${bytes.slice(0, size).join('.')}::/${size * 8}`);
};
