/** Walks through AWS Health's listing page by page; each page is kept before the next is asked for. */
import { inTransaction } from '@/lib/db/transaction'
import { SourceError } from '@/lib/errors'
import { storeListed } from '@/lib/health-readings/write-listed'
import { AwsError } from '@/lib/sources/aws/aws-error'
import { InvalidTokenError, type ListingPage } from '@/lib/sources/aws-health/reader'
import { afterPage, beginListing, type ListingUnderWay } from './health-cursor'
import type { HealthReading } from './reading'

/** How a listing is noted: a poll and a re-reading each have a cursor of their own. */
export interface ListingNotes {
  /** The cursor while the listing is under way. */
  underWay: (listing: ListingUnderWay) => object
  /** The cursor when it is complete. */
  complete: (listing: ListingUnderWay) => object
}

/** Of the events that a listing marks, so many are named; where there are more, they are found as pending. */
const MOST_NAMED = 1_000

/** So often a listing starts over in one poll before the next poll tries. */
const MOST_RESTARTS = 10

/**
 * Goes on with a listing until it is complete, and returns the ARNs of events that are to be read because of it,
 * at most a thousand.
 * @throws {SourceError} when AWS does not answer; the pages before are kept, and the listing goes on from there
 */
export async function listEvents(
  { connection, reader, report, keep }: HealthReading,
  begun: ListingUnderWay,
  notes: ListingNotes,
): Promise<string[]> {
  const marked: string[] = []
  let listing = begun
  let restarts = 0
  const tokens = new Set(begun.token === null ? [] : [begun.token])
  const anew = () => beginListing(listing.updatedSince, listing.isNarrow)
  const startOver = async (because: SourceError) => {
    if (listing.token === null) throw because
    listing = anew()
    await inTransaction((client) => keep(client, notes.underWay(listing)))
    restarts += 1
    tokens.clear()
    if (!(because instanceof InvalidTokenError) || restarts > MOST_RESTARTS) throw because
  }
  for (;;) {
    const page = await readPage(() => reader.listPage(listing))
    if (page instanceof SourceError) {
      await startOver(page)
      continue
    }
    const { nextToken } = page
    const isCircle = nextToken !== null && tokens.has(nextToken)
    listing = isCircle ? anew() : afterPage(listing, page)
    const cursor = nextToken === null ? notes.complete(listing) : notes.underWay(listing)
    await inTransaction(async (client) => {
      await keep(client, cursor)
      const found = await storeListed(client, connection.id, page.events)
      marked.push(...found.slice(0, MOST_NAMED - marked.length))
    })
    report.eventsListed += page.events.length
    report.addUnreadable(page.unreadable)
    if (isCircle) throw circle(connection.name)
    if (nextToken === null) return marked
    tokens.add(nextToken)
  }
}

/** A page, or the error after which its token is worth nothing. */
async function readPage(read: () => Promise<ListingPage>): Promise<ListingPage | SourceError> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof InvalidTokenError || (error instanceof SourceError && error.kind === 'parse')) return error
    if (error instanceof AwsError && error.reason === 'refused') return error
    throw error
  }
}

function circle(connection: string): SourceError {
  return new SourceError(
    'parse',
    `Connection ${connection}: AWS Health's listing of events goes in a circle; what it showed is stored, and the next ` +
      'poll begins it anew',
  )
}
