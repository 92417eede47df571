/** Goes through listings to their end, whatever a service calls its tokens, and no further than is good for a worker. */
import { SourceError } from '@/lib/errors'
import { pagesOf } from '@/lib/sources/aws/pages'

/** A page in our words: what it holds, and where the next begins; nothing after the last. */
export interface Page<T> {
  items: readonly T[]
  next: string | null | undefined
}

/**
 * All items of a listing, at most `most`; a page may be empty and have a next one. `request` gets no token for the first.
 * @throws {SourceError} where it does not end
 */
export async function listAll<T>(
  what: string,
  request: (token: string | undefined) => Promise<Page<T>>,
  most = Number.POSITIVE_INFINITY,
): Promise<T[]> {
  const all: T[] = []
  const pages = pagesOf(what, async (token) => {
    const { items, next } = await request(token ?? undefined)
    if (next && next === token) throw new SourceError('parse', `${what} does not end: AWS sent the same token again.`)
    return { items, NextToken: next ?? undefined }
  })
  for await (const { items } of pages) {
    for (const item of items) all.push(item)
    if (all.length >= most) break
  }
  return all.length > most ? all.slice(0, most) : all
}

/** The parts of IAM's pages that lead to the next: it may name a marker on the last as well. */
export function markerAfter(page: { IsTruncated?: boolean | undefined; Marker?: string | undefined }): string | null {
  return page.IsTruncated === true ? (page.Marker ?? null) : null
}

/** `{ key: token }`, and nothing where there is no token: AWS refuses undefined ones in places. */
export function tokenAs<K extends string>(key: K, token: string | undefined): { [Key in K]?: string } {
  return token === undefined ? {} : ({ [key]: token } as { [Key in K]?: string })
}
