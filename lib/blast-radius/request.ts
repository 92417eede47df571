/** Reads what a request for a blast radius asks for; throws INVALID that names each wrong parameter. */
import { isUnplaced } from '@/lib/domain/blast-radius/dependencies'
import { MULTIPLE_SERVICES } from '@/lib/domain/blast-radius/multiple-services'
import { GLOBAL_REGION, REGION_PATTERN } from '@/lib/domain/region'
import { splitServiceName } from '@/lib/domain/service-of-name'
import { AppError } from '@/lib/errors'
import type { BlastDimension } from './contract'
import { type BlastView, parseBlastView } from './filter'

/** How many rows a page holds, and where it begins: null for the first. */
export interface BlastPageRequest {
  limit: number
  cursor: string | null
}

const DEFAULT_LIMIT = 50
/** Rows on a page: those of accounts hold their reasons and resources. */
const MOST: Record<BlastDimension, number> = {
  account: 100,
  team: 1_000,
  environment: 1_000,
  service: 1_000,
  ou: 1_000,
  entity: 1_000,
}

/** @throws AppError INVALID */
export function requestedBlastView(url: string): BlastView {
  const { view, problems } = parseBlastView(new URL(url).searchParams)
  refuse(problems)
  return view
}

/** @throws AppError INVALID */
export function requestedBlastPage(url: string): { view: BlastView; page: BlastPageRequest } {
  const params = new URL(url).searchParams
  const { view, problems } = parseBlastView(params)
  const page = readPage(params, MOST[view.by], problems)
  refuse(problems)
  return { view, page }
}

/** What is supposed to fail: a service, and where. */
export interface Supposed {
  /** Lower-case catalogue id. */
  service: string
  /** AWS Region id or `global`; null: wherever. */
  region: string | null
}

const REGION = new RegExp(`^(?:${REGION_PATTERN}|${GLOBAL_REGION})$`)

/** What is supposed, or which parameter is wrong and why; null without a service. */
interface ParsedSupposition {
  supposed: Supposed | null
  problems: Record<string, string>
}

/** Reads what is supposed from query parameters: the service in any spelling, its Region perhaps within it (`sts-eu-west-1`). */
export function parseSupposition(params: URLSearchParams): ParsedSupposition {
  const problems: Record<string, string> = {}
  const named = params.get('service')?.trim() ?? ''
  const place = params.get('region')?.trim().toLowerCase() || null
  const isName = /^[\w .:&/()-]{0,100}$/.test(named)
  const { service, region } = splitServiceName(isName ? named : '')
  if (named !== '' && service === '') problems.service = 'takes one service id, such as iam'
  if (place !== null && !REGION.test(place)) problems.region = 'takes a Region id, or global'
  const supposed = { service, region: place ?? region }
  const isNowhere = service === MULTIPLE_SERVICES && isUnplaced(supposed.region)
  if (isNowhere) problems.region = 'must be the one in which everything fails'
  return { supposed: service === '' || Object.keys(problems).length > 0 ? null : supposed, problems }
}

/** @throws AppError INVALID, also without a service */
export function requestedWhatIf(url: string): { supposed: Supposed; view: BlastView; page: BlastPageRequest } {
  const params = new URL(url).searchParams
  const { supposed, problems } = parseSupposition(params)
  const { view, problems: others } = parseBlastView(withoutService(params))
  const page = readPage(params, MOST[view.by], others)
  if (params.has('at')) others.at = 'is not known here: nothing has happened'
  refuse({ ...problems, ...others })
  if (supposed === null) throw invalid({ service: 'must name the service that is supposed to fail' })
  return { supposed, view, page }
}

/** The parameters of the rows alone: `service` is what fails. */
export function withoutService(params: URLSearchParams): URLSearchParams {
  const others = new URLSearchParams(params)
  others.delete('service')
  others.delete('at')
  return others
}

function readPage(params: URLSearchParams, most: number, problems: Record<string, string>): BlastPageRequest {
  const limit = params.get('limit') ?? String(DEFAULT_LIMIT)
  if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > most) {
    problems.limit = `must be a whole number from 1 to ${most}`
  }
  return { limit: Number(limit), cursor: params.get('cursor') || null }
}

function refuse(problems: Record<string, string>): void {
  if (Object.keys(problems).length > 0) throw invalid(problems)
}

function invalid(problems: Record<string, string>): AppError {
  const [name, wants] = Object.entries(problems)[0] ?? []
  return new AppError('INVALID', `Parameter ${name} ${wants}.`, problems)
}
