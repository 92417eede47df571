/** Opens AWS Health for one poll, and closes what the poll holds when it is over, however it ends. */
import { recordOwner } from '@/lib/connections/write-check'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { SourceError } from '@/lib/errors'
import { Claims } from '@/lib/health-readings/write-claims'
import type { PollResult } from '@/lib/source-health/write'
import type { Calls } from '@/lib/sources/aws/calls'
import { readOwnAccount } from '@/lib/sources/aws/own-account'
import { openHealth } from '@/lib/sources/aws-health/open-health'
import type { Poll } from '../run-poll'
import { Attempts } from './attempts'
import type { HealthReading } from './reading'
import { Report } from './report'

/**
 * Does the work of a poll, which returns the cursor that it leaves.
 * @throws {SourceError} where any request failed, though what the others brought is stored
 */
export async function withReading<C extends object>(
  given: AwsConnection,
  { tally, keep, goOn }: Pick<Poll<C>, 'tally' | 'keep' | 'goOn'>,
  isAnew: boolean,
  work: (run: HealthReading) => Promise<C>,
): Promise<PollResult<C>> {
  const connection = await withAccount(given, tally)
  const reader = await openHealth(connection, tally)
  const [attempts, report, claims] = [new Attempts(), new Report(), new Claims(connection.id)]
  try {
    const cursor = await work({ connection, reader, attempts, claims, report, isAnew, keep, goOn })
    if (attempts.failure !== null) throw attempts.failure
    report.addStumbles(attempts.stumbles)
    const { eventsListed: eventsRead, eventsMoved, unreadable } = report
    if (eventsRead + eventsMoved + unreadable.length === 0) return { kind: 'unchanged', cursor }
    return { kind: 'read', cursor, eventsRead, eventsMoved, unreadable }
  } finally {
    await claims.end()
  }
}

/** Connections of the environment whose account AWS has named to this process: its credentials may change between two. */
const asked = new Set<string>()

/** An account's own connection needs to know whose events it reads; where STS does not say, their resources do. */
async function withAccount(connection: AwsConnection, calls: Calls): Promise<AwsConnection> {
  const { id, kind, origin, accountId: known } = connection
  if (kind !== 'account' || (known !== null && (origin !== 'environment' || asked.has(id)))) return connection
  try {
    const accountId = await readOwnAccount(connection, calls)
    await recordOwner(id, accountId)
    asked.add(id)
    return { ...connection, accountId }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    return connection
  }
}
