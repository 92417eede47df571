/** One account in the drawer: whether it is touched and why, its resources, and what people say of it. */
'use client'

import { useQuery } from '@tanstack/react-query'
import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { CertaintyMark } from '@/components/ui/certainty-mark'
import { CERTAINTY_WORDS } from '@/components/ui/certainty-words'
import { DetailSection } from '@/components/ui/detail-section'
import { EntityStatus } from '@/components/ui/entity-status'
import { ErrorState } from '@/components/ui/error-state'
import { FormNotice } from '@/components/ui/form-notice'
import { Time } from '@/components/ui/time'
import type { BlastAccountDetail } from '@/lib/blast-radius/contract'
import { WHOLE_VIEW } from '@/lib/blast-radius/filter'
import { blastAccountQuery } from '@/lib/blast-radius/queries'
import { AccountReasons } from './account-reasons'
import { AccountReportForms } from './account-report'
import { AccountSkeleton } from './account-skeleton'
import { useBlast } from './blast-context'
import { pageViewHref } from './page-view'

export function AccountDetails({ id }: { id: string }) {
  const { incident, mayRespond, view } = useBlast()
  const { data, error, isFetching, refetch } = useQuery(blastAccountQuery(incident, id, view.at))
  if (!data && error) {
    return (
      <ErrorState
        title="The account could not be read"
        detail={error.message}
        onRetry={() => void refetch()}
        retrying={isFetching}
      >
        The rest of the page stays as it is.
      </ErrorState>
    )
  }
  if (!data) return <AccountSkeleton />
  return (
    <div className="flex flex-col gap-6 p-4">
      <Head account={data} />
      <AccountReasons reasons={data.reasons} count={data.reasonCount} />
      <Resources account={data} />
      {mayRespond || data.report ? <AccountReportForms key={data.report?.id ?? 'none'} account={data} /> : null}
    </div>
  )
}

function Head({ account }: { account: BlastAccountDetail }) {
  const { view } = useBlast()
  const { name, certainty, clearedBy, teams, environment, criticality, orgUnit, status } = account
  return (
    <div className="flex flex-col gap-3">
      {name === null ? null : <p className="text-lg font-semibold wrap-anywhere">{name}</p>}
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <CertaintyMark kind={certainty} withWord className="font-medium" />
        <span className="text-ink-muted">{CERTAINTY_WORDS[certainty].meaning}</span>
        {view.at === null ? null : (
          <span className="text-ink-muted">
            At <Time at={view.at} />.
          </span>
        )}
      </p>
      {clearedBy === null || certainty !== 'confirmed' ? null : (
        <FormNotice tone="note">
          {clearedBy.name} says that it was not touched. AWS says otherwise, so it stays confirmed.
        </FormNotice>
      )}
      <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
        <Fact name="Team">
          {teams.length === 0 ? <span className="text-ink-muted">nobody's</span> : <Teams teams={teams} />}
        </Fact>
        <Fact name="Environment">{environment ?? <span className="text-ink-muted">not said</span>}</Fact>
        {criticality === null ? null : <Fact name="Criticality">{criticality}</Fact>}
        {orgUnit === null ? null : <Fact name="Unit">{orgUnit.path.replaceAll('/', ' / ')}</Fact>}
        {status === 'ACTIVE' ? null : (
          <Fact name="Status">
            {status === null ? 'not in the directory' : status.toLowerCase().replaceAll('_', ' ')}
          </Fact>
        )}
      </dl>
    </div>
  )
}

function Teams({ teams }: Pick<BlastAccountDetail, 'teams'>) {
  return teams.map(({ id, name }, index) => (
    <span key={id}>
      {index === 0 ? '' : ', '}
      <Link href={`/teams/${id}` as Route} prefetch={false} className="hover:underline">
        {name}
      </Link>
    </span>
  ))
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  )
}

function Resources({ account }: { account: BlastAccountDetail }) {
  const { incident, view } = useBlast()
  const { accountId, entities, entityCount } = account
  if (entityCount === 0) return null
  const all = { ...WHOLE_VIEW, at: view.at, by: 'entity' as const, open: null }
  return (
    <DetailSection title="Resources that AWS named" note={entityCount.toLocaleString('en-US')}>
      <ul className="flex flex-col text-sm">
        {entities.map(({ entityValue, entityArn, status }) => (
          <li
            key={`${entityValue} ${entityArn ?? ''} ${status ?? ''}`}
            className="flex items-baseline justify-between gap-3 border-b border-line py-1 last:border-0"
          >
            <span className="min-w-0 font-mono text-xs break-all" title={entityArn ?? undefined}>
              {entityValue}
            </span>
            <span className="shrink-0 text-xs text-ink-muted">
              <EntityStatus status={status} />
            </span>
          </li>
        ))}
      </ul>
      {entityCount > entities.length ? (
        <Link
          href={pageViewHref(incident, { ...all, filter: { ...all.filter, account: accountId } })}
          className="self-start text-xs text-accent hover:underline"
        >
          All {entityCount.toLocaleString('en-US')} resources
        </Link>
      ) : null}
    </DetailSection>
  )
}
