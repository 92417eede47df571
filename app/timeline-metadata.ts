/** What a link to the timeline unfolds to: the page, or the one event that the link is about. */
import type { Metadata } from 'next'
import { eventState, headline, stateWord } from '@/lib/domain/event-state'
import { formatDateTime } from '@/lib/domain/format-time'
import type { EventView } from '@/lib/events/contract'
import { getEvent } from '@/lib/events/read'
import { type TimelineState, timelineHref } from '@/lib/events/view-state'

export async function timelineMetadata(state: TimelineState): Promise<Metadata> {
  const event = state.event === null ? null : await getEvent(state.event).catch(() => null)
  if (event === null)
    return {
      title: { absolute: 'Timeline · Faultline' },
      openGraph: { title: 'Timeline · Faultline', url: timelineHref(state) },
    }
  const title = headline(event.summary)
  const description = describe(event)
  return {
    title: { absolute: `${title} · Faultline` },
    description,
    openGraph: { title: `${title} · Faultline`, description, url: timelineHref(state) },
  }
}

function describe(event: EventView): string {
  const start = formatDateTime(event.startedAt, 'UTC')
  const end = event.endedAt === null ? '' : ` to ${formatDateTime(event.endedAt, 'UTC')}`
  const severity = event.peakSeverity === null ? '' : `, ${event.peakSeverity}`
  return `${event.serviceName}, ${event.region}${severity}: ${stateWord(eventState(event)).toLowerCase()}, ${start}${end}`
}
