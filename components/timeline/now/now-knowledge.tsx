/** How well it is known what is open: when AWS was read, or why it was not. */
import { RelativeTime } from '@/components/ui/relative-time'
import { Time } from '@/components/ui/time'
import type { NowView } from '@/lib/events/contract'
import type { FreshnessView } from '@/lib/source-health/contract'
import type { Knowledge } from './now-words'
import { UpcomingLink } from './upcoming-link'

interface NowKnowledgeProps {
  knowledge: Knowledge
  now: NowView | undefined
  freshness: FreshnessView | undefined
}

export function NowKnowledge({ knowledge, now, freshness }: NowKnowledgeProps) {
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
      {now ? otherWords(now) : ''}
      {now ? `${now.regionCount} Regions polled ` : 'polled '}
      <RelativeTime at={readAt} />
      {now && now.upcomingCount > 0 ? (
        <>
          {' · '}
          <UpcomingLink count={now.upcomingCount} />
        </>
      ) : null}
    </>
  )
}

function staleWords(freshness: FreshnessView | undefined): string {
  const what = freshness?.partly ? 'A part of what AWS says' : 'The public feed'
  return freshness?.state === 'failing' ? `${what} cannot be reached since ` : `${what} was last read at `
}

function otherWords({ openCount, noticeCount }: NowView): string {
  if (openCount === 0) return ''
  return noticeCount > 0 ? 'no other issue, ' : 'nothing else open, '
}

function neverWords(freshness: FreshnessView | undefined): string {
  if (freshness?.state === 'failing') return 'The public feed has never been reached; showing the bundled record'
  return 'The public feed has not been read yet'
}
