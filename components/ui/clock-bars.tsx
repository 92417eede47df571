/** Windows of one clock, or of one service, as bars on the axis of a clock strip. */
import { formatRange } from '@/lib/domain/format-time'
import { classNames } from './class-names'

/** Milliseconds since 1970. */
export interface ClockBarView {
  from: number
  to: number
  /** Has no end yet, or none that is known. */
  open: boolean
  superseded: boolean
  /** AWS's record declares it; else it is read out of words or status changes, and outlined. */
  solid: boolean
}

export type ClockTone = 'disruption' | 'degradation' | 'informational' | 'unsaid' | 'ours'

interface ClockBarsProps {
  name: string
  /** What the row says, for the tooltip of its name. */
  meaning?: string
  bars: readonly ClockBarView[]
  tone: ClockTone
  /** Where a moment stands on the axis, in percent. */
  share: (at: number) => number
  zone: string
}

const FILLS: Record<ClockTone, string> = {
  disruption: 'border-disruption bg-disruption',
  degradation: 'border-degradation-mark bg-degradation-mark',
  informational: 'border-informational bg-informational',
  unsaid: 'border-unknown bg-unknown',
  ours: 'border-accent bg-accent',
}

/** Two cells of a ClockGrid. */
export function ClockBars({ name, meaning, bars, tone, share, zone }: ClockBarsProps) {
  const words = bars
    .map((bar) => `${formatRange(bar.from, bar.open ? null : bar.to, zone)}${bar.superseded ? ', superseded' : ''}`)
    .join('; ')
  return (
    <>
      <span className="truncate text-xs text-ink-muted" title={meaning}>
        {name}
      </span>
      <span className="relative h-5" role="img" aria-label={`${name}: ${words}`} title={words}>
        {bars.map((bar) => (
          <span
            key={`${bar.from}-${bar.to}-${bar.superseded}-${bar.solid}`}
            className={classNames(
              'absolute top-1.5 bottom-1.5 min-w-0.5 rounded-[2px] border',
              FILLS[tone],
              !bar.solid && 'bg-transparent',
              bar.superseded && 'border-dashed opacity-40',
              bar.open && 'rounded-r-none border-r-0 mask-r-from-60%',
            )}
            style={{ left: `${share(bar.from)}%`, width: `${share(bar.to) - share(bar.from)}%` }}
          />
        ))}
      </span>
    </>
  )
}
