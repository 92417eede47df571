/** What pended in a change from the beginning on, and how far it is to its date; the same as a table. */
import { Time } from '@/components/ui/time'
import { stepArea, stepPath } from '@/lib/domain/planned-changes/step-path'
import type { BurnDownView } from '@/lib/planned-changes/contract'

const SIZE = { width: 1000, height: 200 }

interface BurnDownChartProps {
  course: readonly BurnDownView[]
  /** ISO 8601: the change itself. */
  startsAt: string
}

export function BurnDownChart({ course, startsAt }: BurnDownChartProps) {
  const points = course.map(({ at, pending }) => ({ at: Date.parse(at), value: pending }))
  const [first, last] = [course[0], course.at(-1)]
  if (first === undefined || last === undefined) return null
  const most = Math.max(...course.map(({ pending }) => pending), 1)
  const start = Date.parse(startsAt)
  const [from, now] = [Date.parse(first.at), Date.parse(last.at)]
  const to = Math.max(now, start)
  const ground = { from, to, most, ...SIZE }
  const startShare = start >= from && to > from ? ((start - from) / (to - from)) * 100 : null
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
        <div aria-hidden className="tabular flex flex-col justify-between text-right text-2xs text-ink-faint">
          <span>{most.toLocaleString('en-US')}</span>
          <span>0</span>
        </div>
        <div className="relative h-36 border-b border-l border-line">
          <svg
            role="img"
            aria-label={`${most.toLocaleString('en-US')} resources pended at most, ${last.pending.toLocaleString('en-US')} do now`}
            viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible text-accent"
          >
            <path d={stepArea(points, ground)} className="fill-accent-soft" />
            <path
              d={stepPath(points, ground)}
              fill="none"
              stroke="currentColor"
              strokeWidth="1.75"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
          {startShare === null ? null : (
            <span
              aria-hidden
              style={{ left: `${startShare}%` }}
              className="absolute inset-y-0 border-l-2 border-dashed border-degradation-mark"
            />
          )}
        </div>
      </div>
      <figcaption className="flex flex-wrap justify-between gap-x-4 gap-y-1 text-xs text-ink-muted">
        <span>
          Since <Time at={first.at} format="date" />
        </span>
        {startShare === null ? null : (
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden className="h-3 border-l-2 border-dashed border-degradation-mark" />
            The change: <Time at={startsAt} />
          </span>
        )}
        <span>
          Now: <span className="tabular font-medium text-ink">{last.pending.toLocaleString('en-US')}</span> pending
        </span>
      </figcaption>
      <CourseTable course={course} />
    </figure>
  )
}

/** Rows of the table; the rest stands in between. */
const MOST_ROWS = 200

function CourseTable({ course }: { course: readonly BurnDownView[] }) {
  return (
    <details className="text-sm">
      <summary className="w-fit text-xs text-accent hover:underline">As a table</summary>
      <table className="mt-2 text-sm">
        <thead>
          <tr className="text-left text-xs text-ink-muted">
            <th scope="col" className="pr-6 font-medium">
              From
            </th>
            <th scope="col" className="font-medium">
              Pending
            </th>
          </tr>
        </thead>
        <tbody>
          {course.slice(-MOST_ROWS).map(({ at, pending }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may stand at one moment
            <tr key={index}>
              <td className="pr-6">
                <Time at={at} />
              </td>
              <td className="tabular">{pending.toLocaleString('en-US')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
