/** Finds accounts, teams and owners of incidents to filter by, for what somebody typed: an organization has too many to offer them all. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { findOwners } from '@/lib/incidents/read-owners'
import type { Choice, ChoicesView } from './contract'
import type { ChoiceRequest } from './request'

const MOST_FOUND = 20
const DIGITS = /^\d{1,12}$/

/** The accounts, teams or owners whose name or id holds what was typed, and the names of those that are chosen. */
export async function readChoices(request: ChoiceRequest, accounts: VisibleAccounts): Promise<ChoicesView> {
  const read = READERS[request.name]
  const [found, chosen] = await Promise.all([
    read({ typed: request.typed, among: null }, accounts),
    request.chosen.length > 0 ? read({ typed: '', among: request.chosen }, accounts) : [],
  ])
  return { found, chosen }
}

interface Search {
  typed: string
  /** Only these; null: any. */
  among: string[] | null
}

const READERS: Record<ChoiceRequest['name'], (search: Search, accounts: VisibleAccounts) => Promise<Choice[]>> = {
  account: readAccounts,
  team: readTeams,
  owner: (search, accounts) => findOwners({ ...search, limit: limitOf(search.among) }, accounts),
}

async function readTeams({ typed, among }: Search, accounts: VisibleAccounts): Promise<Choice[]> {
  const { rows } = await pool().query<Choice>(
    `SELECT t.id::text AS value, t.name AS label FROM team t
     WHERE strpos(lower(t.name), lower($1)) > 0
       AND ($2::text[] IS NULL OR t.id::text = ANY($2) OR lower(t.name) = ANY(SELECT lower(n) FROM unnest($2::text[]) n))
       AND ($3::text[] IS NULL OR EXISTS (SELECT FROM team_account a WHERE a.team_id = t.id AND a.account_id::text = ANY($3)))
     ORDER BY lower(t.name), t.id LIMIT ${limitOf(among)}`,
    [typed, among, accounts],
  )
  return rows
}

async function readAccounts(search: Search, accounts: VisibleAccounts): Promise<Choice[]> {
  const known = await readDirectory(search, accounts)
  const others = await readNamed(search, accounts)
  const names = new Set(known.map(({ value }) => value))
  return [...known, ...others.filter(({ value }) => !names.has(value))].slice(0, limitOf(search.among))
}

async function readDirectory({ typed, among }: Search, accounts: VisibleAccounts): Promise<Choice[]> {
  const { rows } = await pool().query<{ value: string; name: string }>(
    `SELECT id AS value, name FROM aws_account
     WHERE (strpos(lower(name), lower($1)) > 0 OR strpos(id, $1) > 0)
       AND ($2::text[] IS NULL OR id::text = ANY($2)) AND ($3::text[] IS NULL OR id::text = ANY($3))
     ORDER BY lower(name), id LIMIT ${limitOf(among)}`,
    [typed, among, accounts],
  )
  return rows.map(({ value, name }) => ({ value, label: `${name} · ${value}` }))
}

/**
 * Accounts that AWS named, or that are the reader's, and that no directory may hold: found by how their id begins, one step
 * of the index for each.
 */
async function readNamed({ typed, among }: Search, accounts: VisibleAccounts): Promise<Choice[]> {
  if (among !== null || (typed !== '' && !DIGITS.test(typed))) return []
  if (accounts !== null) return accounts.filter((id) => id.startsWith(typed)).map((id) => ({ value: id, label: id }))
  const { bind, values } = parameters()
  const { rows } = await pool().query<{ value: string }>(
    `WITH RECURSIVE named AS (
       (SELECT a.account_id, 1 AS place FROM affected_account a WHERE a.account_id >= ${bind(typed.padEnd(12, '0'))}::char(12)
         ORDER BY a.account_id LIMIT 1)
       UNION ALL
       SELECT next.account_id, named.place + 1 FROM named CROSS JOIN LATERAL (SELECT a.account_id FROM affected_account a
         WHERE a.account_id > named.account_id ORDER BY a.account_id LIMIT 1) next
       WHERE named.place < ${MOST_FOUND}
     )
     SELECT account_id AS value FROM named WHERE account_id <= ${bind(typed.padEnd(12, '9'))}::char(12)`,
    values,
  )
  return rows.map(({ value }) => ({ value, label: value }))
}

/** Names are wanted of all that are chosen. */
function limitOf(among: string[] | null): number {
  return among?.length ?? MOST_FOUND
}
