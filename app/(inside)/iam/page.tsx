/** IAM: how identity is set up in all accounts, check by check, now or at a moment. */
import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { EvidenceEmpty } from '@/components/iam/evidence-empty'
import { EvidenceState } from '@/components/iam/evidence-state'
import { postureHref } from '@/components/iam/iam-href'
import { LiveEvidence } from '@/components/iam/live-evidence'
import { PastNotice } from '@/components/iam/past-notice'
import { PostureFilters } from '@/components/iam/posture-filters'
import { PostureMatrix } from '@/components/iam/posture-matrix'
import { ReadNow } from '@/components/iam/read-now'
import { requestedPosture } from '@/components/iam/requested'
import { ViewLinks } from '@/components/iam/view-links'
import { AddressProblems } from '@/components/ui/address-problems'
import { requirePage } from '@/lib/access/page'
import { listOrgUnits, readAccountFacets } from '@/lib/accounts/read-overview'
import { listConnections } from '@/lib/connections/read'
import { allows } from '@/lib/domain/access'
import type { RunView } from '@/lib/evidence/contract'
import { listMissing } from '@/lib/evidence/read-gaps'
import { readMatrix } from '@/lib/evidence/read-matrix'
import { readPosture } from '@/lib/evidence/read-posture'
import { toSearchParams } from '@/lib/wire/to-search-params'
import { ByCheck } from './by-check'
import { whyEmpty } from './why-empty'

export const metadata: Metadata = {
  title: 'IAM',
  description: 'How identity is set up in every account: root and MFA, least privilege, credentials, alarms.',
}

export default async function IamPage({ searchParams }: PageProps<'/iam'>) {
  const principal = await requirePage('evidence:read')
  const { scope, grouping, problems, tidy } = requestedPosture(toSearchParams(await searchParams))
  if (tidy !== null) redirect(tidy)
  const { accounts } = principal
  const [posture, units, facets, missing] = await Promise.all([
    readPosture(scope, accounts),
    listOrgUnits(accounts),
    readAccountFacets(accounts),
    listMissing(scope, accounts),
  ])
  const { state, checks } = posture
  const why = whyEmpty(posture, scope, accounts)
  const mayRead = allows(principal, 'evidence:work') && scope.at === null
  return (
    <>
      <h1 className="mb-1 text-xl font-semibold tracking-tight">Identity posture</h1>
      {why === null ? (
        <EvidenceState
          {...{ state, accounts: posture.accounts, isPast: scope.at !== null }}
          readNow={mayRead ? readAll : null}
        />
      ) : null}
      {why === null || why === 'filtered' ? (
        <PostureFilters
          {...{ action: '/iam' as Route, scope, units, facets }}
          {...(grouping === null ? {} : { kept: { group: grouping } })}
        />
      ) : null}
      <AddressProblems problems={problems} />
      {scope.at === null ? null : (
        <PastNotice
          {...{ at: scope.at, lastBefore: state.newestAt, missing }}
          nowHref={postureHref({ ...scope, at: null }, grouping)}
        />
      )}
      {why === null ? (
        <>
          <ViewLinks scope={scope} current={grouping} units={units} facets={facets} />
          {grouping === null ? (
            <ByCheck {...{ scope, checks, accounts, missing }} />
          ) : (
            <PostureMatrix {...{ matrix: await readMatrix(scope, grouping, accounts), checks, grouping, scope }} />
          )}
        </>
      ) : (
        <EvidenceEmpty
          why={why}
          hasConnection={(await listConnections()).length > 0}
          mayConnect={allows(principal, 'connections:manage')}
        />
      )}
      <LiveEvidence />
    </>
  )
}

function readAll({ id, name }: RunView['connection']) {
  return <ReadNow of={{ connection: id }} words="Read all now" label={`Read all accounts of ${name} now`} />
}
