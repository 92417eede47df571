/** What goes on at this moment, and how well that is known. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { classNames } from '@/components/ui/class-names'
import { SeverityMark } from '@/components/ui/severity-mark'
import { Skeleton } from '@/components/ui/skeleton'
import { useNow } from '@/components/ui/use-now'
import { NO_FILTER } from '@/lib/events/filter'
import { nowQuery } from '@/lib/events/queries'
import { nowIncidentsQuery } from '@/lib/incidents/queries'
import { freshnessQuery } from '@/lib/source-health/queries'
import { FilterLink } from '../filter-link'
import { NowIncident } from './now-incident'
import { NowKnowledge } from './now-knowledge'
import { NowNotices } from './now-notices'
import { knowledgeOf, nowMark, openWords } from './now-words'

const OPEN = { ...NO_FILTER, status: ['open'] }

export function NowStrip() {
  const { data: now, error: nowError, isPending: isNowPending } = useQuery(nowQuery)
  const { data: incidents, error: incidentsError, isPending: areIncidentsPending } = useQuery(nowIncidentsQuery)
  // Asked at once when the live connection is lost, so it knows first that the server is away.
  const { data: freshness, error: freshnessError } = useQuery(freshnessQuery)
  const at = useNow(10_000)
  const knowledge = knowledgeOf({ now, freshness, errors: [nowError, incidentsError, freshnessError], at })
  const isPending = isNowPending || areIncidentsPending
  const isUnknown = knowledge !== 'known' && !isPending
  const worst = incidents?.incidents ?? []
  const hidden = (incidents?.count ?? 0) - worst.length
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
            <SeverityMark kind={nowMark({ incidents, now }, knowledge)} word="" />
            {openWords({ incidents, now }, knowledge)}
          </p>
        )}
        {now ? <NowNotices now={now} /> : null}
        <p className="text-ink-muted sm:ml-auto">
          <NowKnowledge knowledge={knowledge} now={now} freshness={freshness} hasOpen={worst.length > 0} />
        </p>
      </div>
      {worst.length > 0 ? (
        <ul className="relative border-t border-line bg-surface lg:grid lg:grid-cols-[14px_fit-content(12rem)_auto_minmax(0,1fr)_auto_auto_auto] lg:gap-x-3 lg:px-3 xl:grid-cols-[14px_fit-content(22rem)_auto_minmax(0,1fr)_auto_auto_auto]">
          {worst.map((incident) => (
            <NowIncident key={incident.id} incident={incident} />
          ))}
          {hidden > 0 ? (
            <li className="px-3 py-2 text-xs text-ink-muted lg:col-span-full lg:px-0">
              <FilterLink
                filter={OPEN}
                view="incidents"
                className="underline decoration-line-strong underline-offset-2 hover:text-ink"
              >
                and {hidden.toLocaleString('en-US')} more
              </FilterLink>
            </li>
          ) : null}
        </ul>
      ) : null}
    </section>
  )
}
