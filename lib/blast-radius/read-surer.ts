/** Reads what would make a blast radius surer: where nothing tells what accounts use, or whom AWS names. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { allows, type Permission, type Principal } from '@/lib/domain/access'
import type { BlastAccount, BlastFacts } from '@/lib/domain/blast-radius/facts'
import { certaintyOf, TOUCH, touchesAt } from '@/lib/domain/blast-radius/moment'
import type { InventoryFinding } from '@/lib/domain/usage-count'
import type { SurerHint } from './contract'
import { type Directory, readDirectory } from './read-directory'

interface ConnectionRow {
  id: string
  name: string
  /** What could be asked for what accounts use; null: never asked. */
  found: InventoryFinding[] | null
  /** The worst that came of asking AWS Health; null: nothing bad. */
  health: 'denied' | 'not-subscribed' | 'not-set-up' | 'failed' | null
}

/** The same for all who are shown the same facts, for as long as these stand. */
const found = new WeakMap<BlastFacts, Promise<Hint[]>>()

/** What is missing; links only where the reader may follow them. */
export async function listSurerHints(facts: BlastFacts, principal: Principal): Promise<SurerHint[]> {
  const known = found.get(facts) ?? findHints(facts)
  found.set(facts, known)
  known.catch(() => found.delete(facts))
  return (await known).map(({ needs, ...hint }) =>
    needs === null || allows(principal, needs) ? hint : { ...hint, href: null, action: null },
  )
}

async function findHints(facts: BlastFacts): Promise<Hint[]> {
  const [connections, directory] = await Promise.all([listConnections(), readDirectory()])
  const present = facts.accounts.filter(({ isGone }) => !isGone)
  const byConnection = groupByConnection(present, directory)
  return [
    ...withoutConnection(connections, present.length),
    ...connections.flatMap((connection) => unknownUse(connection, byConnection.get(connection.id) ?? [])),
    ...outsideOfConnections(byConnection.get(null) ?? []),
    ...staleUse(facts),
    ...connections.flatMap((connection) => unreadHealth(connection, byConnection.get(connection.id) ?? [])),
    ...withoutTeam(facts),
    ...withoutRegion(facts),
  ]
}

type Hint = SurerHint & { needs: Permission | null }

async function listConnections(): Promise<ConnectionRow[]> {
  const { rows } = await pool().query<ConnectionRow>(
    `SELECT c.id, c.name, l.cursor->'found' AS found, (SELECT k.outcome FROM connection_check k
       WHERE k.connection_id = c.id AND k.permission LIKE 'health:%' AND k.outcome <> 'ok'
       ORDER BY k.outcome <> 'not-subscribed', k.outcome <> 'denied', k.outcome LIMIT 1) AS health
     FROM aws_connection c LEFT JOIN source_listing l ON l.id = 'inventory:' || c.id
     WHERE c.enabled ORDER BY lower(c.name), c.id`,
  )
  return rows
}

function groupByConnection(accounts: readonly BlastAccount[], { byId }: Directory): Map<string | null, BlastAccount[]> {
  const groups = new Map<string | null, BlastAccount[]>()
  for (const account of accounts) {
    const connection = byId.get(account.id)?.connectionId ?? null
    const group = groups.get(connection)
    if (group === undefined) groups.set(connection, [account])
    else group.push(account)
  }
  return groups
}

function withoutConnection(connections: readonly ConnectionRow[], accounts: number): Hint[] {
  if (connections.length > 0) return []
  const sentence =
    'No AWS organization is connected: AWS names no account here, and nothing is known of what accounts use.'
  return [{ sentence, accounts, href: '/settings/connections/new', action: 'Connect one', needs: 'connections:manage' }]
}

function unknownUse({ id, name, found }: ConnectionRow, accounts: readonly BlastAccount[]): Hint[] {
  const unknown = accounts.filter(({ usageUnknown }) => usageUnknown).length
  if (unknown === 0) return []
  const isRead = found?.some(({ state }) => state === 'read') ?? false
  const sentence = isRead
    ? `${countOf(unknown)} of ${name} ${unknown === 1 ? 'stands' : 'stand'} in no inventory that is read: nothing tells what they use. Let its AWS Config aggregator take them in.`
    : `${countOf(unknown)} of ${name}: nothing tells what they use. An AWS Config aggregator or a Resource Explorer index would.`
  const href = `/settings/connections/${id}`
  return [{ sentence, accounts: unknown, href, action: `Look at ${name}`, needs: 'connections:manage' }]
}

function outsideOfConnections(accounts: readonly BlastAccount[]): Hint[] {
  const unknown = accounts.filter(({ usageUnknown }) => usageUnknown).length
  if (unknown === 0) return []
  const sentence = `${countOf(unknown)} outside of any connection: nothing tells what they use. A file of what they use would.`
  return [{ sentence, accounts: unknown, href: '/accounts/import', action: 'Import a file', needs: 'accounts:manage' }]
}

function staleUse(facts: BlastFacts): Hint[] {
  const touches = touchesAt(facts, null)
  const stale = facts.accounts.filter(
    ({ trails, staleTrails }, index) => touches[index] === TOUCH.inferred && staleTrails.length === trails.length,
  ).length
  if (stale === 0) return []
  const sentence = `${countOf(stale)} ${stale === 1 ? 'is' : 'are'} inferred from usage that was last seen more than 30 days before: it may be gone.`
  return [
    {
      sentence,
      accounts: stale,
      href: '/settings/connections',
      action: 'Look at the connections',
      needs: 'connections:manage',
    },
  ]
}

const HEALTH: Readonly<Record<NonNullable<ConnectionRow['health']>, string>> = {
  'not-subscribed': 'its support plan does not include the AWS Health API',
  denied: 'AWS denies it',
  'not-set-up': "AWS Health's view of the organization is off",
  failed: 'asking failed',
}

function unreadHealth({ id, name, health }: ConnectionRow, accounts: readonly BlastAccount[]): Hint[] {
  if (health === null || accounts.length === 0) return []
  const sentence = `AWS Health cannot be read whole through ${name} (${HEALTH[health]}): of its ${countOf(accounts.length)} none may be confirmed that AWS names.`
  const href = `/settings/connections/${id}`
  return [{ sentence, accounts: accounts.length, href, action: `Look at ${name}`, needs: 'connections:manage' }]
}

function withoutTeam(facts: BlastFacts): Hint[] {
  const touches = touchesAt(facts, null)
  const unowned = facts.accounts.filter(
    ({ teams }, index) => teams.length === 0 && certaintyOf(touches[index] ?? 0) !== null,
  ).length
  if (unowned === 0) return []
  const sentence = `${countOf(unowned)} that ${unowned === 1 ? 'is' : 'are'} touched belong${unowned === 1 ? 's' : ''} to no team: nobody is known to tell.`
  return [{ sentence, accounts: unowned, href: '/accounts/rules', action: 'Give them teams', needs: 'accounts:manage' }]
}

function withoutRegion({ faults }: BlastFacts): Hint[] {
  if (!faults.some(({ region, via }) => region === null && via === 'told')) return []
  const sentence = 'The incident names no Region: whoever uses its services anywhere counts as touched.'
  return [{ sentence, accounts: 0, href: null, action: null, needs: null }]
}

function countOf(accounts: number): string {
  return accounts === 1 ? '1 account' : `${accounts.toLocaleString('en-US')} accounts`
}
