/** Watches changes to identity through one connection: asks for what happened since each account was last read, in turn. */

import { inTransaction } from '@/lib/db/transaction'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { SourceError } from '@/lib/errors'
import { listWatchedAccounts, readLookupOutcome } from '@/lib/iam-changes/read-lookups'
import { askForNews, forgetLookups, requeueLostLookups } from '@/lib/iam-changes/write-lookups'
import type { PollResult } from '@/lib/source-health/write'
import { type Poll, runPoll } from './run-poll'

/** How many accounts are asked for in one round: those that were asked for longest ago. */
const MOST_ACCOUNTS = 1_000

/** When the last round began, ISO 8601; nothing before the first. */
interface WatchCursor {
  begunAt?: string
}

/** One round; returns when the next is due. What the round before brought is what this one tells. */
export async function watchChanges(connection: AwsConnection): Promise<Date> {
  const { nextPollAt } = await runPoll<WatchCursor>(`iam-changes:${connection.id}`, (poll) =>
    lookRound(connection, poll),
  )
  return nextPollAt
}

async function lookRound(
  connection: AwsConnection,
  { cursor, startedAt, tally }: Poll<WatchCursor>,
): Promise<PollResult<WatchCursor>> {
  const since = cursor.begunAt === undefined ? startedAt : new Date(cursor.begunAt)
  const { done, refused, why, changes } = await readLookupOutcome(connection.id, since)
  const accounts = await listWatchedAccounts(connection.id, MOST_ACCOUNTS)
  await inTransaction(async (client) => {
    await forgetLookups(client)
    await requeueLostLookups(client)
    await askForNews(client, accounts)
  })
  tally.requests += done + refused
  if (done === 0 && refused > 0) {
    throw new SourceError(
      'denied',
      why ?? `Connection ${connection.name}: CloudTrail could not be asked in any account.`,
    )
  }
  return {
    ...{ kind: 'read', cursor: { begunAt: startedAt.toISOString() }, unreadable: [] },
    ...{ eventsRead: changes, eventsMoved: changes },
  }
}
