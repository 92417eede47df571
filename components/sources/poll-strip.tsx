/** The last polls as a small seismogram: calm ticks where a poll was complete, a spike where one failed. */
import { formatDateTime } from '@/lib/domain/format-time'
import type { PollRunView } from '@/lib/source-health/contract'
import { describePoll, summarisePolls } from './poll-words'

const STEP = 6
const HEIGHT = 32
const SLOTS = 60

const BARS: Record<PollRunView['outcome'], { height: number; className: string }> = {
  complete: { height: 8, className: 'fill-resolved' },
  partial: { height: 18, className: 'fill-degradation-mark' },
  failed: { height: 28, className: 'fill-disruption' },
  running: { height: 8, className: 'fill-none stroke-ink-faint' },
}

interface PollStripProps {
  /** Newest first. */
  runs: readonly PollRunView[]
  zone: string
}

export function PollStrip({ runs, zone }: PollStripProps) {
  const bars = runs.slice(0, SLOTS)
  return (
    <figure className="m-0 max-w-[360px]">
      <svg
        role="img"
        aria-label={summarisePolls(runs)}
        viewBox={`0 0 ${SLOTS * STEP} ${HEIGHT}`}
        className="block h-8 w-full forced-colors:[forced-color-adjust:none]"
        preserveAspectRatio="xMaxYMax meet"
      >
        <line x1="0" x2={SLOTS * STEP} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="stroke-line" />
        {bars.map((run, index) => {
          const { height, className } = BARS[run.outcome]
          const x = (SLOTS - 1 - index) * STEP + 1
          return (
            <g key={`${run.listing} ${run.startedAt}`}>
              <rect x={x} y={HEIGHT - height} width={3.5} height={height} rx={0.75} className={className} />
              {run.eventsMoved !== null && run.eventsMoved > 0 ? (
                <circle cx={x + 1.75} cy={HEIGHT - height - 3} r="1.5" className="fill-ink" />
              ) : null}
              <rect x={x - 1} y="0" width={STEP} height={HEIGHT} fill="transparent">
                <title>{`${formatDateTime(run.startedAt, zone)}: ${describePoll(run)}`}</title>
              </rect>
            </g>
          )
        })}
      </svg>
      <figcaption className="mt-1 text-xs text-ink-muted">{summarisePolls(runs)}</figcaption>
    </figure>
  )
}
