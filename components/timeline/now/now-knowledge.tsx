/** How well it is known what is open: when AWS was read, or why it was not. */
import { RelativeTime } from '@/components/ui/relative-time'
import { Time } from '@/components/ui/time'
import type { NowView } from '@/lib/events/contract'
import { NO_FILTER } from '@/lib/events/filter'
import type { FreshnessView } from '@/lib/source-health/contract'
import { FilterLink } from '../filter-link'
import type { Knowledge } from './now-words'

/** The timeline does not list what is planned before it is near. */
const UPCOMING = { ...NO_FILTER, status: ['upcoming'] }

interface NowKnowledgeProps {
  knowledge: Knowledge
  now: NowView | undefined
  freshness: FreshnessView | undefined
  /** Whether something that goes on stands below: then this says that it is all. */
  hasOpen: boolean
}

export function NowKnowledge({ knowledge, now, freshness, hasOpen }: NowKnowledgeProps) {
  const readAt = freshness?.checkedAt ?? now?.currentReadAt ?? null
  const asKnownLast = now ? '; this is what the page knew last' : ''
  if (knowledge === 'signed-out') return <>You are signed out{asKnownLast}</>
  if (knowledge === 'lost') return <>Faultline does not answer{asKnownLast}</>
  if (knowledge === 'never' || readAt === null) return <>{neverWords(freshness)}</>
  if (knowledge === 'stale') {
    return (
      <>
        {staleWords(freshness)}
        <Time at={readAt} />; showing what was stored
      </>
    )
  }
  return (
    <>
      {now && hasOpen ? otherWords(now) : ''}
      {now ? `${now.regionCount} Regions polled ` : 'polled '}
      <RelativeTime at={readAt} />
      {now && now.upcomingCount > 0 ? (
        <>
          {' · '}
          <FilterLink filter={UPCOMING} view="events" className="underline hover:text-ink">
            {now.upcomingCount.toLocaleString('en-US')} upcoming
          </FilterLink>
        </>
      ) : null}
    </>
  )
}

function staleWords(freshness: FreshnessView | undefined): string {
  const what = freshness?.partly ? 'A part of what AWS says' : 'The public feed'
  return freshness?.state === 'failing' ? `${what} cannot be reached since ` : `${what} was last read at `
}

function otherWords({ noticeCount }: NowView): string {
  return noticeCount > 0 ? 'no other issue, ' : 'nothing else open, '
}

function neverWords(freshness: FreshnessView | undefined): string {
  if (freshness?.state === 'failing') return 'The public feed has never been reached; showing the bundled record'
  return 'The public feed has not been read yet'
}
