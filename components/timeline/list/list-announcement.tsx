/** Tells those who do not see the list what has just come in. */
import { headline } from '@/lib/domain/event-state'
import type { EventSummaryView } from '@/lib/events/contract'

interface ListAnnouncementProps {
  events: readonly EventSummaryView[]
  fresh: ReadonlySet<string>
}

export function ListAnnouncement({ events, fresh }: ListAnnouncementProps) {
  const news = events.filter(({ id }) => fresh.has(id))
  const [first] = news
  const more = news.length > 1 ? ` and ${news.length - 1} more` : ''
  return (
    <p role="status" className="sr-only">
      {first ? `New: ${first.serviceName}, ${first.region}, ${headline(first.summary)}${more}` : ''}
    </p>
  )
}
