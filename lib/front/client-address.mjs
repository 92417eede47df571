/** Which address a request comes from: the connection's own, or what a trusted proxy says of it. */
import net from 'node:net'

/** A peer that has hung up already has no address; nobody reads the answer it gets. */
const GONE = '0.0.0.0'

/**
 * @param {string | undefined} peer the other end of the connection
 * @param {string | undefined} forwardedFor X-Forwarded-For
 * @param {(address: string) => boolean} isTrusted whether the proxy at this address is believed
 * @returns {string} one bare IP address: of the nearest machine that is no trusted proxy
 */
export function clientAddress(peer, forwardedFor, isTrusted) {
  let address = bareAddress(peer ?? '') ?? GONE
  if (forwardedFor === undefined) return address
  const hops = forwardedFor.split(',')
  while (hops.length > 0 && isTrusted(address)) {
    const hop = bareAddress(hops.pop() ?? '')
    if (hop === null) break
    address = hop
  }
  return address
}

/**
 * Proxies write ports and brackets too, and a socket that takes both families writes IPv4 as `::ffff:192.0.2.7`.
 * @param {string} text
 * @returns {string | null} null for what is no address
 */
function bareAddress(text) {
  const [, bracketed, plain] = /^\s*(?:\[([^\]]+)\](?::\d{1,5})?|(\S+))\s*$/.exec(text) ?? []
  const [address = ''] = (bracketed ?? withoutPort(plain ?? '')).toLowerCase().split('%')
  const ipv4 = address.startsWith('::ffff:') ? address.slice(7) : address
  if (net.isIPv4(ipv4)) return ipv4
  return net.isIPv6(address) ? address : null
}

/** @param {string} text */
function withoutPort(text) {
  return /^\d+(\.\d+){3}:\d{1,5}$/.test(text) ? text.slice(0, text.indexOf(':')) : text
}
