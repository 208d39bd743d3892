import ipaddr from 'ipaddr.js';

/** Whether `text` is an IP address, version 4 or 6, without brackets. */
export const isAddress = (text: string): boolean => ipaddr.isValid(text);

/** Whether `text` is an IP address or a range of them in CIDR form, such as 10.0.0.0/8. */
export const isAddressRange = (text: string): boolean =>
  ipaddr.isValid(text) || ipaddr.isValidCIDR(text);

/**
 * An address as what it stands for: IPv4 that travels in IPv6, mapped (RFC 4291 §2.5.5.2) or by
 * NAT64's prefix 64:ff9b::/96 (RFC 6052 §2.1), is the IPv4 that it is.
 */
const read = (address: string): ipaddr.IPv4 | ipaddr.IPv6 => {
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4' || parsed.range() !== 'rfc6052') return parsed;
  return ipaddr.fromByteArray(parsed.toByteArray().slice(12));
};

/**
 * Whether an IP address is one that anybody on the internet could be behind: ordinary unicast by
 * IANA's special-purpose registries, with IPv4 that travels in IPv6 judged as the IPv4 it is.
 */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = read(address);
  if (parsed.range() !== 'unicast') return false;
  // What IANA has given out of IPv6 is 2000::/3; a NAT64 of somebody's own is elsewhere (RFC 8215).
  return parsed.kind() === 'ipv4' || ((parsed.toByteArray()[0] ?? 0) & 0xe0) === 0x20;
};

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
