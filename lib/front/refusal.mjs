/** Which requests go no further, and why. */

/**
 * @typedef {object} Refusal
 * @property {number} status
 * @property {string} title
 * @property {string} detail
 * @property {Record<string, string>} [headers]
 */

export const MAX_BODY_BYTES = 1_048_576
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const READS = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Its handlers judge that themselves: a token may come from anywhere. */
const API_PATH = /^\/api\//
/** Asked by machinery that cannot know our name, and answered without data. */
const HEALTH_PATH = /^\/api\/health\//

/** @type {Refusal} */
export const METHOD_REFUSED = {
  status: 405,
  title: 'Method not allowed',
  detail: `Faultline knows ${METHODS.join(', ')}.`,
  headers: { Allow: METHODS.join(', ') },
}

/** @type {Refusal} */
const TARGET_REFUSED = {
  status: 400,
  title: 'Bad request',
  detail: 'The request must name a path of Faultline, beginning with one slash.',
}

/** @type {Refusal} */
const PATH_REFUSED = { status: 404, title: 'Not found', detail: 'No address of Faultline has // or \\ in it.' }

/** @type {Refusal} */
const PATH_UNREADABLE = { status: 400, title: 'Bad request', detail: 'The path is not properly percent-encoded.' }

/** @type {Refusal} */
const FOREIGN_CHANGE = {
  status: 403,
  title: 'Forbidden',
  detail: 'This request did not come from a page of Faultline. Nothing was changed.',
}

/** @type {Refusal} */
const HOST_REFUSED = {
  status: 421,
  title: 'Misdirected request',
  detail:
    'Faultline does not answer under this name. If it should, set FAULTLINE_URL to the address that people use, such as https://faultline.example.org, and start it again.',
}

/** @type {Refusal} */
const LENGTH_REQUIRED = {
  status: 411,
  title: 'Length required',
  detail: 'Send the length of the body in Content-Length.',
}

/** @type {Refusal} */
const TOO_LARGE = {
  status: 413,
  title: 'Content too large',
  detail: `A request may carry ${MAX_BODY_BYTES} bytes at most.`,
}

/** @type {Refusal} */
export const TOO_MANY = {
  status: 429,
  title: 'Too many requests',
  detail: 'Too many pages were asked for from this address within a second. Try again in 1 s.',
  headers: { 'Retry-After': '1' },
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {string} path
 * @param {string | null} host that the browser used; null where it is none of ours
 * @returns {Refusal | null} null for what may pass
 */
export function findRefusal({ method = '', url = '', headers }, path, host) {
  if (!METHODS.includes(method)) return METHOD_REFUSED
  // `http://elsewhere/…`, as proxies are asked, and `*`.
  if (!url.startsWith('/')) return TARGET_REFUSED
  // Next.js would answer with a redirect, to whatever host such a path may be read as.
  if (/\/\/|\\/.test(path)) return PATH_REFUSED
  if (!isDecodable(path)) return PATH_UNREADABLE
  if (host === null && !HEALTH_PATH.test(path)) return HOST_REFUSED
  if (!READS.has(method) && !API_PATH.test(path) && isForeign(headers, host)) return FOREIGN_CHANGE
  if (headers['transfer-encoding'] !== undefined) return LENGTH_REQUIRED
  if (Number(headers['content-length'] ?? 0) > MAX_BODY_BYTES) return TOO_LARGE
  return null
}

/** @param {string} path */
function isDecodable(path) {
  if (!path.includes('%')) return true
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/**
 * Whether another site makes the browser send it: by what browsers say of that (Fetch Metadata, W3C; Origin, RFC 6454).
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {string | null} host
 */
function isForeign(headers, host) {
  const { origin, 'sec-fetch-site': site } = headers
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  return origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host)
}

/**
 * A refusal as a problem (RFC 9457), in the form of lib/wire/respond.ts.
 * @param {Refusal} refusal
 * @returns {{ headers: Record<string, string | number>, body: string }}
 */
export function problemOf({ status, title, detail, headers }) {
  const body = JSON.stringify({ type: 'about:blank', title, status, detail })
  return {
    headers: {
      ...headers,
      'Content-Type': 'application/problem+json',
      'Content-Length': Buffer.byteLength(body),
      'Cache-Control': 'no-store',
    },
    body,
  }
}
