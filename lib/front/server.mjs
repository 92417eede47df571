/** HTTP servers whose requests all pass the front first. */
import { createServer } from 'node:http'
import { METHOD_REFUSED } from './refusal.mjs'
import { refuse, refuseConnection } from './refuse.mjs'

/**
 * @typedef {import('./refusal.mjs').Refusal} Refusal
 * @typedef {import('node:http').RequestListener} RequestListener
 * @typedef {import('node:http').Server} Server
 */

/**
 * What Node says of requests that it cannot read.
 * @type {Record<string, Refusal>}
 */
const UNREADABLE = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: 'Request header fields too large',
    detail: 'The headers of the request are too long. Deleting the cookies of this site may help.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, title: 'Request timeout', detail: 'The request did not arrive in time.' },
}
/** @type {Refusal} */
const MALFORMED = { status: 400, title: 'Bad request', detail: 'This is no HTTP request that can be read.' }
/** @type {Refusal} */
const EXPECTATION_REFUSED = {
  status: 417,
  title: 'Expectation failed',
  detail: 'Of what a request may expect, Faultline knows 100-continue.',
}

/**
 * @param {import('./front.mjs').Admit} admit
 * @param {RequestListener} listener hears of admitted requests alone
 * @param {import('node:http').ServerOptions} [options]
 * @returns {Server}
 */
export function createServerBehind(admit, listener, options = {}) {
  // Requests without Host get our answer: Node's has no headers.
  const server = createServer({ ...options, requireHostHeader: false })
  server.on('request', (request, response) => {
    if (admit(request, response)) listener(request, response)
  })
  server.on('checkContinue', (request, response) => {
    if (!admit(request, response)) return
    response.writeContinue()
    listener(request, response)
  })
  server.on('checkExpectation', (request, response) => {
    if (admit(request, response)) refuse(request, response, EXPECTATION_REFUSED)
  })
  server.on('connect', (_request, socket) => refuseConnection(socket, METHOD_REFUSED))
  refuseUnreadable(server)
  ignoreUpgrades(server)
  return server
}

/** @param {Server} server */
function refuseUnreadable(server) {
  /** @type {WeakMap<import('node:stream').Duplex, import('node:http').ServerResponse>} */
  const latest = new WeakMap()
  server.prependListener('request', (request, response) => latest.set(request.socket, response))
  server.on('clientError', (/** @type {NodeJS.ErrnoException} */ error, socket) => {
    const response = latest.get(socket)
    const isAmidAnswer = response?.headersSent && !response.writableFinished
    if (error.code === 'ECONNRESET' || !socket.writable || isAmidAnswer) socket.destroy()
    else refuseConnection(socket, UNREADABLE[error.code ?? ''] ?? MALFORMED)
  })
}

/**
 * There are no WebSockets here, but Next.js listens for them, on connections that would not pass the front. A server on
 * which nobody listens for upgrades takes the request for the ordinary one that it also is (RFC 9110, section 7.8).
 * @param {Server} server
 */
function ignoreUpgrades(server) {
  /** @type {(event: string, heard: () => void) => Server} */
  const listen = server.on.bind(server)
  const on = (/** @type {string} */ event, /** @type {() => void} */ heard) =>
    event === 'upgrade' ? server : listen(event, heard)
  Object.assign(server, { on })
}
