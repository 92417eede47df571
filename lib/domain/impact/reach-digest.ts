/** A short name for everything that whom outages touched in a stretch of time is worked out from: the same for the same. */
import type { ImpactClock } from '../impact-window'
import type { Outage } from './outage'
import type { IncidentReports, OutageFacts } from './reach-outage'
import { type OwnedPeriod, type Stretch, spansOfPeriod } from './reach-scope'
import { type ClosedSpan, clipSpans } from './reach-touch'
import type { Positions } from './reach-universe'

/** Changes where the meaning of figures changes. */
const VERSION = 1

export interface DigestQuestion {
  outages: readonly Outage[]
  clock: ImpactClock
  within: Stretch
  facts: OutageFacts
  /** How many accounts AWS named in the event. */
  namedIn(eventId: string): number
}

/** A list of accounts is looked at once: it never changes, nor whom its positions stand for. */
const SUMS = new WeakMap<Positions, Sum>()

/** The same for what teams owned all the time. */
const LASTING = new WeakMap<readonly OwnedPeriod[], Sum>()

/** How many outages are looked at in one go: each may reach a list of accounts that has not been looked at. */
const STEP = 20

/**
 * Tells digests of stretches of time, in steps.
 * @param idAt the id, 12 digits, of the account at a position
 * @param owned what teams owned, ever
 */
export function digester(
  idAt: (position: number) => string,
  owned: readonly OwnedPeriod[],
): (question: DigestQuestion) => Generator<undefined, string> {
  const reported = new Map<IncidentReports, Sum>()
  const mixes: Mix[] = []
  const mixOf = (position: number): Mix => {
    mixes[position] ??= new Mix().add(Number(idAt(position)))
    return mixes[position]
  }
  const known: Known = {
    idAt,
    mixOf,
    sumOf(positions) {
      const sum = SUMS.get(positions) ?? sumOfIds(positions, mixOf)
      SUMS.set(positions, sum)
      return sum
    },
    sumOfReports(reports) {
      const sum = reported.get(reports) ?? reportsSum(reports, known)
      reported.set(reports, sum)
      return sum
    },
  }
  const lasting = LASTING.get(owned) ?? lastingSum(owned, known)
  LASTING.set(owned, lasting)
  const others = owned
    .filter((period) => !isLasting(period))
    .map((period) => ({ period, mix: periodMix(period, known) }))
  const mix = new Mix()
  return function* digestSteps(question) {
    const total = new Sum()
    for (const [index, outage] of question.outages.entries()) {
      if (mixOutage(mix.copy(EMPTY), outage, question, known)) total.add(mix)
      if (index % STEP === STEP - 1) yield
    }
    for (const { period, mix: own } of others) {
      const spans = spansOfPeriod(period, question.within)
      if (spans.length > 0) total.add(withSpans(mix.copy(own), spans))
    }
    return `${VERSION}.${total}.${lasting}`
  }
}

function isLasting({ from, until }: OwnedPeriod): boolean {
  return from === null && until === null
}

function lastingSum(owned: readonly OwnedPeriod[], known: Known): Sum {
  const sum = new Sum()
  for (const period of owned) if (isLasting(period)) sum.add(periodMix(period, known))
  return sum
}

interface Known {
  idAt(position: number): string
  /** Of the account's id. */
  mixOf(position: number): Mix
  sumOf(positions: Positions): Sum
  sumOfReports(reports: IncidentReports): Sum
}

/** Whether the outage touches anybody by the clock in that time: then it is in the mix, which was empty. */
function mixOutage(mix: Mix, outage: Outage, { clock, within, facts, namedIn }: DigestQuestion, known: Known): boolean {
  const spans = clipSpans(outage.spans[clock], within.from, within.to)
  if (spans.length === 0) return false
  for (const { positions } of facts.reachesOf(outage)) mix.addSum(known.sumOf(positions))
  for (const id of facts.eventsOf(outage)) {
    const count = namedIn(id)
    if (count > 0) mix.add(Number(id)).add(count)
  }
  const reports = facts.reportsOf(outage.incidentId)
  if (reports !== null) mix.addSum(known.sumOfReports(reports))
  if (mix.isEmpty) return false
  withSpans(mix, spans)
  return true
}

function periodMix({ teamId, position }: OwnedPeriod, { idAt }: Known): Mix {
  const mix = new Mix().add(Number(idAt(position)))
  for (const part of teamId.split('-')) mix.add(Number.parseInt(part, 16))
  return mix
}

function withSpans(mix: Mix, spans: readonly ClosedSpan[]): Mix {
  for (const [from, to] of spans) mix.add(from).add(to)
  return mix
}

function reportsSum(reports: IncidentReports, { sumOf, mixOf }: Known): Sum {
  const sum = new Sum()
  sum.add(new Mix().addSum(sumOf(reports.touched)).add(1))
  sum.add(new Mix().addSum(sumOfIds(Uint32Array.from(reports.cleared), mixOf)).add(2))
  return sum
}

function sumOfIds(positions: Positions, mixOf: (position: number) => Mix): Sum {
  const sum = new Sum()
  for (const position of positions) sum.add(mixOf(position))
  return sum
}

/** Numbers in order, made into 64 bits: murmur3's steps with two seeds. Signed, as such numbers take no memory of their own. */
class Mix {
  high = 0x9747b28c | 0
  low = 0x3c6ef372
  isEmpty = true

  copy({ high, low, isEmpty }: Mix): this {
    this.high = high
    this.low = low
    this.isEmpty = isEmpty
    return this
  }

  add(value: number): this {
    this.isEmpty = false
    return this.step(value | 0).step(Math.floor(value / 0x1_0000_0000) | 0)
  }

  addSum({ high, low, count }: Sum): this {
    if (count === 0) return this
    this.isEmpty = false
    return this.step(high).step(low).step(count)
  }

  private step(word: number): this {
    this.high = round(this.high, word)
    this.low = round(this.low, word ^ 0x5bd1e995)
    return this
  }
}

function round(state: number, word: number): number {
  let mixed = Math.imul(word, 0xcc9e2d51)
  mixed = Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593)
  const next = state ^ mixed
  return (Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64) | 0
}

/** Spreads every bit over all others. */
function finish(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

const EMPTY = new Mix()

/** A set of mixes, whatever their order. */
class Sum {
  high = 0
  low = 0
  count = 0

  add({ high, low }: Mix): void {
    this.high = (this.high + finish(high)) | 0
    this.low = (this.low + finish(low)) | 0
    this.count += 1
  }

  toString(): string {
    return `${(this.high >>> 0).toString(16)}.${(this.low >>> 0).toString(16)}.${this.count}`
  }
}
