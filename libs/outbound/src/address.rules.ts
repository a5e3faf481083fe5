import ipaddr from 'ipaddr.js';

/** May an outbound call go to this address? Only to one that anybody on the Internet may have: not to this machine, not into
 *  the network that it stands in, not to what a cloud tells its machines (169.254.169.254), however it is written. Pure. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address inside an IPv6 one is judged as the former.
  return ipaddr.process(address).range() === 'unicast';
}
