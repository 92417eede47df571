/** Draws how a check went over days: the share of accounts that fail, and of those that nobody can tell about. */
import type { VerdictCounts } from '@/lib/evidence/contract'

export interface TrendPaths {
  /** A line of the failing share; breaks where nothing is known. */
  failing: string
  /** Ticks at the foot of days on which some were stale or not checked. */
  unknown: string
  /** The last day of which anything is known, where it fails: for a dot. */
  end: { x: number; y: number } | null
}

interface Frame {
  width: number
  height: number
}

/** The share of accounts that stands at the top at least. */
const LEAST_TOP = 0.05

/** One entry per day, oldest first; null for a day of which nothing is known. */
export function trendPaths(days: readonly (VerdictCounts | null)[], { width, height }: Frame): TrendPaths {
  const step = days.length < 2 ? 0 : width / (days.length - 1)
  // The worst day touches the top, unless hardly any fail at all: then a slip must not look like a fall.
  const top = Math.max(LEAST_TOP, ...days.map((counts) => (counts === null ? 0 : (failingShare(counts) ?? 0))))
  const base = height * 0.8
  const yOf = (share: number) => base - (share / top) * (base - 1.5)
  let failing = ''
  let unknown = ''
  let isPen = false
  let end: TrendPaths['end'] = null
  for (const [index, counts] of days.entries()) {
    const x = round(index * step)
    const share = counts === null ? null : failingShare(counts)
    if (share === null) isPen = false
    else {
      const y = round(yOf(share))
      failing += `${isPen ? 'L' : 'M'}${x} ${y}`
      isPen = true
      end = share > 0 ? { x, y } : null
    }
    if (counts !== null && counts.stale + counts['not-checked'] > 0) unknown += `M${x} ${height}v-2`
  }
  return { failing, unknown, end }
}

/** Of those that could be judged; null where none could. Waived ones fail as well: a waiver changes no fact. */
function failingShare({ fail, waived, pass }: VerdictCounts): number | null {
  const all = fail + waived + pass
  return all === 0 ? null : (fail + waived) / all
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** "failing: 2 accounts 90 days before, 4 at last", for those who do not see the line; null where nothing is known. */
export function trendWords(days: readonly (VerdictCounts | null)[]): string | null {
  const known = days.flatMap((counts, index) => (counts === null ? [] : [{ counts, age: days.length - 1 - index }]))
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return null
  const now = failures(last.counts)
  if (first === last) return `failing: ${now} ${now === 1 ? 'account' : 'accounts'}; nothing is known of earlier days`
  const before = failures(first.counts)
  const ago = first.age === 1 ? 'the day before' : `${first.age} days before`
  return `failing: ${before} ${before === 1 ? 'account' : 'accounts'} ${ago}, ${now} at last`
}

function failures({ fail, waived }: VerdictCounts): number {
  return fail + waived
}
