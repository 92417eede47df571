/** Reads which accounts AWS named in events, since when, and how many resources of each. */
import 'server-only'
import { keptRead } from '@/lib/db/kept-read'
import { pool } from '@/lib/db/pool'

/** What AWS named of one account: places in the list of events that was asked for. */
export interface NamedAccount {
  id: string
  /** Each with when AWS added the account, in ms; null: it stood there from the first. */
  events: readonly { place: number; addedAt: number | null }[]
  /** Resources, each once however many events name it, and those of them that AWS calls impaired or says nothing better of. */
  entities: number
  impairedEntities: number
}

/**
 * The accounts that AWS named in these events, in no order, whoever asks: readers are given what is theirs
 * (present-facts).
 */
export function listNamed(eventIds: readonly string[]): Promise<NamedAccount[]> {
  if (eventIds.length === 0) return Promise.resolve([])
  return keptRead('events', `named in ${eventIds.join(' ')}`, async () => {
    const [accounts, counts] = await Promise.all([listNamings(eventIds), countEntities(eventIds)])
    return accounts.map(({ id, places, added }) => {
      const addedAt = added.split(',')
      return {
        id,
        events: places.split(',').map((place, index) => ({ place: Number(place), addedAt: momentOf(addedAt[index]) })),
        ...(counts.get(id) ?? { entities: 0, impairedEntities: 0 }),
      }
    })
  })
}

function momentOf(text: string | undefined): number | null {
  return text ? Number(text) : null
}

async function listNamings(eventIds: readonly string[]): Promise<{ id: string; places: string; added: string }[]> {
  const { rows } = await pool().query<{ id: string; places: string; added: string }>(
    `WITH given AS MATERIALIZED (SELECT id, place FROM unnest($1::bigint[]) WITH ORDINALITY AS g(id, place)),
     added AS MATERIALIZED (SELECT r.event_id, r.account_id, min(r.observed_at) AS at FROM reach_change r
       WHERE r.event_id = ANY($1::bigint[]) AND r.entity_value IS NULL GROUP BY 1, 2)
     SELECT a.account_id AS id, string_agg((g.place - 1)::text, ',' ORDER BY g.place) AS places,
       string_agg(coalesce(round(extract(epoch FROM n.at) * 1000)::bigint::text, ''), ',' ORDER BY g.place) AS added
     FROM given g JOIN affected_account a ON a.event_id = g.id
     LEFT JOIN added n ON n.event_id = a.event_id AND n.account_id = a.account_id GROUP BY a.account_id`,
    [eventIds],
  )
  return rows
}

interface EntityCount {
  entities: number
  impairedEntities: number
}

const IMPAIRED = `(status IS NULL OR status NOT IN ('RESOLVED', 'UNIMPAIRED'))`

/** By account. Of those whose resources stand in several events a resource counts once, as the latest word has it. */
async function countEntities(eventIds: readonly string[]): Promise<Map<string, EntityCount>> {
  const { rows } = await pool().query<EntityCount & { id: string; isInSeveral: boolean }>(
    `SELECT account_id AS id, count(*)::int AS entities, count(*) FILTER (WHERE ${IMPAIRED})::int AS "impairedEntities",
       min(event_id) <> max(event_id) AS "isInSeveral"
     FROM affected_entity WHERE event_id = ANY($1::bigint[]) GROUP BY account_id`,
    [eventIds],
  )
  const counts = new Map<string, EntityCount>(
    rows.map(({ id, entities, impairedEntities }) => [id, { entities, impairedEntities }]),
  )
  const several = rows.filter(({ isInSeveral }) => isInSeveral).map(({ id }) => id)
  for (const { id, ...count } of await countOnce(eventIds, several)) counts.set(id, count)
  return counts
}

async function countOnce(eventIds: readonly string[], accountIds: string[]): Promise<(EntityCount & { id: string })[]> {
  if (accountIds.length === 0) return []
  const { rows } = await pool().query<EntityCount & { id: string }>(
    `SELECT account_id AS id, count(*)::int AS entities, count(*) FILTER (WHERE ${IMPAIRED})::int AS "impairedEntities"
     FROM (SELECT DISTINCT ON (account_id, entity_value, entity_arn) account_id, status FROM affected_entity
       WHERE event_id = ANY($1::bigint[]) AND account_id = ANY($2::char(12)[])
       ORDER BY account_id, entity_value, entity_arn, last_updated_at DESC NULLS LAST, event_id DESC) latest
     GROUP BY account_id`,
    [eventIds, accountIds],
  )
  return rows
}
