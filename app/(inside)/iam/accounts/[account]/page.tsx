/** Everything that is known of identity in one account: every check, what could not be read, the last readings. */
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { AccountChecks } from '@/components/iam/account-checks'
import { AccountReadings } from '@/components/iam/account-readings'
import { GapList } from '@/components/iam/gap-list'
import { accountEvidenceHref, verdictsCsvHref } from '@/components/iam/iam-href'
import { LiveEvidence } from '@/components/iam/live-evidence'
import { PastNotice } from '@/components/iam/past-notice'
import { PostureFilters } from '@/components/iam/posture-filters'
import { ReadNow } from '@/components/iam/read-now'
import { requestedPosture } from '@/components/iam/requested'
import { AddressProblems } from '@/components/ui/address-problems'
import { buttonClass } from '@/components/ui/button-class'
import { Panel } from '@/components/ui/panel'
import { RelativeTime } from '@/components/ui/relative-time'
import { currentPrincipal, requirePage } from '@/lib/access/page'
import { findAccount } from '@/lib/accounts/read'
import { allows } from '@/lib/domain/access'
import { NO_VERDICT_FILTER, WHOLE_SCOPE } from '@/lib/evidence/filter'
import { getAccountEvidence } from '@/lib/evidence/read-account'
import { toSearchParams } from '@/lib/wire/to-search-params'
import { missingKinds } from './missing-kinds'

export async function generateMetadata({ params }: PageProps<'/iam/accounts/[account]'>): Promise<Metadata> {
  const [principal, { account: id }] = await Promise.all([currentPrincipal(), params])
  const account = principal === null ? null : await findAccount(id, principal.accounts)
  return { title: account === null ? 'Account' : `IAM of ${account.name}` }
}

export default async function AccountEvidencePage({ params, searchParams }: PageProps<'/iam/accounts/[account]'>) {
  const principal = await requirePage('evidence:read')
  const { account: id } = await params
  if ((await findAccount(id, principal.accounts)) === null) notFound()
  const { scope, problems, tidy } = requestedPosture(toSearchParams(await searchParams))
  const { at } = scope
  if (tidy !== null) redirect(accountEvidenceHref(id, at))
  const { account, verdicts, gaps, readings } = await getAccountEvidence(id, at, principal.accounts)
  const last = readings.find(
    ({ state, endedAt }) => state === 'done' && endedAt !== null && (at === null || endedAt <= at),
  )
  const isWaiting = readings[0]?.state === 'waiting'
  return (
    <>
      <header className="mb-3">
        <p className="mb-1 text-sm">
          <Link href={'/iam' as Route} className="text-accent hover:underline">
            Posture
          </Link>
        </p>
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <h1 className="min-w-0 text-xl font-semibold tracking-tight break-words">{account.name}</h1>
          <div className="flex flex-wrap gap-2">
            <Link href={`/accounts/${id}` as Route} className={buttonClass()}>
              The account
            </Link>
            <a href={verdictsCsvHref({ ...NO_VERDICT_FILTER, account: id, at })} download className={buttonClass()}>
              CSV
            </a>
          </div>
        </div>
        <p className="mt-1 text-sm text-ink-muted">
          <span className="tabular font-mono text-xs">{id}</span>
          {account.unit === null ? '' : `, ${account.unit}`}; evidence{' '}
          {last?.endedAt ? (
            <>
              read last <RelativeTime at={last.endedAt} />
            </>
          ) : (
            'not read yet'
          )}
          {account.connection === null ? ', and read through no connection' : ` through ${account.connection.name}`}
          {isWaiting ? '; its turn for another reading comes' : ''}.
        </p>
      </header>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        {at === null && account.connection !== null && allows(principal, 'evidence:work') ? (
          <ReadNow of={{ account: id }} words="Read this account now" />
        ) : null}
      </div>
      <PostureFilters
        action={`/iam/accounts/${id}` as Route}
        scope={{ ...WHOLE_SCOPE, at }}
        units={[]}
        facets={{ teams: [], connections: [] }}
      />
      <AddressProblems problems={problems} />
      {at === null ? null : (
        <PastNotice
          at={at}
          lastBefore={last?.endedAt ?? null}
          missing={missingKinds(gaps)}
          nowHref={accountEvidenceHref(id, null)}
        />
      )}
      <div className="grid items-start gap-x-8 gap-y-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <AccountChecks verdicts={verdicts} at={at} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="What could not be read">
            <GapList gaps={gaps} />
          </Panel>
          <Panel title="Readings" note="the last ten">
            <AccountReadings readings={readings} />
          </Panel>
        </div>
      </div>
      <LiveEvidence />
    </>
  )
}
