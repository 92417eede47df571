/** Rewrites the headers by which the application learns where a request comes from, so that it can believe them. */
import { clientAddress } from './client-address.mjs'

/** Headers that only a proxy, Next.js or we may set. */
const NOT_FROM_OUTSIDE =
  /^(x-forwarded-.*|forwarded|x-real-ip|x-nonce|x-middleware-.*|x-faultline-.*|content-security-policy.*)$/

/** By which the router of Next.js asks for pages; an answer of the API is none, and would become a redirect. */
const OF_THE_ROUTER = /^(rsc|next-router-.*|next-url)$/
const API_PATH = /^\/api(\/|$)/

/**
 * @typedef {object} Origin What is known of where a request comes from.
 * @property {string} address bare IP address
 * @property {'http' | 'https'} protocol by which the browser speaks, to us or to the trusted proxy
 * @property {string | undefined} host name that the browser used; undefined when it cannot be told
 */

/**
 * A connection that reaches us is plain http: TLS ends at a proxy, whose word counts only if it is trusted.
 * @param {import('node:http').IncomingMessage} request
 * @param {string | undefined} host Host header
 * @param {(address: string) => boolean} isTrusted
 * @returns {Origin}
 */
export function originOf({ headers, socket }, host, isTrusted) {
  const peer = clientAddress(socket.remoteAddress, undefined, isTrusted)
  if (!isTrusted(peer)) return { address: peer, protocol: 'http', host }
  return {
    address: clientAddress(peer, text(headers['x-forwarded-for']), isTrusted),
    protocol: nearest(headers['x-forwarded-proto']) === 'https' ? 'https' : 'http',
    host: nearest(headers['x-forwarded-host']) ?? host,
  }
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {Origin} origin
 * @param {{ path: string, policy: string | null, nonce: string | null }} page policy and nonce are null where no page is drawn
 */
export function rewriteHeaders({ headers }, { address, protocol, host }, { path, policy, nonce }) {
  const isApi = API_PATH.test(path)
  for (const name of Object.keys(headers))
    if (NOT_FROM_OUTSIDE.test(name) || (isApi && OF_THE_ROUTER.test(name))) delete headers[name]
  headers['x-forwarded-for'] = address
  headers['x-forwarded-proto'] = protocol
  headers['x-forwarded-host'] = host ?? 'localhost'
  headers['x-faultline-path'] = path
  if (policy === null || nonce === null) return
  // Next.js takes the nonce for its own scripts out of the policy.
  headers['content-security-policy'] = policy
  headers['x-nonce'] = nonce
}

/**
 * What the proxy next to us wrote: it appends.
 * @param {string | string[] | undefined} header
 */
function nearest(header) {
  return text(header)?.split(',').at(-1)?.trim()
}

/** @param {string | string[] | undefined} header */
function text(header) {
  return Array.isArray(header) ? header.join(',') : header
}
