/** What AWS says of an account: who it is, where it stands, since when. */
import Link from 'next/link'
import type { ReactNode } from 'react'
import { RelativeTime } from '@/components/ui/relative-time'
import { Time } from '@/components/ui/time'
import type { AccountDetailView } from '@/lib/accounts/contract'
import { NO_ACCOUNT_FILTER } from '@/lib/accounts/filter'
import { accountsHref } from './account-href'
import { AccountStatus } from './account-status'
import { unitWords } from './account-words'

export function AccountFacts({ account }: { account: AccountDetailView }) {
  const { id, email, orgUnit, connectionId, connectionName, joinedAt, firstSeenAt, lastSeenAt, leftAt } = account
  return (
    <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm">
      <Fact name="Id">
        <span className="tabular font-mono text-xs">{id}</span>
      </Fact>
      <Fact name="Status">
        <AccountStatus account={account} />
      </Fact>
      <Fact name="E-mail">{email ?? 'not known'}</Fact>
      <Fact name="Unit">
        {orgUnit === null ? (
          connectionId === null ? (
            'not known'
          ) : (
            'not in an organization that is read'
          )
        ) : (
          <Link
            href={accountsHref({ ...NO_ACCOUNT_FILTER, unit: [orgUnit.id] })}
            title={orgUnit.path}
            className="text-accent hover:underline"
          >
            {unitWords(orgUnit.path)}
          </Link>
        )}
      </Fact>
      <Fact name="Read through">
        {connectionId === null ? 'nothing: a file named it' : (connectionName ?? connectionId)}
      </Fact>
      <Fact name="Joined">{joinedAt === null ? 'not known' : <Time at={joinedAt} format="date" />}</Fact>
      <Fact name="First seen">
        <Time at={firstSeenAt} format="date" />
      </Fact>
      <Fact name="Last seen">
        <RelativeTime at={lastSeenAt} />
      </Fact>
      {leftAt === null ? null : (
        <Fact name="Left">
          <Time at={leftAt} format="date" />: AWS no longer lists it
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  )
}
