/** Traces of one stretch of time under each other, on one axis and one scale. */
import { classNames } from '@/components/ui/class-names'
import { TraceLines } from '@/components/ui/trace-lines'
import { restOf } from '@/lib/domain/history/spans'
import { TRACE_WIDTH } from '@/lib/domain/history/trace'
import type { ClosedSpan } from '@/lib/domain/impact/minutes'
import { axisTicks } from '@/lib/domain/time-axis'
import type { TraceBin } from '@/lib/domain/trace-bins'
import { traceDrawing, traceX } from '@/lib/domain/trace-path'
import { counted } from './history-words'

const HEIGHT = 52
/** Nearer to the end, as a share of the whole, a mark of the axis has no room for its name. */
const LEAST_ROOM = 0.05

export interface TraceLine {
  name: string
  /** Null: nothing is known; hatched. */
  bins: readonly TraceBin[] | null
  incidents: number
}

interface HistoryTraceProps {
  lines: readonly TraceLine[]
  /** ms UTC. */
  from: number
  to: number
  zone: string
  /** What is on record; in order. */
  known: readonly ClosedSpan[]
  now: number
}

export function HistoryTrace({ lines, from, to, zone, known, now }: HistoryTraceProps) {
  const frame = { from, to, width: TRACE_WIDTH, height: HEIGHT }
  const share = (at: number) => `${(traceX(at, frame) / TRACE_WIDTH) * 100}%`
  const gaps = restOf(known, from, Math.min(to, now))
  const ticks = axisTicks(from, to, TRACE_WIDTH / 2, zone, { room: 52, finest: 86_400_000 }).filter(
    ({ at }) => (to - at) / (to - from) > LEAST_ROOM,
  )
  return (
    <div className="flex flex-col gap-1">
      {lines.map(({ name, bins, incidents }) => (
        <figure key={name}>
          <figcaption className="text-xs text-ink-muted">
            {name}: {bins === null ? 'not known' : counted(incidents, 'incident')}
          </figcaption>
          <div aria-hidden className="relative h-13 overflow-x-clip print:[print-color-adjust:exact]">
            {(bins === null ? [[from, to] as const] : gaps).map(([start, end]) => (
              <span
                key={start}
                className="hatched absolute inset-y-0 opacity-60"
                style={{ left: share(start), width: `${((end - start) / (to - from)) * 100}%` }}
              />
            ))}
            {bins === null ? null : <TraceLines drawing={traceDrawing(bins, frame)} words={null} />}
          </div>
        </figure>
      ))}
      <div aria-hidden className="relative h-4 overflow-hidden text-2xs text-ink-faint tabular">
        {ticks.map(({ at, text, strong }) => (
          <span
            key={at}
            className={classNames(
              'absolute top-0 border-l border-line-strong pl-1 leading-4 whitespace-nowrap',
              strong && 'font-semibold text-ink-muted',
              // What begins so near the end has no room for its name on a narrow screen.
              (to - at) / (to - from) < 0.12 && 'max-sm:hidden',
            )}
            style={{ left: share(at) }}
          >
            {text}
          </span>
        ))}
      </div>
    </div>
  )
}
