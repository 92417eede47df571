/** A view of history in a sentence: what it is of, by which clock, in which days. */
import { formatDate } from '@/lib/domain/format-time'
import { restOf } from '@/lib/domain/history/spans'
import { CLOCK_PHRASES } from '@/lib/domain/impact/formulas'
import type { Period } from '@/lib/domain/impact/period'
import type { HistoryState, HistoryView } from '@/lib/history/contract'
import { knownShare } from './measure-words'

const MOST_NAMES = 4
const DAY = 86_400_000

/** "AWS IAM and 3 more in us-east-1 · 2018 · as AWS declared it · days in UTC" */
export function aboutWords({ filter, compare }: HistoryState, period: Period, names: HistoryView['names']): string {
  const services = filter.service.length === 0 ? 'All services' : listed(filter.service.map((id) => names[id] ?? id))
  const regions = compare.length > 0 ? compare : filter.region
  const where = regions.length === 0 ? 'in all Regions' : `in ${listed(regions)}`
  return `${services} ${where} · ${period.name} · ${CLOCK_PHRASES[filter.clock]} · days in ${period.zone}`
}

/** What is on record of the time that is shown, in sentences; null where all of it is. */
export function recordWords({ picture, asOf }: HistoryView, { from, to, zone }: Period): string | null {
  const end = Math.min(to, asOf)
  const gaps = restOf(picture.known, from, end).filter(([start, stop]) => stop - start > 60_000)
  if (end <= from || gaps.length === 0) return null
  const known = picture.known.reduce((sum, [start, stop]) => sum + stop - start, 0)
  const first = picture.known.find(([start, stop]) => stop - start > DAY)
  if (first === undefined) {
    return 'None of this time is on record as a whole: what is drawn happened, and more may have.'
  }
  return `${knownShare(known, end - from)} of this time is on record as a whole, from ${formatDate(first[0], zone)} on. The rest is hatched: what is drawn there happened, and more may have.`
}

function listed(all: readonly string[]): string {
  const rest = all.length - MOST_NAMES
  const shown = rest > 0 ? [...all.slice(0, MOST_NAMES - 1), `${rest + 1} more`] : [...all]
  const last = shown.pop() ?? ''
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`
}
