/** Runs the rules over changes that have just become known: opens incidents, or continues those that are open. */
import 'server-only'
import type pg from 'pg'
import { storableText } from '@/lib/db/storable'
import { takeTurn } from '@/lib/db/turn'
import { ALERT_RULES, type AlertRule } from '@/lib/domain/iam-changes/alert-rules'
import { alertDescription, alertSeverity, alertTitle } from '@/lib/domain/iam-changes/alert-words'
import type { IamCall } from '@/lib/domain/iam-changes/change'
import { continueAlerted, openAlerted } from '@/lib/incidents/write-alerted'
import { HOLDS } from './read-mutes'
import { askForLookups } from './write-lookups'

/** A change that was stored. */
export interface FreshChange {
  id: string
  call: IamCall
}

interface Match extends FreshChange {
  rule: AlertRule
  subject: string
}

/** What one rule found of one subject in one account, within a day of each other, oldest first. */
type Matches = [Match, ...Match[]]

const HOUR_MS = 3_600_000
/** What the same rule finds again within this time of the last, in the same account and of the same subject, is one alert. */
const SAME_MS = 24 * HOUR_MS

/** Raises the alerts of these changes, oldest first. Each change must be handed over once. */
export async function raiseAlerts(client: pg.ClientBase, changes: readonly FreshChange[]): Promise<void> {
  const matches = changes.toSorted((a, b) => a.call.at - b.call.at).flatMap(matchesOf)
  if (matches.length === 0) return
  // Whoever locks several incidents has the turn; it also keeps two workers from opening two for one alert.
  await takeTurn(client, 'record')
  for (const same of together(matches)) {
    if (!(await isMuted(client, same[0]))) await raise(client, same)
  }
}

/** A script that does the same a thousand times is one alert, and one line in its incident's history. */
function together(matches: readonly Match[]): Matches[] {
  const all: Matches[] = []
  const open = new Map<string, Matches>()
  for (const match of matches) {
    const key = JSON.stringify([match.rule.id, match.call.accountId, match.subject])
    const same = open.get(key)
    if (same !== undefined && match.call.at - lastAt(same) <= SAME_MS) same.push(match)
    else {
      const begun: Matches = [match]
      open.set(key, begun)
      all.push(begun)
    }
  }
  return all
}

function lastAt(same: Matches): number {
  return same.at(-1)?.call.at ?? same[0].call.at
}

function matchesOf({ id, call }: FreshChange): Match[] {
  return ALERT_RULES.flatMap((rule) => {
    const subject = rule.matches(call)
    return subject === null ? [] : [{ id, call, rule, subject: storableText(subject).slice(0, 500) }]
  })
}

async function isMuted(client: pg.ClientBase, { rule, call }: Match): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT FROM iam_mute m WHERE m.rule = $1 AND (m.account_id IS NULL OR m.account_id = $2) AND ${HOLDS} LIMIT 1`,
    [rule.id, call.accountId],
  )
  return rows.length > 0
}

async function raise(client: pg.ClientBase, same: Matches): Promise<void> {
  const [{ call, rule, subject }] = same
  const { name, partition } = await readAccount(client, call.accountId)
  const known = await findSame(client, same)
  const title = alertTitle(rule, name)
  const { region, at, accountId } = call
  const [first, last, ids] = [new Date(at), new Date(lastAt(same)), same.map(({ id }) => id)]
  if (known !== null) {
    await continueAlerted(client, known.incident, {
      ...{ title: `${title}, ${subject}`, region, firstAt: at, at: last.getTime() },
    })
    await client.query(
      `UPDATE iam_alert SET first_at = least(first_at, $2), last_at = greatest(last_at, $3),
         change_ids = change_ids || ARRAY(SELECT id FROM unnest($4::bigint[]) id WHERE id <> ALL(change_ids)) WHERE id = $1`,
      [known.id, first, last, ids],
    )
    return
  }
  const { severity, rule: severityRule } = alertSeverity(rule)
  const description = storableText(alertDescription(rule, call, subject))
  const opening = { title, description, severity, severityRule, partition, region, accountId, at }
  const incident = await openAlerted(client, opening)
  await client.query(
    `INSERT INTO iam_alert (incident_id, rule, account_id, subject, first_at, last_at, change_ids)
     VALUES ($1, $2, $3, $4, $5, $6, $7::bigint[])`,
    [incident, rule.id, accountId, subject, first, last, ids],
  )
  await askForLookups(client, { accounts: [accountId], from: at - HOUR_MS, to: last.getTime() + HOUR_MS })
}

/** The alert that this goes on with; changes become known from the newest to the oldest, so it may lie before as well. */
async function findSame(client: pg.ClientBase, same: Matches): Promise<{ id: string; incident: string } | null> {
  const [{ call, rule, subject }] = same
  const { rows } = await client.query<{ id: string; incident: string }>(
    `SELECT id::text, incident_id::text AS incident FROM iam_alert WHERE rule = $1 AND account_id = $2 AND subject = $3
       AND last_at >= $4 AND first_at <= $5 ORDER BY last_at DESC LIMIT 1`,
    [rule.id, call.accountId, subject, new Date(call.at - SAME_MS), new Date(lastAt(same) + SAME_MS)],
  )
  return rows[0] ?? null
}

async function readAccount(
  client: pg.ClientBase,
  accountId: string,
): Promise<{ name: string; partition: string | null }> {
  const { rows } = await client.query<{ name: string; partition: string | null }>(
    `SELECT a.name, c.partition FROM aws_account a LEFT JOIN aws_connection c ON c.id = a.connection_id WHERE a.id = $1`,
    [accountId],
  )
  return rows[0] ?? { name: accountId, partition: null }
}
