/** Polls AWS Health through one connection: what moved since the last complete poll, whole. */
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { readConfiguration } from '@/lib/env.mjs'
import { SourceError } from '@/lib/errors'
import { listPending, type Place } from '@/lib/health-readings/read'
import type { ListingId } from '@/lib/source-health/sources'
import { groupsOf } from './health/at-once'
import { afterListing, type HealthCursor, listingOf } from './health/health-cursor'
import { type ListingNotes, listEvents } from './health/list-events'
import { withReading } from './health/open-reading'
import { readEvents } from './health/read-events'
import type { HealthReading } from './health/reading'
import { eachOnce, LOOKED_UP, supplyOf } from './health/supply'
import { runPoll } from './run-poll'

/** One poll; returns when the next is due. */
export async function pollHealth(connection: AwsConnection): Promise<Date> {
  const listing: ListingId = `health:${connection.id}`
  const { nextPollAt } = await runPoll<HealthCursor>(listing, (begun) =>
    withReading(connection, begun, false, (run) => poll(run, begun.cursor)),
  )
  return nextPollAt
}

/**
 * Lists what moved, then reads all that is to be read, the latest first. Where that takes long it is listed anew
 * meanwhile, so that a first reading of years keeps nobody waiting for what happens now.
 */
async function poll(run: HealthReading, left: HealthCursor): Promise<HealthCursor> {
  let cursor = left
  let listedAt = performance.now()
  const keep = (next: HealthCursor) => {
    cursor = next
    return next
  }
  const notes: ListingNotes = {
    underWay: (underWay) => keep({ ...cursor, listing: underWay }),
    complete: (whole) => keep(afterListing(cursor, whole)),
  }
  const list = async () => {
    const marked = await listOrNote(run, () => listEvents(run, listingOf(cursor), notes))
    listedAt = performance.now()
    return marked
  }
  const listAgain = async () => {
    if (performance.now() - listedAt < readConfiguration().pollSeconds * 1_000) return
    const marked = await list()
    await readEvents(run, supplyOf(run, eachOnce(groupsOf(marked, LOOKED_UP)), null))
  }
  await list()
  // One that an earlier poll began is complete now, and what moved since then may be missing from it.
  if (left.listing && !cursor.listing) await list()
  await readEvents(run, supplyOf(run, pendingOf(run.connection.id), null), listAgain)
  return cursor
}

/** What was listed before is read even where the listing fails. */
async function listOrNote({ attempts }: HealthReading, list: () => Promise<string[]>): Promise<string[]> {
  try {
    return await list()
  } catch (error) {
    if (!(error instanceof SourceError) || error.kind === 'denied' || error.kind === 'not-subscribed') throw error
    attempts.note(error)
    return []
  }
}

function pendingOf(connectionId: string): () => Promise<string[]> {
  let after: Place | null = null
  return async () => {
    const places = await listPending(connectionId, after, LOOKED_UP)
    after = places.at(-1) ?? after
    return places.map(({ arn }) => arn)
  }
}
