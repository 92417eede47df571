/** Reads what a request for history asks for: a page's address, and that of /api/v1/history. */
import type { Instant } from '@/lib/domain/health-event'
import { CELL_UNITS, type CellUnit } from '@/lib/domain/history/cells'
import { withThousands } from '@/lib/domain/impact/compare'
import type { Period } from '@/lib/domain/impact/period'
import { AppError } from '@/lib/errors'
import type { ImpactFilter } from '@/lib/impact/filter'
import { requestedImpact, requestedTimes } from '@/lib/impact/request'
import { type HistoryState, MOST_COMPARED } from './contract'

/** On this page it counts, too, where AWS lists a service as hit by an event of another. */
const USUAL = { clock: 'declared', named: true } as const
const REGION = /^[a-z0-9-]{1,30}$/

export interface RequestedHistory {
  state: HistoryState
  period: Period
  /** Parameter → what it wants; what is wrong is left out. */
  problems: Record<string, string>
}

/**
 * As the page reads its address. `first` and `last`, which its form sends, are days of a period.
 * @param readerZone IANA name
 * @param wholeRecord the period of a page that is asked for none
 * @param now ms
 */
export function requestedHistory(
  params: URLSearchParams,
  readerZone: string,
  wholeRecord: string,
  now: Instant,
): RequestedHistory {
  const { filter, period, problems } = requestedImpact(withDays(params), readerZone, now, {
    ...USUAL,
    period: wholeRecord,
  })
  const compare = readCompared(params, problems)
  const year = readYear(params, period, problems)
  const rows = params.get('rows') ?? ''
  if (!['', 'all'].includes(rows)) problems.rows = 'must be all'
  const state: HistoryState = {
    period,
    filter: compare.length > 0 ? { ...filter, region: [] } : filter,
    compare,
    year,
    allRows: rows === 'all',
  }
  return { state, period, problems }
}

/** What /api/v1/history tells. */
export interface RequestedAnswer {
  /** ms UTC; null: as far back as the record reaches, or up to now. */
  from: Instant | null
  to: Instant | null
  zone: string
  filter: ImpactFilter
  by: CellUnit | 'hour-of-week'
}

const CUTS = [...CELL_UNITS, 'hour-of-week'] as const

/** @throws AppError INVALID that names the wrong parameter */
export function requestedAnswer(url: string, now: Instant): RequestedAnswer {
  const times = requestedTimes(url, now)
  const text = new URL(url).searchParams.get('by')?.trim() || 'month'
  const by = CUTS.find((cut) => cut === text)
  if (by === undefined) throw refused(`must be ${CUTS.join(', ')}`)
  const unit = by === 'hour-of-week' ? 'month' : by
  const length = (times.to ?? now) - (times.from ?? RECORD_BEGINS)
  if (length > MOST_CELLS * CELL_MS[unit])
    throw refused(`allows ${withThousands(MOST_CELLS)} ${unit}s at most: ask for a shorter time, or for longer cells`)
  return { ...times, by }
}

/** Each is looked for in its zone: a hundred thousand keep everybody else waiting. */
const MOST_CELLS = 10_000
const DAY = 86_400_000
const CELL_MS: Readonly<Record<CellUnit, number>> = { day: DAY, month: 30 * DAY, quarter: 90 * DAY }
/** Before that AWS told nothing. */
const RECORD_BEGINS = Date.UTC(2006, 0, 1)

function refused(wants: string): AppError {
  return new AppError('INVALID', `Parameter by ${wants}.`, { by: wants })
}

/** The days that the form sends, as a period; one of them alone is the first and the last. */
function withDays(params: URLSearchParams): URLSearchParams {
  const [first = '', last = ''] = [params.get('first')?.trim(), params.get('last')?.trim()]
  if (first === '' && last === '') return params
  const changed = new URLSearchParams(params)
  changed.set('period', `${first || last}..${last || first}`)
  return changed
}

function readCompared(params: URLSearchParams, problems: Record<string, string>): string[] {
  const given = params.getAll('compare').flatMap((part) => part.split(','))
  const regions = [...new Set(given.map((value) => value.trim().toLowerCase()).filter(Boolean))]
  if (!regions.every((region) => REGION.test(region))) problems.compare = 'takes ids of Regions such as us-east-1'
  else if (regions.length > MOST_COMPARED) problems.compare = `takes at most ${MOST_COMPARED} Regions`
  else return regions
  return []
}

function readYear(params: URLSearchParams, period: Period, problems: Record<string, string>): number | null {
  const text = params.get('year')?.trim() ?? ''
  if (text === '') return null
  const year = Number(text)
  // A year that the period does not hold was left over from another period.
  if (/^\d{4}$/.test(text))
    return year >= Number(period.firstDay.slice(0, 4)) && `${text}-01-01` < period.endDay ? year : null
  problems.year = 'must be a year such as 2018'
  return null
}
