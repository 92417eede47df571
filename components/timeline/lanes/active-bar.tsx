/** The link over the bar that the keyboard has reached: what a canvas draws cannot have the focus. */
'use client'

import { useEffect, useRef } from 'react'
import { eventState, headline, stateWord } from '@/lib/domain/event-state'
import { EventLink } from '../event-link'
import { peakWord } from '../peak-word'
import { AXIS } from './draw-lanes'
import type { BarAt, Box } from './lane-layout'

interface ActiveBarProps {
  bar: BarAt
  box: Box
  onLeave: () => void
}

export function ActiveBar({ bar, box, onLeave }: ActiveBarProps) {
  const link = useRef<HTMLAnchorElement>(null)
  const { id, bar: event } = bar.placed.item
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows from bar to bar
  useEffect(() => link.current?.focus({ preventScroll: true }), [id])
  const state = eventState(event)
  return (
    <EventLink
      ref={link}
      id={id}
      onBlur={onLeave}
      aria-label={`${event.serviceName}, ${event.region}: ${headline(event.summary)}. ${peakWord(event.peakSeverity, state)}, ${stateWord(state)}`}
      className="absolute block"
      style={{
        left: Math.max(0, box.x) - 3,
        top: box.y + AXIS - 3,
        width: Math.min(box.width, 4000) + 6,
        height: box.height + 6,
      }}
    />
  )
}
