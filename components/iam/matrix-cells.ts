/** What the matrix of checks and groups shows: which groups, and how each cell stands. */
import type { VerdictCounts } from '@/lib/evidence/contract'
import type { PostureMatrix } from '@/lib/evidence/contract-pages'
import { judged, total } from './count-words'

type Group = PostureMatrix['groups'][number]

/** heat 0: nothing fails; 1 to 4: quarters of those that could be judged; unknown: none could; none: nothing to judge. */
export interface MatrixCell {
  heat: '0' | '1' | '2' | '3' | '4' | 'unknown' | 'none'
  /** "4 of 12", "12", "?" or "–". */
  figure: string
  /** The same for those who do not see the colour. */
  words: string
}

/** The largest groups, in their order, and how many are left out. */
export function largestGroups(groups: readonly Group[], most: number): { shown: Group[]; left: number } {
  if (groups.length <= most) return { shown: [...groups], left: 0 }
  const least = groups.map(({ accounts }) => accounts).sort((one, other) => other - one)[most - 1] ?? 0
  const larger = groups.filter(({ accounts }) => accounts > least)
  const equal = groups.filter(({ accounts }) => accounts === least).slice(0, most - larger.length)
  const chosen = new Set([...larger, ...equal])
  return { shown: groups.filter((group) => chosen.has(group)), left: groups.length - chosen.size }
}

/** Waived accounts fail as well: a waiver changes no fact. */
export function cellOf(counts: VerdictCounts | undefined): MatrixCell {
  if (counts === undefined || total(counts) === 0) return { heat: 'none', figure: '–', words: 'no account' }
  const known = judged(counts)
  const unknown = counts['not-checked'] + counts.stale
  const unknownWords = unknown === 0 ? '' : `; ${unknown.toLocaleString('en-US')} not known`
  if (known === 0) {
    if (unknown > 0) return { heat: 'unknown', figure: '?', words: `${unknown.toLocaleString('en-US')} not known` }
    if (counts.collected > 0) {
      const collected = counts.collected.toLocaleString('en-US')
      return { heat: 'none', figure: collected, words: `collected in ${collected}` }
    }
    return { heat: 'none', figure: '–', words: 'not applicable' }
  }
  const failing = counts.fail + counts.waived
  const all = known.toLocaleString('en-US')
  if (failing === 0) return { heat: '0', figure: all, words: `all ${all} pass${unknownWords}` }
  const figure = `${failing.toLocaleString('en-US')} of ${all}`
  return { heat: quarter(failing / known), figure, words: `${figure} fail${unknownWords}` }
}

function quarter(share: number): MatrixCell['heat'] {
  if (share <= 0.25) return '1'
  if (share <= 0.5) return '2'
  return share <= 0.75 ? '3' : '4'
}
