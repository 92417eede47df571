/** Goes through a listing page by page, whatever the service calls its tokens. */
import { SourceError } from '@/lib/errors'

/** A listing whose pages never end would keep the worker busy for good. */
const MOST_PAGES = 100_000

/**
 * The pages of a listing as they come. `request` gets the token of the page before; null for the first.
 * @throws {SourceError} of kind parse for a listing, named by `what`, that does not end
 */
export async function* pagesOf<T extends { NextToken?: string | undefined }>(
  what: string,
  request: (token: string | null) => Promise<T>,
): AsyncGenerator<T> {
  let token: string | null = null
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const output: T = await request(token)
    yield output
    token = output.NextToken || null
    if (token === null) return
  }
  throw new SourceError('parse', `${what} does not end: AWS sent ${MOST_PAGES.toLocaleString('en-US')} pages of it.`)
}
