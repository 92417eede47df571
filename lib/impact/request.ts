/** Reads what a page or a program asks a summary about: period, zone and filter. */
import type { Instant } from '@/lib/domain/health-event'
import { FIGURES, type Figure } from '@/lib/domain/impact/figures'
import { type Period, parsePeriod } from '@/lib/domain/impact/period'
import { SEVS, type Sev } from '@/lib/domain/incident'
import { isTimeZone } from '@/lib/domain/zone'
import { AppError } from '@/lib/errors'
import { type ImpactFilter, impactQuery, NO_IMPACT_FILTER, parseImpactFilter } from './filter'

/** The period of a page that is asked for none. */
const USUAL_PERIOD = 'last-quarter'
const PERIOD_WANTS =
  'must be a week, month, quarter, year or days such as 2026-W19, 2026-05, 2026-Q2, 2026, 2026-05-01..2026-05-07, or last-month'
const ZONE_WANTS = 'must be a time zone such as Europe/Berlin'
const ISO_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/

/** What a page shows a summary of. */
export interface RequestedImpact {
  filter: ImpactFilter
  period: Period
  /** IANA name. */
  zone: string
  /** Parameter → what it wants; what is wrong is left out. */
  problems: Record<string, string>
  /** The query string (without ?) that says exactly what is shown, other parameters of the page kept behind it. */
  tidy: string
  /** Whether the address is not that: redirect, where there are no problems to be told. */
  isUntidy: boolean
}

/** What a page takes its address for. */
export interface PageDefaults extends Pick<ImpactFilter, 'clock' | 'named'> {
  /** The period where the address names none. */
  period: string
}

const USUAL: PageDefaults = { period: USUAL_PERIOD, clock: NO_IMPACT_FILTER.clock, named: NO_IMPACT_FILTER.named }
const FILTER_NAMES = ['service', 'region', 'team', 'account', 'kind', 'clock', 'named']

/**
 * As a page reads its address.
 * @param readerZone IANA name of the zone that the reader's cookies tell; UTC where they tell none
 * @param now ms
 */
export function requestedImpact(
  params: URLSearchParams,
  readerZone: string,
  now: Instant,
  usual: PageDefaults = USUAL,
): RequestedImpact {
  const { filter, problems } = parseImpactFilter(params, usual)
  const zone = readZone(params, readerZone, problems)
  const period = readPeriod(params, usual.period, zone, now, problems)
  const tidy = impactQuery(period, filter, usual)
  const known = new Set(['period', 'zone', 'first', 'last', ...FILTER_NAMES])
  for (const [name, value] of params) if (!known.has(name) && value !== '') tidy.append(name, value)
  return { filter, period, zone, problems, tidy: tidy.toString(), isUntidy: tidy.toString() !== params.toString() }
}

/**
 * As exports read the address that the page links to: period and filter, days of UTC where no zone is named.
 * @throws AppError INVALID that names each wrong parameter
 */
export function requestedExport(url: string, now: Instant): { period: Period; filter: ImpactFilter } {
  const { period, filter, problems } = requestedImpact(new URL(url).searchParams, 'UTC', now)
  refuse(problems)
  return { period, filter }
}

/** What a program asks about. */
export interface RequestedTimes {
  /** ms UTC; null: as far back as, or up to what, the record holds. */
  from: Instant | null
  to: Instant | null
  /** IANA name. */
  zone: string
  filter: ImpactFilter
}

/**
 * As /api/v1 reads its address: `from` (inclusive) and `to` (exclusive) as ISO 8601, or `period` as pages have it, in `zone`.
 * @param now ms
 * @throws AppError INVALID that names each wrong parameter
 */
