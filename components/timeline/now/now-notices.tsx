/** How many notifications and scheduled changes are open, apart from what hurts: they may stay open for months. */
import type { NowView } from '@/lib/events/contract'
import { NO_FILTER } from '@/lib/events/filter'
import { FilterLink } from '../filter-link'
import { noticeWords } from './now-words'

const NOTICES = { ...NO_FILTER, status: ['open'], category: ['accountNotification', 'scheduledChange'] }

export function NowNotices({ now }: { now: NowView }) {
  const words = noticeWords(now)
  if (words === null) return null
  return (
    <FilterLink
      filter={NOTICES}
      view="events"
      title="Open notifications and scheduled changes"
      className="text-ink-muted underline decoration-line-strong underline-offset-2 hover:text-ink"
    >
      {words}
    </FilterLink>
  )
}
