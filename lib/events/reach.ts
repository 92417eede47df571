/** Whom and what an event affects, as one reading tells it, ready to be recorded. */
import { digest } from '@/lib/domain/digest'
import type { Instant, NormalEntity } from '@/lib/domain/health-event'
import { type GivenEntity, type KnownAccount, mergeAccount, mergeWords } from '@/lib/domain/merge-reach'

/** What a reading tells of one affected account. Accounts and entities that it leaves out stay as they are. */
export interface AccountReach {
  /** Twelve digits. */
  account: string
  /** Its own whole text; null: not read. */
  text: string | null
  /** AWS's lastUpdatedTime of the event for which text and entities have now been read; null: not all of them. */
  readFor: Instant | null
  entities: readonly NormalEntity[]
}

/** What a reading tells of whom one event affects. */
export interface EventReach {
  /** health_event.id */
  eventId: string
  /** The connection that was read; null for EventBridge without one. */
  connectionId: string | null
  /** AWS's lastUpdatedTime of the event. */
  saidAt: Instant
  /** True: whom the event affects was known before, so that what is added now is a ReachChange. */
  isNews: boolean
  accounts: readonly AccountReach[]
}

/** A row of affected_account to be, with its text. */
export interface AccountRow extends KnownAccount {
  eventId: string
  accountId: string
  text: string | null
  saidAt: Instant
  isNews: boolean
}

/** What is to be told of affected_entity: of the row with its ARN; where it has none, of the rows of its value. */
export interface EntityRow extends GivenEntity {
  eventId: string
  accountId: string
  value: string
  saidAt: Instant
  isNews: boolean
}

/** Rows by event, account and entity, each once: what is told of one twice is merged, whatever order it comes in. */
export interface FoldedReach {
  accounts: AccountRow[]
  entities: EntityRow[]
}

/** Makes rows of what was read. */
export function foldReach(reaches: readonly EventReach[]): FoldedReach {
  const accounts = new Gathering<AccountRow>()
  const entities = new Gathering<EntityRow>()
  for (const { eventId, connectionId, saidAt, isNews, accounts: told } of reaches) {
    for (const { account: accountId, text, readFor, entities: named } of told) {
      const of = { eventId, accountId, saidAt, isNews }
      const place = `${eventId} ${accountId}`
      accounts.add(place, { ...of, connectionId, readFor, ...textOf(text, saidAt) })
      for (const entity of named) {
        const row = { ...of, ...storable(entity) }
        entities.add(`${place} ${row.value}\0${row.arn ?? ''}`, row)
      }
    }
  }
  return {
    accounts: accounts.fold(foldAccount).sort(byPlace),
    entities: entities.fold(foldEntity).sort(byPlace),
  }
}

/** Rows by key. Nearly all come once; of the others all are kept until they are folded into one. */
class Gathering<Row> {
  private readonly rows = new Map<string, Row>()
  private readonly repeated = new Map<string, Row[]>()

  add(key: string, row: Row): void {
    const first = this.rows.get(key)
    const others = this.repeated.get(key)
    if (first === undefined) this.rows.set(key, row)
    else if (others === undefined) this.repeated.set(key, [first, row])
    else others.push(row)
  }

  fold(foldRows: (rows: Row[]) => Row): Row[] {
    for (const [key, rows] of this.repeated) this.rows.set(key, foldRows(rows))
    return [...this.rows.values()]
  }
}

function textOf(text: string | null, saidAt: Instant) {
  if (text === null) return { text: null, textDigest: null, textSaidAt: null }
  const kept = storableText(text)
  return { text: kept, textDigest: digest(kept), textSaidAt: saidAt }
}

function foldAccount(rows: AccountRow[]): AccountRow {
  return sortedBy(rows, ({ saidAt, connectionId, textDigest }) => [
    saidAt,
    connectionId ?? '',
    textDigest ?? '',
  ]).reduce(retellAccount)
}

function retellAccount(known: AccountRow, given: AccountRow): AccountRow {
  const merged = mergeAccount(known, given)
  const text = merged.textDigest === given.textDigest ? given.text : known.text
  return { ...known, ...merged, text, isNews: known.isNews || given.isNews }
}

function foldEntity(rows: EntityRow[]): EntityRow {
  return sortedBy(rows, ({ lastUpdatedAt, saidAt, status }) => [
    lastUpdatedAt ?? Number.NEGATIVE_INFINITY,
    saidAt,
    status ?? '',
  ]).reduce(retellEntity)
}

function retellEntity(known: EntityRow, given: EntityRow): EntityRow {
  return { ...given, ...mergeWords(known, given), isNews: known.isNews || given.isNews }
}

function sortedBy<Row>(rows: Row[], keysOf: (row: Row) => (string | number)[]): Row[] {
  const keyed = rows.map((row) => ({ row, keys: keysOf(row) }))
  keyed.sort((a, b) => a.keys.reduce<number>((sign, key, n) => sign || order(key, b.keys[n] ?? key), 0))
  return keyed.map(({ row }) => row)
}

interface Place {
  eventId: string
  accountId: string
  value?: string
  arn?: string | null
}

/** In the order of the primary keys: rows are locked, and indexes filled, from one end to the other. */
function byPlace(a: Place, b: Place): number {
  if (a.eventId !== b.eventId) return Number(a.eventId) - Number(b.eventId)
  return order(a.accountId, b.accountId) || order(a.value ?? '', b.value ?? '') || order(a.arn ?? '', b.arn ?? '')
}

function order<T extends string | number>(a: T, b: T): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function storable({ value, arn, status, lastUpdatedAt }: NormalEntity): NormalEntity {
  return {
    value: storableKey(value, LONGEST_VALUE),
    arn: arn === null || arn === '' ? null : storableKey(arn, LONGEST_ARN),
    status: status === null ? null : storableText(status),
    lastUpdatedAt,
  }
}

const UNSTORABLE = /[\0\p{Surrogate}]/gu

/** PostgreSQL stores no NUL, and half a surrogate pair only as what stands for an unreadable character. */
function storableText(text: string): string {
  return text.replace(UNSTORABLE, '\uFFFD')
}

/** The longest value and ARN, in bytes, that together fit an index entry; AWS's are no longer. */
const LONGEST_VALUE = 1_024
const LONGEST_ARN = 1_600

/** A part of an entity's key; of one that is too long, its beginning and a digest of the whole. */
function storableKey(part: string, longest: number): string {
  const text = storableText(part)
  return Buffer.byteLength(text) <= longest ? text : `${text.slice(0, longest / 5)}… ${digest(text)}`
}
