/** The *declared* clock: the event's own start and end. */
import type { Instant } from '../health-event'
import type { ImpactWindow } from '../impact-window'

/** The window that an event's start and end declare; an end before the start says nothing about the end. */
export function declaredWindow(startedAt: Instant, endedAt: Instant | null): ImpactWindow {
  return {
    clock: 'declared',
    from: startedAt,
    to: endedAt === null || endedAt < startedAt ? null : endedAt,
    service: null,
    sentence: null,
    confidence: 'high',
    superseded: false,
  }
}
