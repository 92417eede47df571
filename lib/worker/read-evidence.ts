/** Begins a round of collecting evidence through one connection: what concerns the organization, then every account. */
import { findConnection } from '@/lib/connections/read'
import { announce } from '@/lib/db/announce'
import { inTransaction } from '@/lib/db/transaction'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { readConfiguration } from '@/lib/env.mjs'
import { isDirectoryRead, listAccountsToRead, listTrailOwners } from '@/lib/evidence/read-accounts'
import { enqueueReadings } from '@/lib/evidence/write-collection'
import { closeAccounts, storeFacts } from '@/lib/evidence/write-facts'
import { beginRun } from '@/lib/evidence/write-run'
import { takeAccount } from '@/lib/evidence/write-turn'
import type { PollResult } from '@/lib/source-health/write'
import { readOwnAccount } from '@/lib/sources/aws/own-account'
import { collectOrganization } from '@/lib/sources/iam-evidence/collect'
import { openAccount } from '@/lib/sources/iam-evidence/open-account'
import { evidenceContext, parted } from './evidence-context'
import { type Poll, runPoll } from './run-poll'

/** The round that a poll began. */
interface EvidenceCursor {
  run?: string
}

/** One round; returns when the next is due. It is over once its accounts were handed out, not once they are read. */
export async function readEvidence(connection: AwsConnection): Promise<Date> {
  if (!(await isDirectoryRead(connection.id))) return new Date(Date.now() + readConfiguration().pollSeconds * 1_000)
  const { nextPollAt } = await runPoll<EvidenceCursor>(`evidence:${connection.id}`, (poll) => begin(connection, poll))
  return nextPollAt
}

async function begin(
  given: AwsConnection,
  { startedAt, tally, keep }: Poll<EvidenceCursor>,
): Promise<PollResult<EvidenceCursor>> {
  // Whose credentials these are may have become known since the poll was planned.
  const connection = (await findConnection(given.id)) ?? given
  const reader = connection.accountId ?? (await readOwnAccount(connection, tally))
  const session = openAccount({ ...connection, accountId: reader }, reader, tally)
  const organization = await collectOrganization(session, await evidenceContext(connection, reader))
  return inTransaction(async (client) => {
    const { active, closed } = await listAccountsToRead(connection.id, client)
    await storeFacts(client, reader, parted([organization]), await takeAccount(client, reader, startedAt))
    await closeAccounts(client, closed, startedAt)
    const owners = await listTrailOwners(connection.id, client)
    const run = await beginRun(client, { connection: connection.id, trigger: 'schedule', askedBy: null }, active)
    await keep(client, { run })
    await enqueueReadings(client, active, 'schedule', [...owners, reader])
    await announce(client, { topic: 'evidence' })
    return { kind: 'read', cursor: { run }, eventsRead: active.length, eventsMoved: 0, unreadable: [] }
  })
}
