/** Moments as ticks on the axis of a clock strip: what AWS posted, what the team did. */
import { classNames } from './class-names'

export interface ClockMoment {
  /** Milliseconds since 1970. */
  at: number
  /** Stands beside the tick, as far as there is room. */
  text?: string
  title?: string
}

interface ClockMomentsProps {
  name: string
  meaning: string
  /** Oldest first. */
  moments: readonly ClockMoment[]
  /** What the row says as a whole: "AWS posted 7 updates". */
  label: string
  /** Where a moment stands on the axis, in percent. */
  share: (at: number) => number
  /** The team's, not AWS's. */
  ours?: boolean
}

/** Two cells of a ClockGrid; nothing where there are no moments. */
export function ClockMoments({ name, meaning, moments, label, share, ours = false }: ClockMomentsProps) {
  if (moments.length === 0) return null
  return (
    <>
      <span className="truncate text-xs text-ink-muted" title={meaning}>
        {name}
      </span>
      <span className="relative h-5" role="img" aria-label={label}>
        {moments.map(({ at, text, title }, index) => {
          const left = share(at)
          const room = (index + 1 < moments.length ? share(moments[index + 1]?.at ?? at) : 100) - left
          return (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: two moments may be the same
              key={index}
              title={title}
              className={classNames(
                'absolute inset-y-1 flex items-center overflow-hidden border-l-2 pl-1 text-2xs leading-none whitespace-nowrap text-ink-muted',
                ours ? 'border-accent' : 'border-ink',
              )}
              style={{ left: `calc(${left}% - 1px)`, width: `max(2px, ${room}%)` }}
            >
              {room > LEAST_ROOM ? text : null}
            </span>
          )
        })}
      </span>
    </>
  )
}

/** A word needs this share of the axis, in percent. */
const LEAST_ROOM = 9
