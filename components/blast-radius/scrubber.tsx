/** A slider through the time of an incident: how its blast radius grew and shrank. It rests on the whole time. */
'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { CertaintyMark } from '@/components/ui/certainty-mark'
import { IconButton } from '@/components/ui/icon-button'
import { useTimeSettings } from '@/components/ui/time-context'
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { formatDateTime, formatDay, formatRange } from '@/lib/domain/format-time'
import { type LiveMoment, liveTouches, useMoment } from './scrubber-live'
import { changePoints, countTouches, nextChange, scrubRange, touchedSteps } from './scrubber-steps'
import { ScrubberTrack } from './scrubber-track'
import { useSettling } from './use-settling'

interface ScrubberProps {
  facts: BlastFacts
  /** The moment while it moves; the icicle draws it at once. */
  live: LiveMoment
  /** Stands above the slider, on the same axis: 4.5rem for names, the gap of 0.5rem, 0.75rem at both sides. */
  children?: ReactNode
  /** Told when it rests: ms, or null for the whole time. */
  onChange: (at: number | null) => void
}

export function Scrubber({ facts, live, children, onChange }: ScrubberProps) {
  const at = useMoment(live)
  const range = useMemo(() => scrubRange(facts), [facts])
  const points = useMemo(() => changePoints(facts), [facts])
  const steps = useMemo(() => touchedSteps(facts, points), [facts, points])
  const { move, settle } = useSettling(live, onChange)
  const go = (to: number | null) => {
    move(to)
    settle()
  }
  return (
    <section aria-label="Moment" className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <button
          type="button"
          aria-pressed={at === null}
          onClick={() => go(null)}
          className={buttonClass('secondary', 'sm', 'aria-pressed:border-accent aria-pressed:bg-accent-soft')}
        >
          Whole incident
        </button>
        <div className="flex items-center">
          <IconButton
            label="The change before"
            disabled={at !== null && at <= range.from}
            onClick={() => go(nextChange(points, range, at, -1))}
          >
            <ChevronLeft aria-hidden size={16} />
          </IconButton>
          <IconButton
            label="The change after"
            disabled={at === null}
            onClick={() => go(nextChange(points, range, at, 1))}
          >
            <ChevronRight aria-hidden size={16} />
          </IconButton>
        </div>
        <Moment facts={facts} at={at} />
        <Touched facts={facts} at={at} />
      </div>
      {children}
      <ScrubberTrack {...{ range, points, steps, at, facts }} onMove={move} onSettle={settle} />
    </section>
  )
}

/** "14 May 2026, 09:51 UTC"; of the whole time from when until when. */
function Moment({ facts, at }: { facts: BlastFacts; at: number | null }) {
  const { zone } = useTimeSettings()
  const range = scrubRange(facts)
  const words =
    at === null
      ? `${formatDay(range.from, zone)}, ${formatRange(range.from, range.isOpen ? null : range.to, zone)}`
      : formatDateTime(at, zone)
  return (
    <span className="text-sm tabular" suppressHydrationWarning>
      {words}
    </span>
  )
}

function Touched({ facts, at }: { facts: BlastFacts; at: number | null }) {
  const counts = countTouches(liveTouches(facts, at))
  const kinds = (['confirmed', 'reported', 'inferred', 'unknown'] as const).filter((kind) => counts[kind] > 0)
  return (
    <span className="ml-auto flex flex-wrap gap-x-3 text-xs tabular">
      {kinds.map((kind) => (
        <CertaintyMark key={kind} kind={kind} withWord word={`${counts[kind].toLocaleString('en-US')} ${kind}`} />
      ))}
      {kinds.length === 0 ? (
        <span className="text-ink-muted">{at === null ? 'Nobody touched' : 'Nobody touched then'}</span>
      ) : null}
    </span>
  )
}
