/** Where somebody goes on after signing in: only ever to a page of our own. */

/** A stand-in for our own origin; the domain is one that never exists (RFC 2606). */
const HERE = 'https://faultline.invalid'

/** Pages that lead nowhere once somebody is signed in, and answers that are no pages. */
const NOT_AFTERWARDS = /^\/(api|sign-in|setup)(\/|$)/

/**
 * The path and query that `wanted` names, as a browser would read it; `/` for anything that could lead elsewhere: other
 * origins, `//host`, backslashes, control characters, several values.
 */
export function safeNextPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > 2_000) return '/'
  if (!/^\/(?![/\\])/.test(wanted) || /[\\\p{Cc}]/u.test(wanted)) return '/'
  if (!URL.canParse(wanted, HERE)) return '/'
  const { origin, pathname, search, hash } = new URL(wanted, HERE)
  // `/./` and `/../` are gone only now.
  if (origin !== HERE || pathname.startsWith('//') || NOT_AFTERWARDS.test(pathname)) return '/'
  return `${pathname}${search}${hash}`
}
