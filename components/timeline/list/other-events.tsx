/** Says under the incidents that notices and planned changes are none, how many there are, and leads to them. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { NO_FILTER } from '@/lib/events/filter'
import { nowQuery } from '@/lib/events/queries'
import { FilterLink } from '../filter-link'

const NOTICES = { ...NO_FILTER, category: ['accountNotification', 'scheduledChange'] }
const UPCOMING = { ...NO_FILTER, status: ['upcoming'] }
const LINK = 'underline decoration-line-strong underline-offset-2 hover:text-ink'

export function OtherEvents() {
  const { data: now } = useQuery(nowQuery)
  if (!now || now.noticeCount + now.upcomingCount === 0) return null
  return (
    <p className="pb-6 text-center text-sm text-pretty text-ink-muted tabular">
      Notices and planned changes are no incidents; they stand under Events:{' '}
      {now.noticeCount > 0 ? (
        <FilterLink filter={NOTICES} view="events" className={LINK}>
          {count(now.noticeCount, 'open notice')}
        </FilterLink>
      ) : null}
      {now.noticeCount > 0 && now.upcomingCount > 0 ? ', ' : null}
      {now.upcomingCount > 0 ? (
        <FilterLink filter={UPCOMING} view="events" className={LINK}>
          {count(now.upcomingCount, 'event')} announced
        </FilterLink>
      ) : null}
      .
    </p>
  )
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`
}
