/** Reads account-time: of whole months as it was kept, where that is still right, and of all else worked out now. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { breathe, eachInSlices, inSlices, isTired } from '@/lib/db/slices'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import type { Outage } from '@/lib/domain/impact/outage'
import { digester } from '@/lib/domain/impact/reach-digest'
import { timeBetween, type WholeMonth, wholeMonths } from '@/lib/domain/impact/reach-months'
import type { OutageFacts } from '@/lib/domain/impact/reach-outage'
import type { OwnedPeriod, Scope, Stretch } from '@/lib/domain/impact/reach-scope'
import { clipSpans } from '@/lib/domain/impact/reach-touch'
import type { ImpactClock } from '@/lib/domain/impact-window'
import { type MonthFigures, partOf, unpackMonth } from './month-figures'
import { sumSteps, type TimePart } from './read-account-time'
import { type FactsQuestion, type Places, type ReadFacts, readOutageFacts } from './read-reach-facts'
import { readNamedCounts } from './read-reach-said'

export interface PartsQuestion {
  outages: readonly Outage[]
  clock: ImpactClock
  within: Stretch
  scope: Scope
  owned: readonly OwnedPeriod[]
  places: Places
  visible: VisibleAccounts
}

/**
 * The time that is asked for in parts, and the facts of all outages. Months are kept of everybody: they are asked for where
 * no account is out of scope, and count only where they rest on the very outages that are given.
 */
export async function readTimeParts(question: PartsQuestion): Promise<{ parts: TimePart[]; facts: OutageFacts }> {
  const { outages, scope, within, visible, places } = question
  const months = scope === null ? wholeMonths(within) : []
  if (months.length === 0) {
    const only = scope === null ? null : [...scope.keys()].map((position) => places.idAt(position))
    const facts = await readOutageFacts({ outages, named: outages, counted: new Map(), only, visible }, places)
    return { parts: [await inSlices(sumSteps({ ...question, facts }))], facts }
  }
  const counted = await readNamedCounts()
  const plain: FactsQuestion = { outages, named: [], counted, only: null, visible }
  const kept = await readKept(question, months, await readOutageFacts(plain, places))
  const live = timeBetween(within, kept).map((stretch) => ({
    ...{ within: stretch, outages: outagesIn(outages, question.clock, stretch) },
  }))
  const facts = await readOutageFacts({ ...plain, named: live.flatMap((part) => part.outages) }, places)
  const parts = kept.map(({ part }) => part)
  for (const part of live) parts.push(await inSlices(sumSteps({ ...question, ...part, facts })))
  return { parts, facts }
}

/** The outages of which the clock tells something in that time. */
export function outagesIn(outages: readonly Outage[], clock: ImpactClock, { from, to }: Stretch): Outage[] {
  return outages.filter((outage) =>
    outage.spans[clock].some(([start, end]) => start < to && (end === null || end > from)),
  )
}

/** What each month rests on, by its clock. */
export async function monthDigests(
  { outages, clock, owned, places }: Pick<PartsQuestion, 'outages' | 'clock' | 'owned' | 'places'>,
  months: readonly WholeMonth[],
  facts: ReadFacts,
): Promise<string[]> {
  const digestOf = digester((position) => places.idAt(position), owned)
  const byMonth = await gatherByMonth(outages, clock, months)
  const digests: string[] = []
  for (const [index, within] of months.entries()) {
    const question = { outages: byMonth[index] ?? [], clock, within, facts, namedIn: facts.namedIn }
    digests.push(await inSlices(digestOf(question)))
  }
  return digests
}

/** By the index of the month, which follow one another. */
async function gatherByMonth(
  outages: readonly Outage[],
  clock: ImpactClock,
  months: readonly WholeMonth[],
): Promise<Outage[][]> {
  const byMonth: Outage[][] = months.map(() => [])
  const [first, last] = [months[0]?.from ?? 0, months.at(-1)?.to ?? 0]
  const monthAt = (at: number) => monthNumber(at) - monthNumber(first)
  await eachInSlices(outages, (outage) => {
    let next = 0
    for (const [from, to] of clipSpans(outage.spans[clock], first, last)) {
      const until = monthAt(to - 1)
      for (let index = Math.max(next, monthAt(from)); index <= until; index += 1) byMonth[index]?.push(outage)
      next = until + 1
    }
  })
  return byMonth
}

