/** Whose an account is, what it is for and how critical, each with who says so. */
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { AccountDetailView } from '@/lib/accounts/contract'
import { NO_ACCOUNT_FILTER } from '@/lib/accounts/filter'
import type { AssignmentOrigin } from '@/lib/domain/account-rules'
import { accountsHref, teamHref } from './account-href'
import { criticalityWord, originWords } from './account-words'

interface AccountOwnershipProps {
  account: AccountDetailView
  /** Whether the reader may see the rules and change what they say. */
  mayManage: boolean
}

export function AccountOwnership({ account, mayManage }: AccountOwnershipProps) {
  const { teams, environment, environmentOrigin, criticality, criticalityOrigin } = account
  return (
    <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm">
      <dt className="text-ink-muted">{teams.length > 1 ? 'Teams' : 'Team'}</dt>
      <dd className="min-w-0 wrap-anywhere">
        {teams.length === 0 ? 'none' : null}
        {teams.map(({ id, name, origin }) => (
          <Said key={id} origin={origin} mayManage={mayManage}>
            <Link href={teamHref(id)} className="font-medium hover:underline">
              {name}
            </Link>
          </Said>
        ))}
      </dd>
      <dt className="text-ink-muted">Environment</dt>
      <dd className="min-w-0 wrap-anywhere">
        {environment === null || environmentOrigin === null ? (
          'none'
        ) : (
          <Said origin={environmentOrigin} mayManage={mayManage}>
            <Link
              href={accountsHref({ ...NO_ACCOUNT_FILTER, environment: [environment] })}
              className="font-medium hover:underline"
            >
              {environment}
            </Link>
          </Said>
        )}
      </dd>
      <dt className="text-ink-muted">Criticality</dt>
      <dd className="min-w-0 wrap-anywhere">
        {criticality === null || criticalityOrigin === null ? (
          'nobody said'
        ) : (
          <Said origin={criticalityOrigin} mayManage={mayManage}>
            <Link
              href={accountsHref({ ...NO_ACCOUNT_FILTER, criticality: [criticality] })}
              className="font-medium hover:underline"
            >
              {criticalityWord(criticality)}
            </Link>
          </Said>
        )}
      </dd>
    </dl>
  )
}

interface SaidProps {
  origin: AssignmentOrigin
  mayManage: boolean
  children: ReactNode
}

function Said({ origin, mayManage, children }: SaidProps) {
  const words = originWords(origin)
  return (
    <span className="block">
      {children}{' '}
      {origin === 'rule' && mayManage ? (
        <Link href="/accounts/rules" className="text-xs text-ink-muted hover:underline">
          {words}
        </Link>
      ) : (
        <span className="text-xs text-ink-muted">{words}</span>
      )}
    </span>
  )
}
