/** What Faultline's own record says of an item about the incident. */
'use client'

import Link from 'next/link'
import { Time } from '@/components/ui/time'
import { VerdictMark } from '@/components/ui/verdict-mark'
import type { IncidentVerdict, ItemEvidence } from '@/lib/evidence/contract'
import { useChecklist } from './checklist-context'
import { EvidenceRows } from './evidence-rows'

/** Items whose evidence is the calls to identity in the incident's time. */
const OF_CALLS = ['A5', 'A6', 'F3', 'H1']

interface EvidenceOfIncidentProps {
  found: ItemEvidence
  verdict: IncidentVerdict
}

export function EvidenceOfIncident({ found, verdict }: EvidenceOfIncidentProps) {
  const { part } = useChecklist()
  return (
    <>
      <p className="flex min-w-0 flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <VerdictMark verdict={verdict.verdict} withWord />
        <span className="min-w-0 flex-1 basis-48 text-pretty wrap-anywhere">{verdict.explanation}</span>
      </p>
      <EvidenceRows rows={verdict.rows} total={verdict.total} />
      <p className="text-pretty text-ink-muted">
        From Faultline’s own record
        {found.nowAsOf === null ? null : (
          <>
            , as of <Time at={found.nowAsOf} />
          </>
        )}
        .{' '}
        {OF_CALLS.includes(found.check) ? (
          <Link
            href={`/incidents/${part.incidentId}/iam-changes`}
            prefetch={false}
            className="text-accent hover:underline"
          >
            IAM changes of this incident
          </Link>
        ) : null}
      </p>
      {verdict.verdict === 'fail' ? <p className="text-pretty">{found.mend}</p> : null}
    </>
  )
}
