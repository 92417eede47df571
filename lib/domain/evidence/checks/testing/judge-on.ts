/** Judges one check of the catalogue on facts that were all read just now. */
import type { CheckContext } from '@/lib/domain/evidence/check'
import { CHECKS } from '@/lib/domain/evidence/checks/all'
import type { FactBodies, UnreadFact } from '@/lib/domain/evidence/facts'
import { type Judgement, judge } from '@/lib/domain/evidence/judge'
import { buildContext, buildFacts } from './build-facts'

export function judgeOn(
  id: string,
  bodies: Partial<FactBodies>,
  context: Partial<CheckContext> = {},
  unread: readonly UnreadFact[] = [],
): Judgement {
  const check = CHECKS.find((each) => each.id === id)
  if (check === undefined) throw new Error(`There is no check ${id}.`)
  const judgement = judge(check, buildFacts(bodies), unread, buildContext(context))
  // What evaluate throws is a fault of ours, never an outcome that a test may expect.
  if (judgement.fault !== null) throw judgement.fault
  return judgement
}

/** What stands in bad rows: "mira: no MFA". */
export function badRows({ rows }: Pick<Judgement, 'rows'>): string[] {
  return rows.filter(({ isBad }) => isBad).map(({ subject, detail }) => `${subject}: ${detail}`)
}

/** What stands in the other rows. */
export function otherRows({ rows }: Pick<Judgement, 'rows'>): string[] {
  return rows.filter(({ isBad }) => !isBad).map(({ subject, detail }) => `${subject}: ${detail}`)
}
