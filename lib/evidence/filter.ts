/** Which evidence somebody asks for: of which accounts, as of when, which checks and verdicts. Pages, API and downloads share it. */
import { PARTITIONS, type Partition } from '@/lib/domain/aws-connection'
import { isAccountId } from '@/lib/domain/aws-directory'
import { VERDICTS, type Verdict } from '@/lib/domain/evidence/verdict'
import { isDay } from '@/lib/domain/postmortem/due-day'

/** Null: not narrowed. */
export interface EvidenceScope {
  /** A moment as ISO 8601 UTC with milliseconds; null: now. */
  at: string | null
  /** Id of a unit; with all below it. */
  unit: string | null
  /** Id or name of a team. */
  team: string | null
  account: string | null
  /** Id of a connection. */
  connection: string | null
  partition: Partition | null
}

/** All accounts, now. */
export const WHOLE_SCOPE: EvidenceScope = {
  at: null,
  unit: null,
  team: null,
  account: null,
  connection: null,
  partition: null,
}

const MOST = 200
const CONTROLS = /\p{Cc}/u

/** A scope out of query parameters; what is wrong is left out and named in `problems` (parameter → what it wants). */
export function parseScope(params: URLSearchParams): { scope: EvidenceScope; problems: Record<string, string> } {
  const problems: Record<string, string> = {}
  const text = (name: string) => {
    const given = (params.get(name) ?? '').trim()
    if (given.length <= MOST && !CONTROLS.test(given)) return given === '' ? null : given
    problems[name] = `takes at most ${MOST} characters on one line`
    return null
  }
  const account = text('account')
  if (account !== null && !isAccountId(account)) problems.account = 'must be an account id of 12 digits'
  const partition = text('partition')
  const known = PARTITIONS.find((each) => each === partition) ?? null
  if (partition !== null && known === null) problems.partition = `must be ${PARTITIONS.join(', ')}`
  const scope: EvidenceScope = {
    at: readMoment(params.get('at'), problems),
    unit: text('unit'),
    team: text('team'),
    account: account !== null && isAccountId(account) ? account : null,
    connection: text('connection'),
    partition: known,
  }
  return { scope, problems }
}

/** Writes a scope as query parameters: the reverse of parseScope. */
export function formatScope(scope: EvidenceScope): URLSearchParams {
  const given = Object.entries(scope).filter((each): each is [string, string] => each[1] !== null)
  return new URLSearchParams(given)
}

/** True where it is not narrowed to some accounts; the moment does not count. */
export function isWhole(scope: EvidenceScope): boolean {
  return formatScope({ ...scope, at: null }).size === 0
}

/** ISO 8601 with an offset or Z; a day alone is its end in UTC. */
const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2}))?$/

function readMoment(given: string | null, problems: Record<string, string>): string | null {
  // A plus sign of an address is read as a blank.
  const text = (given ?? '').trim().replace(/ (?=\d{2}:\d{2}$)/, '+')
  if (text === '') return null
  const at =
    MOMENT.test(text) && isDay(text.slice(0, 10))
      ? Date.parse(text.length === 10 ? `${text}T23:59:59.999Z` : text)
      : Number.NaN
  if (at >= 0) return new Date(at).toISOString()
  problems.at = 'must be a moment such as 2026-05-07T14:00:00Z, or a day'
  return null
}

/** Empty lists let everything through. */
export interface VerdictFilter extends EvidenceScope {
  /** Ids of the catalogue, such as C1. */
  check: string[]
  verdict: Verdict[]
}

export const NO_VERDICT_FILTER: VerdictFilter = { ...WHOLE_SCOPE, check: [], verdict: [] }

const MOST_CHECKS = 60

/** A filter out of query parameters; lists repeat the parameter or part with commas. Wrong values are named in `problems`. */
export function parseVerdictFilter(params: URLSearchParams): {
  filter: VerdictFilter
  problems: Record<string, string>
} {
  const { scope, problems } = parseScope(params)
  const check = listOf(params, 'check').map((each) => each.toUpperCase())
  if (check.length > MOST_CHECKS || check.some((each) => !/^[A-Z]\d{1,2}$/.test(each))) {
    problems.check = 'must be ids of the checklist such as C1'
  }
  const given = listOf(params, 'verdict')
  const verdict = VERDICTS.filter((each) => given.includes(each))
  if (verdict.length !== given.length) problems.verdict = `must be ${VERDICTS.join(', ')}`
  return { filter: { ...scope, check: problems.check === undefined ? check : [], verdict }, problems }
}

/** Writes a filter as query parameters: the reverse of parseVerdictFilter. */
export function formatVerdictFilter({ check, verdict, ...scope }: VerdictFilter): URLSearchParams {
  const params = formatScope(scope)
  if (check.length > 0) params.set('check', check.join(','))
  if (verdict.length > 0) params.set('verdict', verdict.join(','))
  return params
}

function listOf(params: URLSearchParams, name: string): string[] {
  const parts = params.getAll(name).flatMap((part) => part.split(','))
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))]
}
