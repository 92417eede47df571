/** Incidents that resemble this one: what was learned then, and whether it was done. */
'use client'

import { useQuery } from '@tanstack/react-query'
import type { Route } from 'next'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { SevChip } from '@/components/ui/sev-chip'
import { Time } from '@/components/ui/time'
import { STATE_WORDS } from '@/lib/domain/postmortem/words'
import type { RecurringCause, SimilarIncidentView } from '@/lib/postmortems/contract-lists'
import { similarQuery } from '@/lib/postmortems/queries'

export function Similar({ incidentId }: { incidentId: string }) {
  const { data, error, refetch, isFetching } = useQuery(similarQuery(incidentId))
  return (
    <Panel title="Similar incidents" note={data && data.data.length > 0 ? `${data.data.length} found` : undefined}>
      {data ? (
        <>
          <List found={data.data} />
          <Causes causes={data.causes.filter(({ count }) => count > 1)} />
        </>
      ) : error ? (
        <p className="flex flex-wrap items-center gap-3 text-sm text-ink-muted">
          They could not be looked up: {error.message}
          <Button size="sm" disabled={isFetching} onClick={() => void refetch()}>
            Try again
          </Button>
        </p>
      ) : (
        <p className="text-sm text-ink-muted">Looking through all incidents…</p>
      )}
    </Panel>
  )
}

function List({ found }: { found: readonly SimilarIncidentView[] }) {
  if (found.length === 0) {
    return (
      <p className="text-sm text-pretty text-ink-muted">
        None yet: no other incident shares its service, Region or words closely enough.
      </p>
    )
  }
  return (
    <ul className="divide-y divide-line">
      {found.map(({ incident, reasons, postmortem }) => (
        <li key={incident.id} className="flex flex-col gap-1 py-2.5 text-sm first:pt-0 last:pb-0">
          <span className="flex items-baseline gap-2">
            <SevChip level={incident.severity} className="self-center" />
            <Link
              href={`/incidents/${incident.id}${postmortem === null ? '' : '/postmortem'}` as Route}
              prefetch={false}
              className="min-w-0 font-medium hover:underline"
            >
              {incident.title}
            </Link>
          </span>
          <span className="text-xs text-ink-muted">
            <Time at={incident.startedAt} /> · {reasons.join(', ')}
          </span>
          <Learned postmortem={postmortem} />
        </li>
      ))}
    </ul>
  )
}

/** What its post-mortem says, and what became of it. */
function Learned({ postmortem }: Pick<SimilarIncidentView, 'postmortem'>) {
  if (postmortem === null) return <span className="text-xs text-ink-faint">No post-mortem was written.</span>
  const { state, lessons, actions, causes } = postmortem
  return (
    <>
      {lessons === null ? null : <p className="line-clamp-3 text-pretty">{lessons}</p>}
      <span className="text-xs text-ink-muted">
        {STATE_WORDS[state]} · {actionWords(actions)}
        {causes.length === 0 ? null : ` · ${causes.join(', ')}`}
      </span>
    </>
  )
}

function actionWords({
  total,
  done,
  dropped,
  overdue,
}: NonNullable<SimilarIncidentView['postmortem']>['actions']): string {
  if (total === 0) return 'no actions agreed'
  const parts = [`${done} of ${total} actions done`]
  if (dropped > 0) parts.push(`${dropped} dropped`)
  if (overdue > 0) parts.push(`${overdue} overdue`)
  return parts.join(', ')
}

function Causes({ causes }: { causes: readonly RecurringCause[] }) {
  if (causes.length === 0) return null
  return (
    <div className="border-t border-line pt-2.5">
      <h3 className="text-xs font-semibold text-ink-muted">Causes that came back</h3>
      <ul className="mt-1.5 flex flex-wrap gap-1.5">
        {causes.map(({ label, count }) => (
          <li key={label}>
            <Link
              href={`/postmortems?q=${encodeURIComponent(`"${label}"`)}` as Route}
              prefetch={false}
              className="inline-flex min-h-6 items-center gap-1.5 rounded-md border border-line px-1.5 text-xs hover:bg-sunken"
            >
              {label} <span className="text-ink-muted tabular">{count}×</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
