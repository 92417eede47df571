/** Which addresses a URL that somebody typed may lead to: those of the public internet, and what the operator allows. */
import net from 'node:net'
import { networkList } from '@/lib/env/networks.mjs'

/** Networks that are not the public internet, by what they are (IANA special-purpose address registries). */
const NETWORKS: Record<string, readonly string[]> = {
  'this machine': ['127.0.0.0/8', '0.0.0.0/8', '::1/128', '::/128'],
  'a private network': [
    '10.0.0.0/8',
    '172.16.0.0/12',
    '192.168.0.0/16',
    '100.64.0.0/10',
    'fc00::/7',
    'fec0::/10',
    '64:ff9b:1::/48',
  ],
  'an address where clouds keep their metadata': ['169.254.0.0/16', 'fe80::/10', '168.63.129.16/32'],
  'a reserved network': [
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.88.99.0/24',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '224.0.0.0/4',
    '240.0.0.0/4',
    '100::/64',
    '2001::/23',
    '2001:db8::/32',
    '3fff::/20',
    '5f00::/16',
    'ff00::/8',
  ],
}

/** Forms of IPv6 that carry an IPv4 address, and at which of its eight groups that begins. */
const CARRIERS = [
  { network: '::ffff:0:0/96', at: 6 },
  // IPv4-compatible (RFC 4291) and IPv4-translated (RFC 2765).
  { network: '::/96', at: 6 },
  { network: '::ffff:0:0:0/96', at: 6 },
  // NAT64 (RFC 6052).
  { network: '64:ff9b::/96', at: 6 },
  // 6to4 (RFC 3056).
  { network: '2002::/16', at: 1 },
].map(({ network, at }) => ({ list: networkList([network]), at }))

const KINDS = Object.entries(NETWORKS).map(([kind, networks]) => ({ kind, list: networkList(networks) }))

/** What kind of forbidden place the address is, in words; null for one of the public internet. */
export function forbiddenKind(scoped: string): string | null {
  // Node's BlockList matches nothing that names an interface (fe80::1%eth0).
  const address = scoped.split('%')[0] ?? scoped
  const family = familyOf(address)
  const found = KINDS.find(({ list }) => list.check(address, family))
  if (found !== undefined) return found.kind
  const carried = family === 'ipv6' ? carriedAddress(address) : null
  return carried === null ? null : forbiddenKind(carried)
}

/** Whether the operator has named this host, or a network that holds the address. */
export function isAllowed(host: string, address: string, allow: readonly string[]): boolean {
  return allow.includes(host) || networkList(allow).check(address, familyOf(address))
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return net.isIPv6(address) ? 'ipv6' : 'ipv4'
}

function carriedAddress(address: string): string | null {
  const carrier = CARRIERS.find(({ list }) => list.check(address, 'ipv6'))
  if (carrier === undefined) return null
  const [high = 0, low = 0] = groupsOf(address).slice(carrier.at)
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  // The URL parser writes every form in one way: hexadecimal groups, one `::` at most.
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [head = '', tail] = plain.split('::')
  const read = (part: string) =>
    part
      .split(':')
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16))
  const before = read(head)
  const after = read(tail ?? '')
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after]
}
