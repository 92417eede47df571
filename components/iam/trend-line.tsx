/** How a check went over the last days, as a thin line: the share of accounts that failed. */
import type { VerdictCounts } from '@/lib/evidence/contract'
import { trendPaths, trendWords } from './trend-path'

const SIZE = { width: 90, height: 18 }

/** One entry per day, oldest first; nothing as long as a single day is known, for that is no course. */
export function TrendLine({ days }: { days: readonly (VerdictCounts | null)[] }) {
  const words = trendWords(days)
  if (words === null || days.filter((day) => day !== null).length < 2) return null
  const { failing, unknown, end } = trendPaths(days, SIZE)
  const sentence = `${days.length} days, ${words}`
  return (
    <svg role="img" aria-label={sentence} width={SIZE.width + 2} height={SIZE.height} viewBox="0 0 92 18">
      <title>{sentence}</title>
      {unknown === '' ? null : <path d={unknown} className="stroke-hatch" />}
      <path d={failing} fill="none" className={end === null ? 'stroke-line-strong' : 'stroke-disruption'} />
      {end === null ? null : <circle cx={end.x} cy={end.y} r="1.6" className="fill-disruption" />}
    </svg>
  )
}
