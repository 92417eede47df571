/** What pended in a change until now, as a small picture beside its figure. */
import { stepArea, stepPath } from '@/lib/domain/planned-changes/step-path'
import type { BurnDownView } from '@/lib/planned-changes/contract'

const SIZE = { width: 72, height: 18 }

interface BurnDownSparkProps {
  course: readonly BurnDownView[]
}

export function BurnDownSpark({ course }: BurnDownSparkProps) {
  const points = course.map(({ at, pending }) => ({ at: Date.parse(at), value: pending }))
  const most = Math.max(...points.map(({ value }) => value), 0)
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined || first.at === last.at || most === 0) return null
  const ground = { from: first.at, to: last.at, most, ...SIZE }
  return (
    <svg
      role="img"
      aria-label={`From ${most.toLocaleString('en-US')} pending at most to ${last.value.toLocaleString('en-US')} now`}
      {...SIZE}
      viewBox={`0 -1 ${SIZE.width} ${SIZE.height + 2}`}
      className="shrink-0 overflow-visible text-accent"
    >
      <path d={stepArea(points, ground)} className="fill-accent-soft" />
      <path d={stepPath(points, ground)} fill="none" stroke="currentColor" strokeWidth="1.4" />
    </svg>
  )
}
