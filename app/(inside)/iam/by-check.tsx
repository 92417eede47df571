/** The roll-up of the posture by check, with what moved and what is missing beside it. */
import type { Route } from 'next'
import Link from 'next/link'
import { MissingSummary } from '@/components/iam/missing-summary'
import { MovedPanel } from '@/components/iam/moved-panel'
import { PostureSections } from '@/components/iam/posture-sections'
import type { Principal } from '@/lib/domain/access'
import type { CheckSummary } from '@/lib/evidence/contract'
import type { MissingView } from '@/lib/evidence/contract-pages'
import type { EvidenceScope } from '@/lib/evidence/filter'
import { listChangedSinceYesterday } from '@/lib/evidence/read-changed'
import { readTrend } from '@/lib/evidence/read-trend'

const MOVED_SHOWN = 200
const TREND_DAYS = 90

interface ByCheckProps {
  scope: EvidenceScope
  checks: readonly CheckSummary[]
  accounts: Principal['accounts']
  missing: readonly MissingView[]
}

export async function ByCheck({ scope, checks, accounts, missing }: ByCheckProps) {
  const [trend, moved] = await Promise.all([
    readTrend(scope, TREND_DAYS, accounts),
    listChangedSinceYesterday(scope, accounts, MOVED_SHOWN + 1),
  ])
  return (
    <div className="grid items-start gap-x-8 gap-y-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="min-w-0">
        <PostureSections checks={checks} scope={scope} trend={trend} />
      </div>
      <div className="flex min-w-0 flex-col gap-4 xl:sticky xl:top-4">
        <MovedPanel moved={moved.slice(0, MOVED_SHOWN)} isCut={moved.length > MOVED_SHOWN} scope={scope} />
        <MissingSummary missing={missing} />
        <p className="text-xs text-ink-muted">
          The thin line, from the second day on, is the share of accounts that failed over {TREND_DAYS} days.{' '}
          <Link href={'/iam/waivers' as Route} className="text-accent underline">
            What is waived
          </Link>
        </p>
      </div>
    </div>
  )
}
