/** What a link to the timeline unfolds to: the page, or the one event that the link is about. */
import type { Metadata } from 'next'
import type { Principal } from '@/lib/domain/access'
import { eventState, headline, stateWord } from '@/lib/domain/event-state'
import { formatDateTime } from '@/lib/domain/format-time'
import type { EventView } from '@/lib/events/contract'
import { getEvent } from '@/lib/events/read'
import { type TimelineState, timelineHref } from '@/lib/events/view-state'

/** Strangers learn no more than the page's name. */
export async function timelineMetadata(state: TimelineState, principal: Principal | null): Promise<Metadata> {
  const event = principal === null ? null : await findShownEvent(state, principal)
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

async function findShownEvent({ event }: TimelineState, { accounts }: Principal): Promise<EventView | null> {
  return event === null ? null : getEvent(event, accounts).catch(() => null)
}

function describe(event: EventView): string {
  const start = formatDateTime(event.startedAt, 'UTC')
  const end = event.endedAt === null ? '' : ` to ${formatDateTime(event.endedAt, 'UTC')}`
  const severity = event.peakSeverity === null ? '' : `, ${event.peakSeverity}`
  return `${event.serviceName}, ${event.region}${severity}: ${stateWord(eventState(event)).toLowerCase()}, ${start}${end}`
}
