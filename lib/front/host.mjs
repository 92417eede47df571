/**
 * Under which names Faultline answers. A page of somebody else's domain, once that domain's name resolves to us (DNS
 * rebinding), could otherwise read everything in the name of the person who looks at it.
 */
import net from 'node:net'

const AUTHORITY = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i

/**
 * Makes the check of Host headers. Accepted are names that nobody on the internet can own: IP addresses, localhost, names
 * without a dot; and those that the operator gave it.
 * @param {readonly string[]} ownNames
 * @returns {(host: string) => boolean}
 */
export function hostCheck(ownNames) {
  const own = new Set(ownNames.map((name) => name.toLowerCase()))
  return (host) => {
    const name = AUTHORITY.exec(host)?.[1]?.toLowerCase()
    if (name === undefined) return false
    if (name.startsWith('[')) return net.isIPv6(name.slice(1, -1))
    return own.has(name) || net.isIPv4(name) || isLocalName(name)
  }
}

/** @param {string} name */
function isLocalName(name) {
  return !name.includes('.') || /^([a-z0-9_-]+\.)+localhost$/.test(name)
}

/**
 * The Host header; undefined when there is none or more than one.
 * @param {string[]} rawHeaders names and values in turn, as received
 */
export function onlyHost(rawHeaders) {
  /** @type {string | undefined} */
  let host
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]
    if (name?.length !== 4 || name.toLowerCase() !== 'host') continue
    if (host !== undefined) return undefined
    host = rawHeaders[at + 1]
  }
  return host
}
