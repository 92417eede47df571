/** One check over all accounts: what it asks, why, how to mend it, and what was found where. */
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { checkHref, postureHref, verdictsCsvHref } from '@/components/iam/iam-href'
import { LiveEvidence } from '@/components/iam/live-evidence'
import { PastNotice } from '@/components/iam/past-notice'
import { PostureFilters } from '@/components/iam/posture-filters'
import { requestedCheck } from '@/components/iam/requested'
import { VerdictTabs } from '@/components/iam/verdict-tabs'
import { AddressProblems } from '@/components/ui/address-problems'
import { buttonClass } from '@/components/ui/button-class'
import { requirePage } from '@/lib/access/page'
import { listOrgUnits, readAccountFacets } from '@/lib/accounts/read-overview'
import type { Check } from '@/lib/domain/evidence/check'
import { CHECKS } from '@/lib/domain/evidence/checks/all'
import type { EvidenceScope, VerdictFilter } from '@/lib/evidence/filter'
import { listMissing } from '@/lib/evidence/read-gaps'
import { readPosture } from '@/lib/evidence/read-posture'
import { toSearchParams } from '@/lib/wire/to-search-params'
import { CheckAccounts } from './check-accounts'
import { CheckAside } from './check-aside'

export async function generateMetadata({ params }: PageProps<'/iam/checks/[check]'>): Promise<Metadata> {
  const { check: id } = await params
  const check = CHECKS.find((each) => each.id === id)
  return { title: check === undefined ? 'Check' : `${check.id} ${check.title}` }
}

export default async function CheckPage({ params, searchParams }: PageProps<'/iam/checks/[check]'>) {
  const principal = await requirePage('evidence:read')
  const { check: id } = await params
  const check = CHECKS.find((each) => each.id === id)
  if (check === undefined) notFound()
  const { filter, cursor, problems, tidy } = requestedCheck(id, toSearchParams(await searchParams))
  if (tidy !== null) redirect(tidy)
  const { accounts } = principal
  const { check: _check, verdict: _verdict, ...scope } = filter
  const [posture, units, facets, missing] = await Promise.all([
    readPosture(scope, accounts),
    listOrgUnits(accounts),
    readAccountFacets(accounts),
    scope.at === null ? [] : listMissing(scope, accounts),
  ])
  const summary = posture.checks.find((each) => each.check === id) ?? null
  return (
    <>
      <Head check={check} filter={filter} scope={scope} />
      <div className="grid items-start gap-x-8 gap-y-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <PostureFilters {...{ action: `/iam/checks/${id}` as Route, scope, units, facets }} kept={keptOf(filter)} />
          <AddressProblems problems={problems} />
          {scope.at === null ? null : (
            <PastNotice
              {...{ at: scope.at, lastBefore: posture.state.newestAt, missing }}
              nowHref={checkHref(id, { ...filter, at: null })}
            />
          )}
          {summary === null ? null : <VerdictTabs check={id} filter={filter} counts={summary.counts} />}
          <CheckAccounts check={check} filter={filter} cursor={cursor} principal={principal} />
        </div>
        <CheckAside check={check} summary={summary} account={filter.account} principal={principal} />
      </div>
      <LiveEvidence />
    </>
  )
}

/** What the form of accounts and moment keeps of the address. */
function keptOf({ verdict }: VerdictFilter): Record<string, string> {
  return verdict.length === 0 ? {} : { verdict: verdict.join(',') }
}

interface HeadProps {
  check: Check
  filter: VerdictFilter
  scope: EvidenceScope
}

function Head({ check: { id, title }, filter, scope }: HeadProps) {
  return (
    <header className="mb-3">
      <p className="mb-1 text-sm">
        <Link href={postureHref({ ...scope, account: null })} className="text-accent hover:underline">
          Posture
        </Link>
      </p>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <h1 className="min-w-0 text-xl font-semibold tracking-tight text-balance break-words">
          <span className="mr-1 font-mono text-base font-normal text-ink-muted">{id}</span> {title}
        </h1>
        <a href={verdictsCsvHref(filter)} download className={buttonClass()}>
          CSV of what is filtered
        </a>
      </div>
    </header>
  )
}
