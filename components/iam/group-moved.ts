/** Puts together what moved the same way: a check that went from pass to fail in forty accounts is one matter. */
import type { Verdict } from '@/lib/domain/evidence/verdict'
import type { MovedVerdict } from '@/lib/evidence/contract-pages'

export interface MovedGroup {
  check: string
  title: string
  from: MovedVerdict['from']
  to: Verdict
  moved: MovedVerdict[]
}

/** What got worse first, then what nobody can tell any more, then what got better; within that where most accounts are. */
export function groupMoved(moved: readonly MovedVerdict[]): MovedGroup[] {
  const groups = new Map<string, MovedGroup>()
  for (const each of moved) {
    const { check, title, from, to } = each
    const key = `${check} ${from} ${to}`
    const group = groups.get(key) ?? { check, title, from, to, moved: [] }
    group.moved.push(each)
    groups.set(key, group)
  }
  return [...groups.values()].sort(
    (one, other) =>
      rank(one) - rank(other) || other.moved.length - one.moved.length || one.check.localeCompare(other.check, 'en'),
  )
}

function rank({ from, to }: MovedGroup): number {
  if (to === 'fail') return 0
  if (to === 'stale' || to === 'not-checked') return 1
  return from === 'fail' || from === 'waived' ? 2 : 3
}
