/** Writes down what people say of accounts: that an incident touched them, or that it did not. */
import 'server-only'
import type pg from 'pg'
import type { Actor } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { inTransaction } from '@/lib/db/transaction'
import type { Principal } from '@/lib/domain/access'
import type { AccountReport } from '@/lib/domain/blast-radius/facts'
import { AppError } from '@/lib/errors'
import { changeBy, type Doer, doerOf } from '@/lib/incidents/doer'
import { writeChange } from '@/lib/incidents/write-change'
import { type LockedIncident, lockIncident } from '@/lib/incidents/write-lock'

/** Who says it. */
export interface Reporter {
  principal: Principal
  actor: Actor
}

/** What somebody says of an account. */
export interface NewReport {
  /** 12 digits; the directory need not know it. */
  account: string
  verdict: AccountReport['verdict']
  note: string
}

const SAID = {
  touched: { what: 'blast-reported', action: 'incident.account-reported' },
  clear: { what: 'blast-cleared', action: 'incident.account-cleared' },
} as const

/**
 * It takes the place of what was said of the account before, which stays on record. A merged incident stands for the one
 * that it went into. @throws AppError NOT_FOUND for an incident or an account that the reporter may not see
 */
export function reportAccount(by: Reporter, incidentId: string, report: NewReport): Promise<void> {
  const { account, verdict, note } = report
  return inTransaction(async (client) => {
    const { doer, incident } = await lockFor(client, by, incidentId, account)
    const [before] = await endReports(client, incident.id, account)
    await client.query(
      `INSERT INTO blast_report (incident_id, account_id, verdict, note, by_id, by_name) VALUES ($1, $2, $3, $4, $5, $6)`,
      [incident.id, account, verdict, note, doer.actor.id, doer.actor.name],
    )
    await noteDown(client, doer, incident, { ...SAID[verdict], before: before ?? null, after: report })
  })
}

/** @throws AppError NOT_FOUND where nothing is said of the account any more, or the reporter may not see it */
export function withdrawReport(by: Reporter, incidentId: string, account: string): Promise<void> {
  return inTransaction(async (client) => {
    const { doer, incident } = await lockFor(client, by, incidentId, account)
    const [before] = await endReports(client, incident.id, account)
    if (before === undefined) {
      throw new AppError('NOT_FOUND', `Nothing is reported of account ${account} any more. Nothing was changed.`)
    }
    const words = { what: 'blast-withdrawn', action: 'incident.report-withdrawn' } as const
    await noteDown(client, doer, incident, { ...words, before, after: null })
  })
}

async function lockFor(
  client: pg.PoolClient,
  by: Reporter,
  incidentId: string,
  account: string,
): Promise<{ doer: Doer; incident: LockedIncident }> {
  const doer = doerOf(by)
  if (doer.accounts !== null && !doer.accounts.includes(account)) {
    const message = `Account ${account} is not one of those that you may see. Nothing was changed.`
    throw new AppError('NOT_FOUND', message, { account: 'Choose an account of your teams.' })
  }
  return { doer, incident: await lockIncident(client, doer, { id: incidentId }) }
}

/** Ends what is said of the account, also on incidents that were merged into this one; the latest first. */
async function endReports(client: pg.PoolClient, incidentId: string, account: string): Promise<NewReport[]> {
  const { rows } = await client.query<NewReport>(
    `WITH RECURSIVE f(id) AS (SELECT $1::bigint UNION SELECT c.id FROM incident c JOIN f ON c.merged_into = f.id),
       ended AS (UPDATE blast_report SET ended_at = now()
         WHERE incident_id IN (SELECT id FROM f) AND account_id = $2 AND ended_at IS NULL RETURNING *)
     SELECT account_id::text AS account, verdict, note FROM ended ORDER BY id DESC`,
    [incidentId, account],
  )
  return rows
}

interface Said {
  what: 'blast-reported' | 'blast-cleared' | 'blast-withdrawn'
  action: string
  before: NewReport | null
  after: NewReport | null
}

async function noteDown(
  client: pg.PoolClient,
  doer: Doer,
  { id, title }: LockedIncident,
  { what, action, before, after }: Said,
): Promise<void> {
  const told = { ...(before && { before }), after: after ?? { account: before?.account } }
  await writeChange(client, { incidentId: id, by: changeBy(doer), what, ...told })
  await recordChange(client, doer.actor, {
    action,
    subject: { kind: 'incident', id, name: title },
    before: before && { ...before },
    after: after && { ...after },
  })
  await announce(client, { topic: 'incidents', ids: [id] })
}
