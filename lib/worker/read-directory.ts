/** Reads the accounts that a connection reaches: their names, units and tags; then applies the rules to them. */
import { finishListing, listUnseen, storeAccounts, storeUnits } from '@/lib/accounts/write-directory'
import { applyRules } from '@/lib/accounts/write-rules'
import { listAccountsWithOldTags, storeTags } from '@/lib/accounts/write-tags'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import type { PollResult } from '@/lib/source-health/write'
import { readOwnAccount } from '@/lib/sources/aws/own-account'
import { type OrganizationsClient, openOrganizations } from '@/lib/sources/organizations/client'
import { readTags } from '@/lib/sources/organizations/read-tags'
import { findListed, readTree } from '@/lib/sources/organizations/read-tree'
import type { Unreadable } from '@/lib/sources/source'
import { type Poll, runPoll } from './run-poll'
import { UnreadableList } from './unreadable-list'

/** One reading; returns when the next is due. */
export async function readDirectory(connection: AwsConnection): Promise<Date> {
  const { nextPollAt } = await runPoll<object>(`directory:${connection.id}`, (poll) =>
    connection.kind === 'organization' ? readOrganization(connection, poll) : readOneAccount(connection, poll),
  )
  return nextPollAt
}

async function readOneAccount(
  connection: AwsConnection,
  { startedAt, tally }: Poll<object>,
): Promise<PollResult<object>> {
  const id = connection.accountId ?? (await readOwnAccount(connection, tally))
  // Credentials that work belong to an account that is active; its name and e-mail are for its organization to tell.
  const account = { id, name: connection.name, email: null, status: 'ACTIVE', joinedAt: null, unitId: null }
  const eventsMoved = await storeAccounts(connection, [account], startedAt)
  await finishListing(
    connection,
    { gone: await listUnseen(connection, startedAt), stillThere: [], units: [] },
    startedAt,
  )
  return { kind: 'read', cursor: {}, eventsRead: 1, eventsMoved, unreadable: [] }
}

async function readOrganization(connection: AwsConnection, poll: Poll<object>): Promise<PollResult<object>> {
  const organizations = openOrganizations(connection, poll.tally)
  const listed = await readAccounts(connection, organizations, poll.startedAt)
  let retagged = 0
  try {
    await readTags(organizations, await listAccountsWithOldTags(connection.id), async (tags) => {
      retagged += await storeTags(tags, new Date())
    })
  } finally {
    // What is known of units and tags counts, whether or not the rest could be read.
    await applyRules()
  }
  return { kind: 'read', cursor: {}, ...listed, eventsMoved: listed.eventsMoved + retagged }
}

async function readAccounts(
  connection: AwsConnection,
  organizations: OrganizationsClient,
  startedAt: Date,
): Promise<{ eventsRead: number; eventsMoved: number; unreadable: Unreadable[] }> {
  const units: string[] = []
  const unreadable = new UnreadableList()
  let eventsRead = 0
  let eventsMoved = 0
  await readTree(organizations, {
    units: async (found) => {
      units.push(...found.map(({ id }) => id))
      await storeUnits(connection, found)
    },
    accounts: async (found) => {
      eventsRead += found.length
      eventsMoved += await storeAccounts(connection, found, startedAt)
    },
    unreadable: (items) => unreadable.add(items),
  })
  const unseen = await listUnseen(connection, startedAt)
  const stillThere = unseen.length > 0 ? await findListed(organizations, unseen) : []
  const gone = unseen.filter((id) => !stillThere.includes(id))
  await finishListing(connection, { gone, stillThere, units }, startedAt)
  return { eventsRead, eventsMoved: eventsMoved + gone.length, unreadable: unreadable.items }
}
