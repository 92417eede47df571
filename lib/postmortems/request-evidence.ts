/** Answers what the machine found for the items of a post-mortem: counts, or the accounts under one of them. */
import 'server-only'
import type { Principal } from '@/lib/domain/access'
import { VERDICTS, type Verdict } from '@/lib/domain/evidence/verdict'
import { AppError } from '@/lib/errors'
import type { ItemEvidencePage, PostmortemEvidence } from './contract-evidence'
import type { EvidencePlace } from './queries'
import { readItemEvidence, readItemPage } from './read-evidence'

const DEFAULT_LIMIT = 50
const MOST = 200

/** GET …/postmortem/evidence[?check=&verdict=&limit=&cursor=&of=&revision=]. @throws AppError NOT_FOUND, INVALID */
export function answerEvidence(
  url: string,
  incidentId: string,
  principal: Principal,
): Promise<PostmortemEvidence | ItemEvidencePage> {
  const params = new URL(url).searchParams
  const problems: Record<string, string> = {}
  const check = params.get('check')
  if (check !== null && !/^[A-Z]\d{1,2}$/.test(check)) problems.check = 'must be the code of an item such as C1'
  const revision = readNumber(params, 'revision', { most: 1_000_000 }, problems)
  const limit = readNumber(params, 'limit', { most: MOST }, problems) ?? DEFAULT_LIMIT
  const verdict = readVerdicts(params, problems)
  const [first] = Object.entries(problems)
  if (first) throw new AppError('INVALID', `Parameter ${first[0]} ${first[1]}.`, problems)
  const place: EvidencePlace = { incidentId, of: params.get('of'), revision }
  if (check === null) return readItemEvidence(place, principal)
  return readItemPage(place, { check, verdict, page: { limit, cursor: params.get('cursor') || null } }, principal)
}

function readVerdicts(params: URLSearchParams, problems: Record<string, string>): Verdict[] {
  const given = params.getAll('verdict').flatMap((part) => part.split(',').filter((word) => word !== ''))
  const known = VERDICTS.filter((verdict) => given.includes(verdict))
  if (known.length < new Set(given).size) problems.verdict = `must be ${VERDICTS.join(', ')}`
  return known
}

function readNumber(
  params: URLSearchParams,
  name: string,
  { most }: { most: number },
  problems: Record<string, string>,
): number | null {
  const given = params.get(name)
  if (given === null || given === '') return null
  const number = /^\d{1,7}$/.test(given) ? Number(given) : 0
  if (number < 1 || number > most) problems[name] = `must be a whole number from 1 to ${most.toLocaleString('en-US')}`
  return number
}
