/** Reads saved summaries for people. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import type { Principal } from '@/lib/domain/access'
import { readConfiguration } from '@/lib/env.mjs'
import { type ImpactFilter, parseImpactFilter } from '@/lib/impact/filter'
import { aboutWords } from '@/lib/impact/present-about'
import { readFilterNames, readTeamNames } from '@/lib/impact/read-names'
import type { MailState, ManagedReport, ReportView, SendingOutcome, SendingView } from './contract'

interface ReportRow extends Omit<ManagedReport, 'filter' | 'about' | 'isPaused' | 'last'> {
  filter: string
  last: SendingOutcome | null
}

const COLUMNS = `r.id, r.name, r.filter, r.period AS unit, r.zone, r.send_at_hour AS hour, r.recipients, r.version,
  ${iso('r.next_at')} AS "nextAt", ${iso('r.created_at')} AS "createdAt", r.created_by_name AS "createdBy",
  (SELECT json_build_object('state', s.state, 'dueAt', ${iso('s.due_at')}, 'sentAt', ${iso('s.sent_at')},
     'hasError', s.error IS NOT NULL)
   FROM impact_report_sending s WHERE s.report_id = r.id ORDER BY s.due_at DESC LIMIT 1) AS last`

/** All by name. Those who see only some accounts do not learn of summaries about others, or about teams of others. */
export async function listReports({ accounts }: Pick<Principal, 'accounts'>): Promise<ReportView[]> {
  const { rows } = await pool().query<ReportRow>(`SELECT ${COLUMNS} FROM impact_report r ORDER BY lower(r.name), r.id`)
  const asked = rows.flatMap((row) => filterOf(row).team)
  const teams = await readTeamNames([...new Set(asked)], accounts)
  return Promise.all(rows.filter((row) => isSeen(filterOf(row), accounts, teams)).map(withoutAddresses))
}

/** One with its recipients, for those who manage it; null where there is none. */
export async function findManagedReport(id: string): Promise<ManagedReport | null> {
  const { rows } = await pool().query<ReportRow>(`SELECT ${COLUMNS} FROM impact_report r WHERE r.id::text = $1`, [id])
  const [row] = rows
  return row === undefined
    ? null
    : { ...(await withoutAddresses(row)), recipients: row.recipients, version: row.version }
}

/** Its last 50 sendings, newest first. */
export async function listSendings(reportId: string): Promise<SendingView[]> {
  const day = (moment: string) => `to_char((${moment}) AT TIME ZONE r.zone, 'YYYY-MM-DD')`
  const { rows } = await pool().query<SendingView>(
    `SELECT s.id::text, s.state, ${iso('s.due_at')} AS "dueAt", ${iso('s.sent_at')} AS "sentAt",
       s.error IS NOT NULL AS "hasError", ${day('s.period_from')} AS from,
       ${day("s.period_to - '1 ms'::interval")} AS to, s.recipients, s.asked_by_name AS "askedBy", s.attempts, s.error
     FROM impact_report_sending s JOIN impact_report r ON r.id = s.report_id
     WHERE r.id::text = $1 ORDER BY s.due_at DESC LIMIT 50`,
    [reportId],
  )
  return rows
}

/** Whether e-mail can be sent, and as whom. */
export function mailState(): MailState {
  const { mail, publicUrl } = readConfiguration()
  return { from: mail?.from.address ?? null, hasLink: publicUrl !== null }
}

/** What a filter is about, in words; "All services, Regions and accounts" where it filters nothing. */
export async function readAbout(filter: ImpactFilter): Promise<string> {
  return aboutWords(filter, await readFilterNames([], filter, null)) ?? 'All services, Regions and accounts'
}

async function withoutAddresses({ recipients: _, version: __, ...row }: ReportRow): Promise<ReportView> {
  const filter = filterOf(row)
  return { ...row, filter, about: await readAbout(filter), isPaused: row.hour !== null && row.nextAt === null }
}

function filterOf({ filter }: Pick<ReportRow, 'filter'>): ImpactFilter {
  return parseImpactFilter(new URLSearchParams(filter)).filter
}

/** @param teams those that the reader may know of, as filters spell them */
function isSeen({ account, team }: ImpactFilter, accounts: Principal['accounts'], teams: object): boolean {
  if (accounts === null) return true
  return account.every((id) => accounts.includes(id)) && team.every((one) => Object.hasOwn(teams, one))
}
