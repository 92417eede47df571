/** Waivers: which checks may fail where, for how long, and why. */
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { LiveEvidence } from '@/components/iam/live-evidence'
import { WaiverList } from '@/components/iam/waiver-list'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { requirePage } from '@/lib/access/page'
import { allows } from '@/lib/domain/access'
import { CHECKS } from '@/lib/domain/evidence/checks/all'
import { listWaivers } from '@/lib/evidence/read-waivers'

export const metadata: Metadata = {
  title: 'Waivers',
  description: 'Which checks may fail where, for how long, and why.',
}

export default async function WaiversPage() {
  const principal = await requirePage('evidence:read')
  const waivers = await listWaivers(principal.accounts)
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">Waivers</h1>
      <p className="mt-1 mb-4 max-w-[80ch] text-sm text-pretty text-ink-muted">
        What fails and is accepted for a time. What was found stays as it is; it only counts as waived until the day.
        The first to end comes first.
      </p>
      {waivers.length === 0 ? (
        <EmptyState
          title="Nothing is waived"
          action={
            <Link href={'/iam' as Route} className={buttonClass()}>
              Posture
            </Link>
          }
        >
          A check that may fail for now is waived on its own page, in one account or in all, with a reason and a last
          day.
        </EmptyState>
      ) : (
        <WaiverList
          waivers={waivers}
          titles={Object.fromEntries(CHECKS.map(({ id, title }) => [id, title]))}
          mayEnd={allows(principal, 'evidence:manage')}
        />
      )}
      <LiveEvidence />
    </>
  )
}
