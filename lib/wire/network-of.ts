/** By which network an address is counted: providers give a household or a server a whole IPv6 /64 (RFC 6177). */
import { isIPv6 } from 'node:net'

/** An IPv4 address as it is; of an IPv6 address its /64; `unknown` for null. */
export function networkOf(address: string | null): string {
  if (address === null || address === '') return 'unknown'
  if (!isIPv6(address)) return address
  // The parser of URLs writes addresses in the one canonical form.
  const canonical = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1)
  const [head = '', tail] = canonical.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  return `${[...before, ...Array<string>(zeros).fill('0'), ...after].slice(0, 4).join(':')}::/64`
}
