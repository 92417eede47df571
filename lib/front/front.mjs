/**
 * What stands between the network and Next.js. Next.js hands no page and no handler the connection, and believes every
 * X-Forwarded header: so each request passes here first, where the connection is known. What gets through has one true
 * address, a host that is ours, a body of bounded length, and a nonce; every answer carries the security headers.
 */
import { originOf, rewriteHeaders } from './forwarded.mjs'
import { hostCheck, onlyHost } from './host.mjs'
import { createPageLimit } from './page-limit.mjs'
import { findRefusal, TOO_MANY } from './refusal.mjs'
import { refuse } from './refuse.mjs'
import { securityHeaders } from './security-headers.mjs'

/**
 * @typedef {object} FrontOptions
 * @property {readonly string[]} ownNames host names under which Faultline answers, beside local ones
 * @property {(address: string) => boolean} isTrustedProxy whether the X-Forwarded headers of this address are believed
 * @property {() => number} [now] clock of the limits, in milliseconds
 *
 * @typedef {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => boolean} Admit
 */

/**
 * @param {FrontOptions} options
 * @returns {Admit} makes the request fit to be believed; false when it was refused, and answered
 */
export function createFront({ ownNames, isTrustedProxy, now }) {
  const isOurs = hostCheck(ownNames)
  const isTooMany = createPageLimit(now)
  return (request, response) => {
    const { url = '' } = request
    const [path = ''] = url.split('?', 1)
    const origin = originOf(request, onlyHost(request.rawHeaders), isTrustedProxy)
    const host = origin.host !== undefined && isOurs(origin.host) ? origin.host : null
    const { headers, policy, nonce } = securityHeaders(path, origin.protocol)
    for (const name in headers) response.setHeader(name, headers[name] ?? '')
    const refusal = findRefusal(request, path, host) ?? (isTooMany(path, origin.address) ? TOO_MANY : null)
    if (refusal !== null) {
      refuse(request, response, refusal)
      return false
    }
    rewriteHeaders(request, { ...origin, host: host ?? 'localhost' }, { path: shownPath(url, path), policy, nonce })
    return true
  }
}

/**
 * Path and query as the address bar shows them: the router of Next.js adds a parameter of its own.
 * @param {string} url
 * @param {string} path
 */
function shownPath(url, path) {
  if (!url.includes('_rsc=')) return url
  const query = new URLSearchParams(url.slice(path.length + 1))
  query.delete('_rsc')
  return query.size === 0 ? path : `${path}?${query}`
}
