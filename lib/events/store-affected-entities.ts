/** Stores which resources AWS names as affected, and how their status changes. */
import 'server-only'
import type pg from 'pg'
import { copyRows } from '@/lib/db/bulk'
import { type EntityMove, type EntityWord, type KnownEntity, tellEntity } from '@/lib/domain/merge-reach'
import type { EntityRow } from './reach'
import {
  type ChangedEntityRow,
  type ChangeRow,
  type ReachMove,
  STORED_ENTITY_COLUMNS,
  type StoredEntityRow,
} from './reach-tables'
import { findDifferingEntities, updateEntities } from './stored-entities'

/** Writes the entities that are new, and those about which AWS says something else. */
export async function storeEntities(client: pg.ClientBase, rows: readonly EntityRow[]): Promise<ReachMove> {
  const isNamed = ({ arn }: EntityRow) => arn !== null
  const ofValues = await storeWords(
    client,
    rows.filter((row) => !isNamed(row)),
  )
  const named = await storeWords(client, rows.filter(isNamed))
  return { moved: [...ofValues.moved, ...named.moved], changes: [...ofValues.changes, ...named.changes] }
}

/** Stores rows all of which have an ARN, or none of which has. */
async function storeWords(client: pg.ClientBase, rows: readonly EntityRow[]): Promise<ReachMove> {
  if (rows.length === 0) return { moved: [], changes: [] }
  const moves = movesOf(rows, await findDifferingEntities(client, rows))
  const fresh: StoredEntityRow[] = []
  const changed: ChangedEntityRow[] = []
  for (const { row, before, after } of moves) {
    if (before === null) fresh.push({ ...row, ...after })
    else changed.push({ ...row, ...after, knownArn: before.arn })
  }
  await updateEntities(client, changed)
  await copyRows(client, 'affected_entity', STORED_ENTITY_COLUMNS, fresh)
  return {
    moved: moves.flatMap(({ row, before, after }) => (sameEntity(before, after) ? [] : [row.eventId])),
    changes: moves.flatMap((move) => (isChange(move) ? [changeOf(move)] : [])),
  }
}

interface RowMove extends EntityMove {
  row: EntityRow
}

/** What the rows change of what is stored. */
function movesOf(rows: readonly EntityRow[], stored: ReadonlyMap<number, KnownEntity[]>): RowMove[] {
  const becoming = new Becoming()
  return rows.flatMap((row, place) => {
    const known = stored.get(place)
    if (known === undefined) return []
    return tellEntity(becoming.storedFor(row, known), row)
      .filter(({ before, after }) => !(sameEntity(before, after) && sameWord(before?.ofValue, after.ofValue)))
      .map((move) => ({ row, ...move }))
  })
}

/** The stored entities without an ARN that are given one: each becomes the first of those that have its value. */
class Becoming {
  readonly #arns = new Map<string, string>()

  /** What is stored for `row`, as it is after the rows before. */
  storedFor({ eventId, accountId, value, arn }: EntityRow, stored: KnownEntity[]): KnownEntity[] {
    const [known] = stored
    if (arn === null || known === undefined || known.arn !== null) return stored
    const key = `${eventId} ${accountId} ${value}`
    const taken = this.#arns.get(key)
    if (taken !== undefined) return [{ ...known, arn: taken }]
    this.#arns.set(key, arn)
    return stored
  }
}

function isChange({ row, before, after }: RowMove): boolean {
  return before === null ? row.isNews : before.status !== after.status
}

/** The change is dated by the entity where it says a new time, else by its event. */
function changeOf({ row: { eventId, accountId, value, saidAt }, before, after }: RowMove): ChangeRow {
  const isDated = after.lastUpdatedAt !== (before?.lastUpdatedAt ?? null)
  return {
    eventId,
    accountId,
    value,
    before: before?.status ?? null,
    after: after.status,
    observedAt: isDated ? (after.lastUpdatedAt ?? saidAt) : saidAt,
  }
}

/** Whether readers see the same of it. */
function sameEntity(a: KnownEntity | null, b: KnownEntity): boolean {
  return a !== null && a.arn === b.arn && sameWord(a, b)
}

function sameWord(a: EntityWord | undefined, b: EntityWord): boolean {
  return a?.status === b.status && a.lastUpdatedAt === b.lastUpdatedAt
}
