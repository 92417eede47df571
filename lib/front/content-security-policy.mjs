/** The content security policies: what a page may load and run, and that all other answers may do nothing. */
import { randomBytes } from 'node:crypto'

/** JSON, exports and files: nothing in them ever runs, also when somebody opens them as a page. */
const INERT = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/**
 * Scripts run by nonce alone; those loaded by such a script are trusted too ('strict-dynamic'), which is how Next.js
 * loads its chunks. Styles: sheets of our own or with the nonce; `style` attributes stay allowed, since React writes
 * computed places and sizes into them. Forms go to us alone, and browsers hold redirects after a form to that as well:
 * single sign-on therefore leaves by a link.
 */
const PAGE = [
  "default-src 'self'",
  "script-src 'self' 'nonce-NONCE' 'strict-dynamic'",
  "style-src 'self' 'nonce-NONCE'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const INERT_PATH = /^\/(api|_next\/static)\//

/**
 * @param {string} path of the request
 * @param {'http' | 'https'} protocol
 * @returns {{ policy: string, nonce: string | null }} a fresh nonce for each page
 */
export function contentSecurityPolicy(path, protocol) {
  if (INERT_PATH.test(path)) return { policy: INERT, nonce: null }
  const nonce = randomBytes(16).toString('base64')
  const policy = PAGE.replaceAll('NONCE', nonce)
  return { policy: protocol === 'https' ? `${policy}; upgrade-insecure-requests` : policy, nonce }
}
