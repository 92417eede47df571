/** The rows of action items: locks one, stores new values, keeps what it is found by. */
import 'server-only'
import type pg from 'pg'
import { parameters } from '@/lib/db/statement'
import type { FieldKey } from '@/lib/domain/postmortem/fields'
import type { ActionItemState, ActionPriority, ActionPurpose, ActionType } from '@/lib/domain/postmortem/words'
import { AppError } from '@/lib/errors'
import type { Doer } from '@/lib/incidents/doer'
import { type LockedPostmortem, lockPostmortemById } from './write-lock'

/** What people say of an action, by the names of the API: `owner` and `team` are ids, days YYYY-MM-DD. */
export interface ActionValues {
  title: string
  detail: string
  owner: string | null
  team: string | null
  dueOn: string | null
  type: ActionType
  priority: ActionPriority
  link: string | null
  itemId: string | null
  fromField: FieldKey | null
  state: ActionItemState
  outcome: string
  /** The check by which the machine tells when it is done. */
  verifyCheck: string | null
  /** Where it must pass; in order. */
  verifyAccounts: readonly string[]
}

/** An action whose row nobody else changes until the transaction ends. */
export interface LockedAction extends ActionValues {
  id: string
  purpose: ActionPurpose
  ownerName: string | null
  version: number
  removedAt: Date | null
  removedByName: string | null
  /** When it was done or dropped. */
  endedAt: Date | null
}

const COLUMNS: Record<keyof ActionValues, string> = {
  title: 'title',
  detail: 'detail',
  owner: 'owner_id',
  team: 'team_id',
  dueOn: 'due_on',
  type: 'type',
  priority: 'priority',
  link: 'link',
  itemId: 'item_id',
  fromField: 'from_field',
  state: 'state',
  outcome: 'outcome',
  verifyCheck: 'verify_check',
  verifyAccounts: 'verify_accounts',
}

const READ = `id::text, purpose, title, detail, owner_id::text AS owner, owner_name AS "ownerName", team_id::text AS team,
  to_char(due_on, 'YYYY-MM-DD') AS "dueOn", type, priority, link, item_id::text AS "itemId", from_field AS "fromField", state,
  outcome, verify_check AS "verifyCheck", verify_accounts AS "verifyAccounts", version, removed_at AS "removedAt", removed_by_name AS "removedByName", ended_at AS "endedAt"`

/** What an action is found by, once its row is as it should be. */
const WORDS = `to_tsvector('english', concat_ws(E'\\n', title, left(detail, 80000), outcome))`

const NOT_THERE = 'There is no such action, or none that you may see. Nothing was changed.'

/** The action with this id and its post-mortem, both locked. @throws AppError NOT_FOUND, also where the doer may not see it */
export async function lockAction(
  client: pg.ClientBase,
  doer: Doer,
  id: string,
): Promise<{ postmortem: LockedPostmortem; action: LockedAction }> {
  const { rows } = await client.query<{ postmortem: string }>(
    'SELECT postmortem_id::text AS postmortem FROM action_item WHERE id = $1',
    [/^\d{1,18}$/.test(id) ? id : null],
  )
  const [place] = rows
  if (place === undefined) throw new AppError('NOT_FOUND', NOT_THERE)
  const postmortem = await lockPostmortemById(client, doer, place.postmortem).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') throw new AppError('NOT_FOUND', NOT_THERE)
    throw error
  })
  return { postmortem, action: await lockActionRow(client, id) }
}

/** The action with this id, locked. @throws Error where it is gone, which actions never are */
async function lockActionRow(client: pg.ClientBase, id: string): Promise<LockedAction> {
  const { rows } = await client.query<LockedAction>(`SELECT ${READ} FROM action_item WHERE id = $1 FOR UPDATE`, [id])
  const [action] = rows
  if (action === undefined) throw new Error(`Action ${id} is gone.`)
  return action
}

/** More columns of a row, beside what people say: names, times. */
type More = Partial<
  Record<
    | ('owner_name' | 'ended_at' | 'ended_by_name' | 'removed_at' | 'removed_by_name')
    | ('verified_at' | 'verified_says'),
    unknown
  >
>

/** Stores new values of a locked action as its next version, which it returns. */
export async function updateActionRow(
  client: pg.ClientBase,
  id: string,
  changed: Partial<ActionValues>,
  more: More,
): Promise<number> {
  const { bind, values } = parameters()
  const given = [...valuesByColumn(changed), ...Object.entries(more)]
  const sets = given.map(([column, value]) => `${column} = ${bind(value)}`)
  const { rows } = await client.query<{ version: number }>(
    `UPDATE action_item SET ${['version = version + 1', ...sets].join(', ')} WHERE id = ${bind(id)} RETURNING version`,
    values,
  )
  const [row] = rows
  if (row === undefined) throw new Error(`Action ${id} is gone.`)
  await client.query(`UPDATE action_item SET words = ${WORDS} WHERE id = $1`, [id])
  return row.version
}

/** What a new row needs beside what people say. */
export interface NewRow {
  postmortemId: string
  purpose: ActionPurpose
  ownerName: string | null
  by: { id: string | null; name: string }
}

/** Stores a new action and returns its id. */
export async function insertActionRow(
  client: pg.ClientBase,
  { postmortemId, purpose, ownerName, by }: NewRow,
  given: Partial<ActionValues>,
): Promise<string> {
  const { bind, values } = parameters()
  const own = {
    postmortem_id: postmortemId,
    purpose,
    owner_name: ownerName,
    created_by_id: by.id,
    created_by_name: by.name,
  }
  const columns = [...Object.entries(own), ...valuesByColumn(given)]
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO action_item (${columns.map(([column]) => column).join(', ')})
     VALUES (${columns.map(([, value]) => bind(value)).join(', ')}) RETURNING id::text`,
    values,
  )
  const [row] = rows
  if (row === undefined) throw new Error('An action was not stored.')
  await client.query(`UPDATE action_item SET words = ${WORDS} WHERE id = $1`, [row.id])
  return row.id
}

function valuesByColumn(given: Partial<ActionValues>): [string, unknown][] {
  return Object.entries(given).map(([name, value]) => [COLUMNS[name as keyof ActionValues], value])
}
