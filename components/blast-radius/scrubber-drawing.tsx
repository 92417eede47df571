/** How many accounts are touched over time, as an area: the confirmed solid, the others outlined; ticks where anything changes. */
import { memo } from 'react'
import type { ChangePoint, ScrubRange, TouchedStep } from './scrubber-steps'

interface ScrubberDrawingProps {
  range: ScrubRange
  steps: readonly TouchedStep[]
  points: readonly ChangePoint[]
}

/** The units of the drawing; it is stretched to its room. */
const WIDTH = 1000
const HEIGHT = 100

export const ScrubberDrawing = memo(function ScrubberDrawing({ range, steps, points }: ScrubberDrawingProps) {
  const most = steps.reduce((largest, step) => Math.max(largest, sureness(step, 3)), 1)
  const x = (at: number) => ((at - range.from) / (range.to - range.from)) * WIDTH
  const y = (count: number) => HEIGHT - (count / most) * (HEIGHT - 4)
  const area = (levels: 1 | 2 | 3) => areaPath(steps, range.to, x, (step) => y(sureness(step, levels)))
  return (
    <>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="absolute inset-x-0 top-0 h-10 w-full"
      >
        <path
          d={area(3)}
          vectorEffect="non-scaling-stroke"
          className="fill-degradation-soft stroke-degradation-mark"
          strokeWidth="1"
        />
        <path
          d={area(2)}
          vectorEffect="non-scaling-stroke"
          className="fill-accent-soft stroke-accent"
          strokeWidth="1.5"
          strokeDasharray="0.01 3"
          strokeLinecap="round"
        />
        <path d={area(1)} className="fill-disruption" />
      </svg>
      {points.map(({ at, what }) => (
        <span
          key={at}
          aria-hidden
          className={`absolute bottom-0.5 -ml-px w-px forced-colors:bg-[CanvasText] ${what === 'failing' ? 'h-2 bg-ink-muted' : 'h-1.5 bg-disruption'}`}
          style={{ left: `${x(at) / (WIDTH / 100)}%` }}
        />
      ))}
    </>
  )
})

/** The accounts of the surest 1, 2 or 3 certainties. */
function sureness({ confirmed, reported, inferred }: TouchedStep, levels: 1 | 2 | 3): number {
  return confirmed + (levels > 1 ? reported : 0) + (levels > 2 ? inferred : 0)
}

/** Each step holds until the next. Empty where nothing stands out. */
function areaPath(
  steps: readonly TouchedStep[],
  end: number,
  x: (at: number) => number,
  y: (step: TouchedStep) => number,
): string {
  if (steps.every((step) => y(step) >= HEIGHT)) return ''
  const tops = steps.map((step, index) => {
    const until = x(steps[index + 1]?.at ?? end)
    return `V${y(step).toFixed(1)}H${until.toFixed(1)}`
  })
  return `M${x(steps[0]?.at ?? end).toFixed(1)} ${HEIGHT}${tops.join('')}V${HEIGHT}Z`
}
