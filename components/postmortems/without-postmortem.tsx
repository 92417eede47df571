/** Severe incidents that are over and have no post-mortem: what is not written down is not learned. */
import Link from 'next/link'
import { RelativeTime } from '@/components/ui/relative-time'
import { SevChip } from '@/components/ui/sev-chip'
import type { IncidentSummaryView } from '@/lib/incidents/contract'
import { postmortemHref } from './postmortems-href'

type Row = Pick<IncidentSummaryView, 'id' | 'title' | 'severity' | 'startedAt'>

export function WithoutPostmortem({ incidents }: { incidents: readonly Row[] }) {
  if (incidents.length === 0) return null
  return (
    <section aria-labelledby="without-postmortem" className="mb-6 rounded-md border border-line p-4">
      <h2 id="without-postmortem" className="text-base font-semibold">
        Severe, over, and nothing written
      </h2>
      <p className="mt-0.5 text-sm text-pretty text-ink-muted">
        SEV1 and SEV2 of the last 90 days without a post-mortem, the newest first.
      </p>
      <ul className="mt-2 divide-y divide-line">
        {incidents.map(({ id, title, severity, startedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-sm">
            <SevChip level={severity} />
            <Link href={postmortemHref(id)} prefetch={false} className="min-w-0 flex-1 font-medium hover:underline">
              {title}
            </Link>
            <RelativeTime at={startedAt} className="text-ink-muted" />
          </li>
        ))}
      </ul>
    </section>
  )
}
