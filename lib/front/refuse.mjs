/** Answers what goes no further, so that whoever asked gets to read the answer. */
import { STATUS_CODES } from 'node:http'
import { problemOf } from './refusal.mjs'
import { securityHeaders } from './security-headers.mjs'

/** How long a body that nobody wants may go on arriving. A connection closed under it would lose the answer. */
const LINGER_MS = 2_000

/** @typedef {import('./refusal.mjs').Refusal} Refusal */

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Refusal} refusal
 */
export function refuse(request, response, refusal) {
  const { headers, body } = problemOf(refusal)
  if (!hasBody(request)) {
    response.writeHead(refusal.status, headers).end(body)
    return
  }
  response.writeHead(refusal.status, { ...headers, Connection: 'close' }).write(body)
  const end = () => response.end()
  const timer = setTimeout(end, LINGER_MS)
  response.on('close', () => clearTimeout(timer))
  request.on('end', end).resume()
}

/**
 * Refuses where there is only the connection: CONNECT, and what is no HTTP.
 * @param {import('node:stream').Duplex} socket
 * @param {Refusal} refusal
 */
export function refuseConnection(socket, refusal) {
  const problem = problemOf(refusal)
  const headers = { ...securityHeaders('/api/', 'http').headers, ...problem.headers, Connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const head = [`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`, ...lines, '', '']
  socket.on('error', () => socket.destroy())
  socket.end(`${head.join('\r\n')}${problem.body}`, () => socket.destroy())
}

/** @param {import('node:http').IncomingMessage} request */
function hasBody({ headers }) {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