/** Months (UTC) since the year 0. */
function monthNumber(at: Instant): number {
  const date = new Date(at)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

type KeptMonth = WholeMonth & { part: TimePart }

async function readKept(
  question: PartsQuestion,
  months: readonly WholeMonth[],
  facts: ReadFacts,
): Promise<KeptMonth[]> {
  const digests = await monthDigests(question, months, facts)
  const figures = await readFigures(question.clock, months, digests)
  const kept: KeptMonth[] = []
  for (const [index, month] of months.entries()) {
    const found = figures.get(`${month.month} ${digests[index]}`)
    if (found !== undefined) kept.push({ ...month, part: partAt(found, question.places) })
    if (isTired()) await breathe()
  }
  return kept
}

/** How many months are kept unpacked in memory: ten years by one clock. */
const MOST_UNPACKED = 120
const holder = globalThis as typeof globalThis & { faultlineMonths?: Map<string, MonthFigures> }

/** By month and digest, those that are kept and right. */
async function readFigures(
  clock: ImpactClock,
  months: readonly WholeMonth[],
  digests: readonly string[],
): Promise<Map<string, MonthFigures>> {
  holder.faultlineMonths ??= new Map()
  const memory = holder.faultlineMonths
  const wanted = months.map(({ month }, index) => ({ month, digest: digests[index] ?? '' }))
  const missing = wanted.filter(({ month, digest }) => !memory.has(`${clock} ${month} ${digest}`))
  const found = new Map<string, MonthFigures>()
  for (const { month, digest, accounts } of await listKept(clock, missing)) {
    memory.set(`${clock} ${month} ${digest}`, unpackMonth(accounts))
    if (isTired()) await breathe()
  }
  for (const { month, digest } of wanted) {
    const key = `${clock} ${month} ${digest}`
    const figures = memory.get(key)
    if (figures === undefined) continue
    found.set(`${month} ${digest}`, figures)
    memory.delete(key)
    memory.set(key, figures)
  }
  for (const oldest of memory.keys()) {
    if (memory.size <= MOST_UNPACKED) break
    memory.delete(oldest)
  }
  return found
}

interface KeptRow {
  month: string
  digest: string
  accounts: Buffer
}

async function listKept(clock: ImpactClock, wanted: readonly Omit<KeptRow, 'accounts'>[]): Promise<KeptRow[]> {
  if (wanted.length === 0) return []
  const { rows } = await pool().query<KeptRow>(
    `SELECT m.month::text, m.digest, m.accounts FROM unnest($2::date[], $3::text[]) AS w(month, digest)
     JOIN impact_month m ON m.month = w.month AND m.clock = $1 AND m.digest = w.digest`,
    [clock, wanted.map(({ month }) => month), wanted.map(({ digest }) => digest)],
  )
  return rows
}

/** Positions are looked up once for each universe. */
const parts = new WeakMap<MonthFigures, { universe: Places['universe']; part: TimePart }>()

function partAt(figures: MonthFigures, places: Places): TimePart {
  const known = parts.get(figures)
  if (known?.universe === places.universe) return known.part
  const byNumber = numbersOf(places.universe)
  const part = partOf(figures, (id) => byNumber.get(id) ?? places.positionOf(String(id).padStart(12, '0')))
  if (part.positions?.every((position) => position < places.universe.accounts.length))
    parts.set(figures, { universe: places.universe, part })
  return part
}

/** Positions by ids as numbers: years hold half a million of them. */
const numbers = new WeakMap<Places['universe'], ReadonlyMap<number, number>>()

function numbersOf(universe: Places['universe']): ReadonlyMap<number, number> {
  const known = numbers.get(universe)
  if (known !== undefined) return known
  const byNumber = new Map(universe.accounts.map(({ id }, position) => [Number(id), position]))
  numbers.set(universe, byNumber)
  return byNumber
}
