/** The frame of a clock strip: names at the left, one time axis at the right, its ticks below. */
import type { ReactNode } from 'react'
import { classNames } from './class-names'

interface ClockGridProps {
  /** Rows: ClockBars and ClockMoments. */
  children: ReactNode
  /** Milliseconds, and what stands there. */
  ticks: readonly { at: number; text: string }[]
  /** Where a moment stands on the axis, in percent. */
  share: (at: number) => number
  /** More room for the names of the rows. */
  wide?: boolean
  /** The ticks are as many as a wide page has room for: on narrow screens only some are shown. */
  thinned?: boolean
}

/** A label that begins further right, in percent, would be cut. */
const LAST_TICK = 92

export function ClockGrid({ children, ticks, share, wide = false, thinned = false }: ClockGridProps) {
  return (
    <div
      className={classNames(
        'grid items-center gap-x-2 rounded-md border border-line px-3 py-2',
        wide ? 'grid-cols-[7rem_minmax(0,1fr)] sm:grid-cols-[13rem_minmax(0,1fr)]' : 'grid-cols-[4.5rem_minmax(0,1fr)]',
      )}
    >
      {children}
      <span />
      <span aria-hidden className="relative h-4 overflow-hidden border-t border-line text-2xs text-ink-faint tabular">
        {ticks
          .filter(({ at }) => share(at) < LAST_TICK)
          .map((tick) => (
            <span
              key={tick.at}
              className={classNames(
                'absolute top-0 border-l border-line-strong pl-1 leading-4 whitespace-nowrap',
                thinned && 'max-sm:not-nth-[4n+1]:hidden',
              )}
              style={{ left: `${share(tick.at)}%` }}
            >
              {tick.text}
            </span>
          ))}
      </span>
    </div>
  )
}
