/** The slider itself: the field, its drawing, the handle and the axis. */
'use client'

import { type KeyboardEvent, useRef } from 'react'
import { classNames } from '@/components/ui/class-names'
import { useTimeSettings } from '@/components/ui/time-context'
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { formatDateTime } from '@/lib/domain/format-time'
import { axisTicks } from '@/lib/domain/time-axis'
import { countsWords } from './icicle-counts'
import styles from './scrubber.module.css'
import { ScrubberDrawing } from './scrubber-drawing'
import { moveMoment } from './scrubber-keys'
import { liveTouches } from './scrubber-live'
import { type ChangePoint, countTouches, type ScrubRange, snapped, type TouchedStep } from './scrubber-steps'

interface ScrubberTrackProps {
  facts: BlastFacts
  range: ScrubRange
  points: readonly ChangePoint[]
  steps: readonly TouchedStep[]
  at: number | null
  onMove: (at: number | null) => void
  onSettle: () => void
}

/** px of the axis on a wide screen. */
const WIDTH = 900
/** A change this near to the pointer, px, is what it means. */
const SNAP = 5
/** A label that begins further right, in percent, would be cut. */
const LAST_TICK = 95
const LAST_NARROW_TICK = 82
const SECOND = 1000

export function ScrubberTrack({ facts, range, points, steps, at, onMove, onSettle }: ScrubberTrackProps) {
  const { zone } = useTimeSettings()
  const field = useRef<HTMLInputElement>(null)
  const share = (moment: number) => ((moment - range.from) / (range.to - range.from)) * 100

  const onInput = (value: number) => {
    const width = field.current?.clientWidth ?? WIDTH
    onMove(snapped(points, value, (SNAP / width) * (range.to - range.from)))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const to = moveMoment(points, range, at, event)
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onMove(to)
  }
  return (
    <div className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-x-2 px-3">
      <span className="self-start pt-1 text-xs text-ink-muted" title="how many accounts are touched">
        Touched
      </span>
      <div className="relative h-12 rounded-xs has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
        <ScrubberDrawing range={range} steps={steps} points={points} />
        {at === null ? null : (
          <span
            aria-hidden
            className="absolute inset-y-0 -ml-px w-0.5 bg-accent before:absolute before:-top-px before:-left-1 before:size-2.5 before:rounded-full before:bg-accent forced-colors:bg-[Highlight]"
            style={{ left: `${share(at)}%` }}
          />
        )}
        <input
          ref={field}
          type="range"
          className={styles.field}
          aria-label="Moment of the incident"
          aria-valuetext={valueWords(facts, at, zone)}
          min={range.from}
          max={range.to}
          step={SECOND}
          value={at ?? range.to}
          onChange={(event) => onInput(event.target.valueAsNumber)}
          onPointerUp={onSettle}
          onKeyDown={onKeyDown}
        />
      </div>
      <span />
      <div
        aria-hidden
        className="relative h-4 overflow-hidden border-t border-line text-2xs text-ink-faint tabular"
        suppressHydrationWarning
      >
        {axisTicks(range.from, range.to, WIDTH, zone, { room: 72 })
          .filter((tick) => share(tick.at) < LAST_TICK)
          .map((tick) => (
            <span
              key={tick.at}
              className={classNames(
                'absolute top-0 border-l border-line-strong pl-1 leading-4 whitespace-nowrap max-sm:not-nth-[4n+1]:hidden',
                share(tick.at) > LAST_NARROW_TICK && 'max-sm:hidden',
              )}
              style={{ left: `${share(tick.at)}%` }}
            >
              {tick.text}
            </span>
          ))}
      </div>
    </div>
  )
}

function valueWords(facts: BlastFacts, at: number | null, zone: string): string {
  const counts = { total: facts.accounts.length, ...countTouches(liveTouches(facts, at)) }
  const when = at === null ? 'Whole incident' : formatDateTime(at, zone)
  return `${when}; ${countsWords(counts)}`
}
