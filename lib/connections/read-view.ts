/** Reads connections for people: their list, and one with its checks, sources and documents. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Principal } from '@/lib/domain/access'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { policyOf, takingRolePolicy } from '@/lib/domain/aws-policy'
import { cloudFormationText } from '@/lib/domain/aws-templates/cloudformation'
import { templateValuesOf } from '@/lib/domain/aws-templates/template-values'
import { terraformText } from '@/lib/domain/aws-templates/terraform'
import { listSources } from '@/lib/source-health/read'
import type { ConnectionDocuments, ConnectionSummary, ConnectionView, PermissionCheckView } from './contract'
import { presentChecks, sourcesOf, summarise, summaryFor } from './present'
import { findConnection, listConnections } from './read'

/** All connections by name, with their state, for somebody who may see only `accounts` (null: all of them). */
export async function listConnectionSummaries(accounts: Principal['accounts']): Promise<ConnectionSummary[]> {
  const [connections, sources] = await Promise.all([listConnections(), listSources(accounts)])
  return connections.map((connection) => summaryFor(summarise(connection, sources), accounts))
}

/** One connection with all that its page shows, for those who see all accounts; null where there is none. */
export async function findConnectionView(id: string): Promise<ConnectionView | null> {
  const [connection, sources, checks, counts] = await Promise.all([
    findConnection(id),
    listSources(null),
    readChecks(id),
    readCounts(id),
  ])
  if (connection === null) return null
  const { state, lastCompletePollAt } = summarise(connection, sources)
  return {
    ...connection,
    ...counts,
    state,
    lastCompletePollAt,
    sources: sourcesOf(connection, sources),
    checks: presentChecks(connection, checks),
    checkedAt: checks[0]?.checkedAt.toISOString() ?? null,
  }
}

interface CheckRow extends Omit<PermissionCheckView, 'feature'> {
  checkedAt: Date
}

async function readChecks(id: string): Promise<CheckRow[]> {
  const { rows } = await pool().query<CheckRow>(
    `SELECT permission AS action, outcome, sentence, checked_at AS "checkedAt" FROM connection_check
     WHERE connection_id = $1`,
    [id],
  )
  return rows
}

async function readCounts(id: string): Promise<{ events: number; accounts: number }> {
  const { rows } = await pool().query<{ events: number; accounts: number }>(
    `SELECT (SELECT count(*)::int FROM event_reading WHERE connection_id = $1) AS events,
            (SELECT count(*)::int FROM aws_account WHERE connection_id = $1) AS accounts`,
    [id],
  )
  return rows[0] ?? { events: 0, accounts: 0 }
}

/** The policy and the templates, filled with the connection's values. `origin`: where Faultline is reached. */
export async function readDocuments(connection: AwsConnection, origin: string): Promise<ConnectionDocuments> {
  const ownAccount = await findOwnAccount(connection)
  const values = templateValuesOf(connection, { ownAccount, origin })
  const takingRole = takingRolePolicy(connection)
  return {
    'policy.json': json(policyOf(connection)),
    'faultline.yaml': cloudFormationText(values),
    'faultline.tf': terraformText(values),
    takingRole: takingRole === null ? null : json(takingRole),
  }
}

/** The account that Faultline runs in, as a connection that uses its own credentials has told; null where none has. */
async function findOwnAccount({ partition }: AwsConnection): Promise<string | null> {
  const { rows } = await pool().query<{ account: string }>(
    `SELECT account_id AS account FROM aws_connection
     WHERE credentials = 'default' AND partition = $1 AND account_id IS NOT NULL ORDER BY id LIMIT 1`,
    [partition],
  )
  return rows[0]?.account ?? null
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
