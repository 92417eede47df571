/** What is open at AWS at this moment, and how well that is known. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { classNames } from '@/components/ui/class-names'
import { SeverityMark } from '@/components/ui/severity-mark'
import { Skeleton } from '@/components/ui/skeleton'
import { useNow } from '@/components/ui/use-now'
import type { NowView } from '@/lib/events/contract'
import { nowQuery } from '@/lib/events/queries'
import { freshnessQuery } from '@/lib/source-health/queries'
import { NowEvent } from './now-event'
import { NowKnowledge } from './now-knowledge'
import { NowNotices } from './now-notices'
import { type Knowledge, knowledgeOf, nowMark, openWords } from './now-words'

export function NowStrip() {
  const { data: now, error: nowError, isPending } = useQuery(nowQuery)
  // Asked at once when the live connection is lost, so it knows first that the server is away.
  const { data: freshness, error: freshnessError } = useQuery(freshnessQuery)
  const at = useNow(10_000)
  const knowledge = knowledgeOf({ now, freshness, errors: [nowError, freshnessError], at })
  const words = now ? openWords(now) : null
  const isUnknown = knowledge !== 'known' && !isPending
  const hidden = now ? now.openCount - now.open.length : 0
  return (
    <section
      aria-labelledby="now-heading"
      className="relative overflow-hidden rounded-md border border-line-strong bg-surface"
    >
      {isUnknown ? <span aria-hidden className="hatched absolute inset-y-0 left-0 w-2" /> : null}
      <div
        className={classNames(
          'flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-sm',
          isUnknown && 'pl-5',
        )}
      >
        <h2 id="now-heading" className="text-2xs font-semibold tracking-wider text-ink-muted uppercase">
          Now
        </h2>
        {isPending ? (
          <Skeleton className="h-4 w-64" />
        ) : (
          <p className="flex min-w-0 items-center gap-2 font-medium">
            <SeverityMark kind={nowMark(now, knowledge)} word="" />
            {words ?? nothingWords(knowledge, now)}
          </p>
        )}
        {now ? <NowNotices now={now} /> : null}
        <p className="text-ink-muted sm:ml-auto">
          <NowKnowledge knowledge={knowledge} now={now} freshness={freshness} />
        </p>
      </div>
      {now && now.open.length > 0 ? (
        <ul className="relative border-t border-line bg-surface">
          {now.open.map((event) => (
            <NowEvent key={event.id} event={event} />
          ))}
          {hidden > 0 ? (
            <li className="px-3 py-2 text-xs text-ink-muted">
              and {hidden.toLocaleString('en-US')} more, in the list below
            </li>
          ) : null}
        </ul>
      ) : null}
    </section>
  )
}

function nothingWords(knowledge: Knowledge, now: NowView | undefined): string {
  if (knowledge !== 'known') return 'Not known'
  return now && now.noticeCount > 0 ? 'No issue open' : 'AWS lists nothing open'
}