export function requestedTimes(url: string, now: Instant): RequestedTimes {
  const params = new URL(url).searchParams
  const { filter, problems } = parseImpactFilter(params)
  const zone = readZone(params, 'UTC', problems)
  const isNamed = Boolean(params.get('period'))
  const period = isNamed ? readPeriod(params, USUAL_PERIOD, zone, now, problems) : null
  const from = readTime(params, 'from', problems)
  const to = readTime(params, 'to', problems)
  if (isNamed && (from !== null || to !== null)) problems.period = 'cannot stand beside from or to'
  if (from !== null && to !== null && from >= to) problems.to = 'must be later than from'
  refuse(problems)
  return { from: period?.from ?? from, to: period?.to ?? to, zone, filter }
}

function readZone(params: URLSearchParams, readerZone: string, problems: Record<string, string>): string {
  const text = params.get('zone')?.trim() ?? ''
  if (text === '' || text === 'local') return readerZone
  if (text.toLowerCase() === 'utc') return 'UTC'
  if (isTimeZone(text)) return text
  problems.zone = ZONE_WANTS
  return readerZone
}

function readPeriod(
  params: URLSearchParams,
  usual: string,
  zone: string,
  now: Instant,
  problems: Record<string, string>,
): Period {
  const text = params.get('period')?.trim() || daysAsked(params)
  const asked = text === '' ? null : parsePeriod(text, zone, now)
  if (text !== '' && asked === null) problems.period = PERIOD_WANTS
  const period = asked ?? parsePeriod(usual, zone, now)
  if (period === null) throw new RangeError(`${usual} is no period.`)
  return period
}

/** As a form of two days asks for it: `first` and `last`, whichever comes first. */
function daysAsked(params: URLSearchParams): string {
  const days = [params.get('first') ?? '', params.get('last') ?? ''].filter(Boolean).sort()
  return days.length === 2 ? days.join('..') : ''
}

function readTime(params: URLSearchParams, name: 'from' | 'to', problems: Record<string, string>): Instant | null {
  const text = params.get(name)?.trim() ?? ''
  if (text === '') return null
  const zoned = /T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes('T') ? text : `${text}Z`
  const day = Date.parse(text.slice(0, 10))
  const isDay = day >= 0 && new Date(day).toISOString().startsWith(text.slice(0, 10))
  const time = ISO_TIME.test(text) && isDay ? Date.parse(zoned) : Number.NaN
  if (!Number.isNaN(time)) return time
  problems[name] = 'must be an ISO 8601 time such as 2026-05-07T14:00:00Z'
  return null
}

function refuse(problems: Record<string, string>): void {
  const [first] = Object.entries(problems)
  if (first) throw new AppError('INVALID', `Parameter ${first[0]} ${first[1]}.`, problems)
}

/** The rows that a page or a file lists. */
export interface RequestedRows extends RequestedImpact {
  figure: Figure
  /** Only incidents of this severity; null: of any. */
  severity: Sev | null
  /** How many rows come before the first one that is shown. */
  after: number
}

/** As /impact/rows reads its address: a figure that is none is named in `problems`, and incidents are shown. */
export function requestedRows(params: URLSearchParams, readerZone: string, now: Instant): RequestedRows {
  const asked = requestedImpact(params, readerZone, now)
  const problems = { ...asked.problems }
  const text = params.get('figure') ?? ''
  const figure = text === '' ? 'incidents' : FIGURES.find((one) => one === text)
  if (figure === undefined) problems.figure = `must be ${FIGURES.join(', ')}`
  const level = params.get('severity') ?? ''
  const severity = SEVS.find((one) => one === level)
  if (severity === undefined && level !== '') problems.severity = `must be ${SEVS.join(', ')}`
  else if (severity !== undefined && figure !== 'incidents') problems.severity = 'goes with figure=incidents alone'
  const after = params.get('after') ?? ''
  return {
    ...{ ...asked, problems, figure: figure ?? 'incidents' },
    severity: problems.severity === undefined ? (severity ?? null) : null,
    after: /^\d{1,7}$/.test(after) ? Number(after) : 0,
  }
}

/** The same for the file. @throws AppError INVALID that names each wrong parameter */
export function requestedRowsFile(url: string, now: Instant): RequestedRows {
  const asked = requestedRows(new URL(url).searchParams, 'UTC', now)
  refuse(asked.problems)
  return asked
}
