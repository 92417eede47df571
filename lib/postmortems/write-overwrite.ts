/** Refuses a change of an item or an action that would overwrite what somebody else changed meanwhile. */
import 'server-only'
import type pg from 'pg'
import { AppError, ConflictError } from '@/lib/errors'
import type { ConflictView } from './contract'

/** A change that names the version it rests on; values by the names of the API, equal where they are the same. */
export interface StaleChange {
  kind: 'item' | 'action'
  id: string
  /** As sentences call it: A3, “Rotate the keys”. */
  name: string
  /** The version that the doer saw, and the one that is stored. */
  version: number
  current: number
  /** Removed by whom; null: it is there. */
  removedBy: { name: string; at: Date } | null
  /** What is stored of the properties that are sent, and what is sent. */
  stored: Record<string, unknown>
  sent: Record<string, unknown>
}

/**
 * Lets a change through whose properties nobody changed since that version, or to the same value.
 * @throws ConflictError with both sides, also where it was removed; AppError INVALID for a version that does not exist yet
 */
export async function refuseOverwrite(client: pg.ClientBase, change: StaleChange): Promise<void> {
  const { kind, name, version, current, removedBy, stored, sent } = change
  if (removedBy !== null) {
    const by = { name: removedBy.name, at: removedBy.at.toISOString() }
    const sentence = `${removedBy.name} removed ${name} meanwhile. Nothing was changed; what you sent is in this answer. Bring it back first if it shall stay.`
    throw new ConflictError(sentence, conflictView(change, by, true))
  }
  if (version > current) {
    const wants = `is at most ${current}`
    throw new AppError(
      'INVALID',
      `There is no version ${version} of ${name} yet. Read it again; nothing was changed.`,
      { version: wants },
    )
  }
  if (version === current) return
  const differing = Object.keys(sent).filter((property) => stored[property] !== sent[property])
  const by = await findChange(client, change, differing)
  if (by === null) return
  const what = kind === 'item' ? 'this item' : 'this action'
  const sentence = `${by.name} changed ${what} after you read it. Nothing was changed: compare both, and send what shall stand with version ${current}.`
  throw new ConflictError(sentence, conflictView(change, by, false))
}

/** Who last changed one of these properties after that version, and when; null where nobody did. */
async function findChange(
  client: pg.ClientBase,
  { kind, id, version }: StaleChange,
  properties: readonly string[],
): Promise<{ name: string; at: string } | null> {
  const { rows } = await client.query<{ name: string; at: Date }>(
    `SELECT by_name AS name, at FROM postmortem_change
     WHERE subject = $1 AND version > $2 AND split_part(what, '-', 1) = ANY($3) AND properties && $4::text[]
     ORDER BY id DESC LIMIT 1`,
    [id, version, kind === 'item' ? ['item'] : ['action', 'issue'], properties],
  )
  const [last] = rows
  return last === undefined ? null : { name: last.name, at: last.at.toISOString() }
}

function conflictView(
  { current, stored, sent }: StaleChange,
  by: { name: string; at: string },
  removed: boolean,
): ConflictView {
  return { current: { version: current, values: stored, changedBy: by.name, changedAt: by.at }, yours: sent, removed }
}
