/** The sections of the checklist that are judged account by account, in the order in which /iam shows them. */
import type { CheckSummary } from '@/lib/evidence/contract'

const SECTIONS: readonly { letter: string; name: string }[] = [
  { letter: 'C', name: 'Root and MFA' },
  { letter: 'D', name: 'Least privilege and review' },
  { letter: 'E', name: 'Credentials' },
  { letter: 'F', name: 'IAM as code' },
  { letter: 'G', name: 'Detection' },
  { letter: 'H', name: 'Resilience' },
  { letter: 'B', name: 'Being told' },
  { letter: 'A', name: 'Recovery' },
]

export interface SectionOfChecks<C> {
  letter: string
  name: string
  checks: C[]
}

/** Checks by section, sections without any left out; those of a letter that is not known come last under it. */
export function bySection<C extends { check: string }>(checks: readonly C[]): SectionOfChecks<C>[] {
  const letters = [...new Set([...SECTIONS.map(({ letter }) => letter), ...checks.map(({ check }) => letterOf(check))])]
  return letters.flatMap((letter) => {
    const own = checks.filter(({ check }) => letterOf(check) === letter)
    if (own.length === 0) return []
    const name = SECTIONS.find((section) => section.letter === letter)?.name ?? `Section ${letter}`
    return [{ letter, name, checks: own.sort(byNumber) }]
  })
}

function letterOf(check: string): string {
  return check.slice(0, 1)
}

function byNumber(one: Pick<CheckSummary, 'check'>, other: Pick<CheckSummary, 'check'>): number {
  return Number(one.check.slice(1)) - Number(other.check.slice(1))
}
