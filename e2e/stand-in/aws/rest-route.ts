/** Reads requests of REST services: the operation that a path means, and its input from path, query and body. */
import type { Input } from './call'
import type { Route } from './wires'

const NUMBERS: ReadonlySet<string> = new Set(['maxResults', 'MaxResults'])

/** The operation of a request with the members that its path and query hold; null where no route fits. */
export function readRoute(
  routes: readonly Route[],
  method: string,
  url: string,
): { operation: string; input: Input } | null {
  const { pathname, searchParams } = new URL(url, 'http://stand-in')
  const query = Object.fromEntries(
    Array.from(searchParams, ([name, value]) => [name, NUMBERS.has(name) ? Number(value) : value]),
  )
  for (const [expected, path, operation] of routes) {
    const members = expected === method ? match(path, pathname) : null
    if (members) return { operation, input: { ...query, ...members } }
  }
  return null
}

function match(path: string, asked: string): Record<string, string> | null {
  const wanted = path.split('/')
  const parts = asked.replace(/\/$/, '').split('/')
  if (wanted.length !== parts.length) return null
  const members: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const given = parts[index] ?? ''
    if (part.startsWith('{')) members[part.slice(1, -1)] = decodeURIComponent(given)
    else if (part !== given) return null
  }
  return members
}
