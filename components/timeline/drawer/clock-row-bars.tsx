/** One clock's windows on the axis of the clock strip. */
import { classNames } from '@/components/ui/class-names'
import type { ClockBar } from '@/lib/domain/clock-strip'
import { formatRange } from '@/lib/domain/format-time'
import type { ImpactClock } from '@/lib/domain/impact-window'
import type { Severity } from '@/lib/domain/severity'

interface ClockRowBarsProps {
  clock: ImpactClock
  name: string
  meaning: string
  bars: readonly ClockBar[]
  severity: Severity | null
  /** Where a moment stands on the axis, in percent. */
  share: (at: number) => number
  zone: string
}

const FILLS: Record<Severity | 'unsaid', string> = {
  disruption: 'border-disruption bg-disruption',
  degradation: 'border-degradation-mark bg-degradation-mark',
  informational: 'border-informational bg-informational',
  unsaid: 'border-unknown bg-unknown',
}

/** What AWS's record declares is solid; what is read out of words or status changes is outlined. */
export function ClockRowBars({ clock, name, meaning, bars, severity, share, zone }: ClockRowBarsProps) {
  const words = bars
    .map((bar) => `${formatRange(bar.from, bar.open ? null : bar.to, zone)}${bar.superseded ? ', superseded' : ''}`)
    .join('; ')
  return (
    <>
      <span className="text-xs text-ink-muted" title={meaning}>
        {name}
      </span>
      <span className="relative h-5" role="img" aria-label={`${name}: ${words}`} title={words}>
        {bars.map((bar) => (
          <span
            key={`${bar.from}-${bar.to}-${bar.superseded}`}
            className={classNames(
              'absolute top-1.5 bottom-1.5 min-w-0.5 rounded-[2px] border',
              FILLS[severity ?? 'unsaid'],
              clock !== 'declared' && 'bg-transparent',
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
