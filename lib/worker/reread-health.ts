/** Reads AWS Health anew, slowly: listings can leave something out, and resources change without moving their event. */
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { readConfiguration } from '@/lib/env.mjs'
import { listDueAgain } from '@/lib/health-readings/read'
import { readDatabaseClock } from '@/lib/health-readings/write-progress'
import type { ListingId } from '@/lib/source-health/sources'
import { findListingTimes } from '@/lib/source-health/write'
import { beginListing, type ListingUnderWay } from './health/health-cursor'
import { listEvents } from './health/list-events'
import { withReading } from './health/open-reading'
import { readEvents } from './health/read-events'
import type { HealthReading } from './health/reading'
import { LOOKED_UP, supplyOf } from './health/supply'
import { runPoll } from './run-poll'

/** What a re-reading that was broken off leaves; empty once it is through. */
interface RereadCursor {
  /** When it began, by PostgreSQL's clock: what was read since then need not be read again. */
  begunAt?: number
  listing?: ListingUnderWay | null
  isListed?: boolean
}

/** One re-reading, unless it is not due yet; returns when the next is due. */
export async function rereadHealth(connection: AwsConnection): Promise<Date> {
  const dueAt = await firstDue(connection.id)
  if (dueAt.getTime() > Date.now()) return dueAt
  const listing: ListingId = `reread:${connection.id}`
  const { nextPollAt } = await runPoll<RereadCursor>(listing, (begun) =>
    withReading(connection, begun, true, (run) => reread(run, begun.cursor)),
  )
  return nextPollAt
}

/** The first comes one interval after the first complete poll, which has just read everything. */
async function firstDue(connectionId: string): Promise<Date> {
  const { rereadSeconds, pollSeconds } = readConfiguration()
  const [poll, own] = [
    await findListingTimes(`health:${connectionId}`),
    await findListingTimes(`reread:${connectionId}`),
  ]
  if (own.lastAttemptAt !== null) return own.lastAttemptAt
  if (poll.firstCompleteAt === null) return new Date(Date.now() + pollSeconds * 1_000)
  return new Date(poll.firstCompleteAt.getTime() + rereadSeconds * 1_000)
}

/** Lists everything that AWS keeps, then reads whole what moved, was refused, or is not closed. */
async function reread(run: HealthReading, left: RereadCursor): Promise<RereadCursor> {
  const begunAt = left.begunAt ?? (await readDatabaseClock())
  if (!left.isListed) {
    await listEvents(run, left.listing ?? beginListing(null), {
      underWay: (underWay) => ({ begunAt, listing: underWay }),
      complete: () => ({ begunAt, isListed: true }),
    })
  }
  let after: string | null = null
  const listMore = async () => {
    const arns: string[] = await listDueAgain(run.connection.id, begunAt, after, LOOKED_UP)
    after = arns.at(-1) ?? after
    return arns
  }
  await readEvents(run, supplyOf(run, listMore, begunAt))
  return {}
}
