/** Brings the table of outages to what it should be: only rows that differ are written. */
import 'server-only'
import { bulkRows } from '@/lib/db/bulk'
import type { Queryable } from '@/lib/db/pool'
import { OUTAGE_COLUMNS, type OutageRow } from './outage-tables'

/** What makes two rows the same outage, within the table and among the rows that it should have. */
const keyOf = (row: string) => `CASE ${row}.via WHEN 'own' THEN 'own ' || ${row}.event_id
  WHEN 'named' THEN 'named ' || ${row}.event_id || ' ' || ${row}.service || ' ' || ${row}.region
  WHEN 'observed' THEN 'observed ' || ${row}.observed_id
  ELSE 'told ' || ${row}.incident_id || ' ' || coalesce(${row}.service, '') || ' ' || coalesce(${row}.region, '') END`

const NAMES = OUTAGE_COLUMNS.map(({ name }) => `"${name}"`)
const list = (row: string) => NAMES.map((name) => `${row}.${name}`).join(', ')

/**
 * Makes `rows` the rows of the table that meet the condition over outage o: adds, changes and removes what differs.
 * @param condition its parameter is $1
 */
async function replaceRows(
  client: Queryable,
  condition: string,
  ids: readonly string[],
  rows: readonly OutageRow[],
): Promise<void> {
  const { from, names, parameters } = bulkRows(OUTAGE_COLUMNS, rows)
  const values = OUTAGE_COLUMNS.map(({ name, as = '$' }) => `${as.replaceAll('$', `given."${name}"`)} AS "${name}"`)
  // The columns' parameters are numbered from 1: the condition's comes behind them.
  const place = `$${parameters.length + 1}`
  await client.query(
    `WITH given AS MATERIALIZED (SELECT g.*, ${keyOf('g')} AS key FROM (SELECT ${values.join(', ')} FROM ${from}) g),
       known AS MATERIALIZED (SELECT o.*, ${keyOf('o')} AS key FROM outage o WHERE ${condition.replaceAll('$1', place)}),
       gone AS (DELETE FROM outage o USING known k WHERE o.id = k.id AND NOT EXISTS (SELECT FROM given g WHERE g.key = k.key)),
       changed AS (UPDATE outage o SET (${names}) = ROW(${list('g')}) FROM known k JOIN given g ON g.key = k.key
         WHERE o.id = k.id AND (${list('k')}) IS DISTINCT FROM (${list('g')}))
     INSERT INTO outage (${names}) SELECT ${list('g')} FROM given g WHERE NOT EXISTS (SELECT FROM known k WHERE k.key = g.key)`,
    [...parameters, ids],
  )
}

/** Makes `rows` all rows of these events. */
export async function replaceRowsOfEvents(
  client: Queryable,
  eventIds: readonly string[],
  rows: readonly OutageRow[],
): Promise<void> {
  if (eventIds.length > 0) await replaceRows(client, 'o.event_id = ANY($1::bigint[])', eventIds, rows)
}

/** Makes `rows` all rows of what people told of these incidents. */
export async function replaceRowsOfPeople(
  client: Queryable,
  incidentIds: readonly string[],
  rows: readonly OutageRow[],
): Promise<void> {
  if (incidentIds.length > 0)
    await replaceRows(client, 'o.incident_id = ANY($1::bigint[]) AND o.event_id IS NULL', incidentIds, rows)
}
