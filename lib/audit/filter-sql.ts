/** Turns an audit filter into SQL over audit_entry e, so that an index serves every part of it. */
import 'server-only'
import { searchQuery } from '@/lib/domain/search-words'
import type { AuditPosition } from './cursor'
import type { AuditFilter } from './filter'

/** A statement and its parameters. */
export interface Statement {
  text: string
  values: unknown[]
}

/** What to find: the filter, its action spelled out, where the page begins, how many entries at most. */
export interface Wanted {
  filter: AuditFilter
  /** The actions that `filter.action` stands for; null: all. */
  actions: readonly string[] | null
  position: AuditPosition | null
  most: number
}

const COLUMNS = `e.id::text, e.at, e.actor_kind, e.actor_id, e.actor_name, e.action, e.subject_kind,
  e.subject_id, e.subject_name, e.before, e.after, e.address, e.user_agent`
const NEWEST_FIRST = 'ORDER BY e.at DESC, e.id DESC LIMIT'
const DAY_MS = 86_400_000
/** How many of the newest entries are looked through for words before the index of words is asked. */
const NEWEST = 10_000

type Bind = (value: unknown) => string

/** Entries without regard to `q`: each action by its own index, the newest of each put in order. */
export function statementOf({ filter, actions, position, most }: Wanted): Statement {
  const { bind, values } = parameters()
  const conditions = [...attributes(filter, bind), ...times(filter, position, bind)]
  const limit = bind(most)
  if (actions === null) {
    return { values, text: `SELECT ${COLUMNS} FROM audit_entry e WHERE ${all(conditions)} ${NEWEST_FIRST} ${limit}` }
  }
  const one = all(['e.action = a.action', ...conditions])
  const text = `SELECT ${COLUMNS} FROM unnest(${bind(actions)}::text[]) a(action) CROSS JOIN LATERAL (
    SELECT * FROM audit_entry e WHERE ${one} ${NEWEST_FIRST} ${limit}) e ${NEWEST_FIRST} ${limit}`
  return { text, values }
}

/**
 * Entries whose names hold the words of `q`, among the newest ones or by the index of words: frequent words fill a page
 * from the newest entries, rare ones are found by their index, and neither way serves both.
 */
export function wordStatement({ filter, actions, position, most }: Wanted, reach: 'newest' | 'all'): Statement {
  const { bind, values } = parameters()
  const among = actions === null ? [] : [`e.action = ANY(${bind(actions)})`]
  const matching = all([...words(filter, bind), ...attributes(filter, bind), ...among])
  const within = all(times(filter, position, bind))
  const from =
    reach === 'newest'
      ? `(SELECT * FROM audit_entry e WHERE ${within} ${NEWEST_FIRST} ${NEWEST}) e WHERE ${matching}`
      : // OFFSET 0 keeps the planner from walking through all entries in order of time.
        `(SELECT * FROM audit_entry e WHERE ${matching} OFFSET 0) e WHERE ${within}`
  return { text: `SELECT ${COLUMNS} FROM ${from} ${NEWEST_FIRST} ${bind(most)}`, values }
}

function parameters(): { bind: Bind; values: unknown[] } {
  const values: unknown[] = []
  return { values, bind: (value) => `$${values.push(value)}` }
}

function attributes({ who, subject }: AuditFilter, bind: Bind): string[] {
  return [
    ...(who === null ? [] : actorConditions(who, bind)),
    ...(subject === null ? [] : subjectConditions(subject, bind)),
  ]
}

function actorConditions(who: string, bind: Bind): string[] {
  const [kind, id] = halves(who)
  return [`e.actor_kind = ${bind(kind)}::actor_kind`, id === null ? 'e.actor_id IS NULL' : `e.actor_id = ${bind(id)}`]
}

function subjectConditions(subject: string, bind: Bind): string[] {
  const [kind, id] = halves(subject)
  return [`e.subject_kind = ${bind(kind)}`, `e.subject_id = ${bind(id)}`]
}

function words({ q }: AuditFilter, bind: Bind): string[] {
  const query = q === null ? null : searchQuery(q)
  return [query === null ? 'false' : `e.words @@ ${bind(query)}::tsquery`]
}

function times({ from, to }: AuditFilter, position: AuditPosition | null, bind: Bind): string[] {
  const after = position && `(e.at, e.id) < (${bind(position.at)}::timestamptz, ${bind(position.id)}::bigint)`
  return [
    ...(from === null ? [] : [`e.at >= ${bind(midnight(from, 0))}::timestamptz`]),
    ...(to === null ? [] : [`e.at < ${bind(midnight(to, DAY_MS))}::timestamptz`]),
    ...(after === null ? [] : [after]),
  ]
}

/** The beginning of a UTC day, or of the one after it. */
function midnight(day: string, plus: number): string {
  return new Date(Date.parse(day) + plus).toISOString()
}

function halves(text: string): [string, string | null] {
  const at = text.indexOf(':')
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)]
}

function all(conditions: readonly string[]): string {
  return conditions.length > 0 ? conditions.join(' AND ') : 'true'
}
