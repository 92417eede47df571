/** The checks that are judged account by account, as reads need them. */
import type { Check } from '@/lib/domain/evidence/check'
import { CHECKS } from '@/lib/domain/evidence/checks/all'
import type { FactKind } from '@/lib/domain/evidence/facts'
import { VERDICTS } from '@/lib/domain/evidence/verdict'
import type { VerdictCounts } from './contract'

const BY_ID: ReadonlyMap<string, Check> = new Map(CHECKS.map((check) => [check.id, check]))

/** The check with this id; null where there is none. */
export function findCheck(id: string): Check | null {
  return BY_ID.get(id) ?? null
}

/** Ids of checks of this scope, among `wanted` (empty: all). */
export function checkIds(scope: Check['scope'], wanted: readonly string[] = []): string[] {
  const ids = CHECKS.filter((check) => check.scope === scope).map(({ id }) => id)
  return wanted.length === 0 ? ids : ids.filter((id) => wanted.includes(id))
}

/** What a check needs or uses, the needed first. */
export function kindsOf({ needs, needsOneOf = [], uses }: Pick<Check, 'needs' | 'needsOneOf' | 'uses'>): FactKind[] {
  return [...new Set([...needs, ...needsOneOf, ...uses])]
}

/** No account at all. */
export function noCounts(): VerdictCounts {
  const counts = {} as VerdictCounts
  for (const verdict of VERDICTS) counts[verdict] = 0
  return counts
}
