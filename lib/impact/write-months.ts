/** Keeps for how long accounts were touched in each whole month that is over: what five years are then read from. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { inSlices } from '@/lib/db/slices'
import type { Instant } from '@/lib/domain/health-event'
import type { Outage } from '@/lib/domain/impact/outage'
import { type WholeMonth, wholeMonths } from '@/lib/domain/impact/reach-months'
import type { ImpactClock } from '@/lib/domain/impact-window'
import { listOutages } from '@/lib/outages/read'
import { CLOCKS, NO_IMPACT_FILTER } from './filter'
import { monthFigures, packMonth } from './month-figures'
import { ownedAt, sumSteps } from './read-account-time'
import { monthDigests, outagesIn, type PartsQuestion } from './read-months'
import { createPlaces, readOutageFacts } from './read-reach-facts'
import { readNamedCounts } from './read-reach-said'
import { readUniverse } from './read-reach-universe'
import { readTeamsOwned } from './read-teams-owned'

const YEAR_MS = 366 * 86_400_000

/**
 * Keeps every month before `now` (ms) of which what is kept is not right, a year at a time, and forgets months in which
 * nothing is known. Returns how many were written. `over` ends it after the month under way.
 */
export async function keepMonths(now: Instant, over?: AbortSignal): Promise<number> {
  const first = await findFirst()
  if (first === null) {
    await pool().query('DELETE FROM impact_month')
    return 0
  }
  const start = new Date(first)
  const months = wholeMonths({ from: Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), 1), to: now })
  await pool().query('DELETE FROM impact_month WHERE NOT month = ANY($1::date[])', [months.map(({ month }) => month)])
  let written = 0
  for (let place = 0; place < months.length && over?.aborted !== true; ) {
    const year = months.slice(place).filter(({ from }) => from < (months[place]?.from ?? 0) + YEAR_MS)
    written += await keepYear(year, over)
    place += year.length
  }
  return written
}

/** The first moment that anything tells of, ms. */
async function findFirst(): Promise<Instant | null> {
  const { rows } = await pool().query<{ first: Instant | null }>(
    'SELECT (extract(epoch FROM min(first_at)) * 1000)::float8 AS first FROM outage',
  )
  return rows[0]?.first ?? null
}

async function keepYear(months: readonly WholeMonth[], over: AbortSignal | undefined): Promise<number> {
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return 0
  const filter = { service: [], region: [], kind: NO_IMPACT_FILTER.kind, named: false }
  const [outages, universe, owned] = await Promise.all([
    listOutages({ from: first.from, to: last.to, filter }, null),
    readUniverse(),
    readTeamsOwned(),
  ])
  const places = createPlaces(universe)
  const common = { outages, places, owned: ownedAt(owned, places), scope: null, visible: null }
  let written = 0
  for (const clock of CLOCKS) written += await keepClock({ ...common, clock }, months, over)
  return written
}

async function keepClock(
  question: Omit<PartsQuestion, 'within'>,
  months: readonly WholeMonth[],
  over: AbortSignal | undefined,
): Promise<number> {
  const { outages, clock, places } = question
  const [counted, kept] = await Promise.all([readNamedCounts(), listDigests(clock, months)])
  const plain = { outages, counted, only: null, visible: null }
  const digests = await monthDigests(question, months, await readOutageFacts({ ...plain, named: [] }, places))
  let written = 0
  for (const [index, month] of months.entries()) {
    if (over?.aborted) break
    if (kept.get(month.month) === digests[index]) continue
    await keepMonth(question, month, outagesIn(outages, clock, month))
    written += 1
  }
  return written
}

/** What is stored as its digest is what the figures were worked out from, whatever was counted before. */
async function keepMonth(question: Omit<PartsQuestion, 'within'>, month: WholeMonth, outages: readonly Outage[]) {
  const { clock, places } = question
  const facts = await readOutageFacts(
    { outages, named: outages, counted: new Map(), only: null, visible: null },
    places,
  )
  const [digest = ''] = await monthDigests({ ...question, outages }, [month], facts)
  const part = await inSlices(sumSteps({ ...question, outages, facts, within: month }))
  const figures = monthFigures(part, (at) => places.idAt(at))
  const sum = (times: Uint32Array) => times.reduce((total, ms) => total + ms, 0)
  await pool().query(
    `INSERT INTO impact_month (month, clock, digest, confirmed_ms, reported_ms, inferred_ms, accounts)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (month, clock) DO UPDATE SET digest = excluded.digest, confirmed_ms = excluded.confirmed_ms,
       reported_ms = excluded.reported_ms, inferred_ms = excluded.inferred_ms, accounts = excluded.accounts, computed_at = now()`,
    [
      month.month,
      clock,
      digest,
      sum(figures.confirmed),
      sum(figures.reported),
      sum(figures.inferred),
      packMonth(figures),
    ],
  )
}

async function listDigests(clock: ImpactClock, months: readonly WholeMonth[]): Promise<Map<string, string>> {
  const { rows } = await pool().query<{ month: string; digest: string }>(
    'SELECT month::text, digest FROM impact_month WHERE clock = $1 AND month = ANY($2::date[])',
    [clock, months.map(({ month }) => month)],
  )
  return new Map(rows.map(({ month, digest }) => [month, digest]))
}
