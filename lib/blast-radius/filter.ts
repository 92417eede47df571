/** What of a blast radius is looked at: how it stands in a URL, and which values are right. Page, files and API share it. */
import { CERTAINTIES } from '@/lib/domain/blast-radius/facts'
import { type BlastFilter, NO_FILTER } from '@/lib/domain/blast-radius/filter'
import { BLAST_DIMENSIONS, type BlastDimension } from './contract'

/** Which rows, of which moment, narrowed down to what. */
export interface BlastView {
  /** ISO 8601 UTC; null: the whole time of the incident. */
  at: string | null
  by: BlastDimension
  filter: BlastFilter
}

/** All accounts that were ever touched. */
export const WHOLE_VIEW: BlastView = { at: null, by: 'account', filter: NO_FILTER }

/** A view, or which parameter is wrong and why. */
export interface ParsedBlastView {
  view: BlastView
  problems: Record<string, string>
}

const TEXT_LIMIT = 200
const VALUES_LIMIT = 50
const CONTROLS = /\p{Cc}/u

/**
 * Reads a view from query parameters. `team` and `environment` are repeated, for names may hold commas; `certainty` and
 * `service` part with commas as well. Wrong values are left out and named in `problems` (parameter → what it wants).
 */
export function parseBlastView(params: URLSearchParams): ParsedBlastView {
  const problems: Record<string, string> = {}
  const filter: BlastFilter = {
    ...NO_FILTER,
    certainty: readCertainty(params, problems),
    teams: readNames(params, 'team', problems),
    environments: readNames(params, 'environment', problems),
    unit: readOne(params, 'ou', /^[\w-]{1,68}$/, 'takes the id of a root or unit, or none', problems),
    services: readServices(params, problems),
    account: readOne(params, 'account', /^\d{12}$/, 'takes an account id of 12 digits', problems),
    q: readText(params, problems),
  }
  return { view: { at: readMoment(params, problems), by: readDimension(params, problems), filter }, problems }
}

/** Writes a view as query parameters: the reverse of parseBlastView. */
export function formatBlastView({ at, by, filter }: BlastView): URLSearchParams {
  const params = new URLSearchParams()
  if (at !== null) params.set('at', at)
  if (by !== WHOLE_VIEW.by) params.set('by', by)
  if (filter.certainty.length > 0) params.set('certainty', filter.certainty.join(','))
  for (const team of filter.teams) params.append('team', team)
  for (const environment of filter.environments) params.append('environment', environment)
  if (filter.unit !== null) params.set('ou', filter.unit)
  if (filter.services.length > 0) params.set('service', filter.services.join(','))
  if (filter.account !== null) params.set('account', filter.account)
  if (filter.q !== '') params.set('q', filter.q)
  return params
}

function readDimension(params: URLSearchParams, problems: Record<string, string>): BlastDimension {
  const given = params.get('by') || WHOLE_VIEW.by
  const by = BLAST_DIMENSIONS.find((each) => each === given)
  if (by === undefined) problems.by = `must be ${BLAST_DIMENSIONS.join(', ')}`
  return by ?? WHOLE_VIEW.by
}

function readCertainty(params: URLSearchParams, problems: Record<string, string>): BlastFilter['certainty'] {
  const given = listOf(params, 'certainty')
  const known = CERTAINTIES.filter((certainty) => given.includes(certainty))
  if (known.length === given.length) return known
  problems.certainty = `must be ${CERTAINTIES.join(', ')}`
  return []
}

function readServices(params: URLSearchParams, problems: Record<string, string>): string[] {
  const services = listOf(params, 'service').map((service) => service.toLowerCase())
  if (services.length <= VALUES_LIMIT && services.every((service) => /^[\w.:-]{1,100}$/.test(service))) return services
  problems.service = `takes at most ${VALUES_LIMIT} service ids`
  return []
}

function readNames(params: URLSearchParams, name: string, problems: Record<string, string>): string[] {
  const given = params.getAll(name).map((value) => value.trim())
  const values = [...new Set(given.filter((value) => value !== ''))]
  const isWrong = (value: string) => value.length > 100 || CONTROLS.test(value)
  if (values.length <= VALUES_LIMIT && !values.some(isWrong)) return values
  problems[name] = `takes at most ${VALUES_LIMIT} values of at most 100 characters on one line`
  return []
}

function readOne(
  params: URLSearchParams,
  name: string,
  form: RegExp,
  wants: string,
  problems: Record<string, string>,
): string | null {
  const given = params.get(name)?.trim()
  if (!given) return null
  if (form.test(given)) return given
  problems[name] = wants
  return null
}

function readText(params: URLSearchParams, problems: Record<string, string>): string {
  const text = (params.get('q') ?? '').trim()
  if (text.length <= TEXT_LIMIT && !CONTROLS.test(text)) return text
  problems.q = `takes at most ${TEXT_LIMIT} characters on one line`
  return ''
}

const ISO_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/

function readMoment(params: URLSearchParams, problems: Record<string, string>): string | null {
  const text = params.get('at')?.trim()
  if (!text) return null
  const zoned = /T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes('T') ? text : `${text}Z`
  const time = ISO_TIME.test(text) && isDay(text.slice(0, 10)) ? Date.parse(zoned) : Number.NaN
  if (!Number.isNaN(time)) return new Date(time).toISOString()
  problems.at = 'must be an ISO 8601 time such as 2026-05-07T14:00:00Z'
  return null
}

/** True for a day of the calendar since 1970: Date.parse alone takes 30 February for 2 March. */
function isDay(day: string): boolean {
  const time = Date.parse(day)
  return time >= 0 && new Date(time).toISOString().startsWith(day)
}

function listOf(params: URLSearchParams, name: string): string[] {
  const values = params.getAll(name).flatMap((part) => part.split(','))
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))]
}
