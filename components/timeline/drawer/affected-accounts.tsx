/** The accounts that AWS named: the first ones at once, the rest page by page. */
'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DetailSection } from '@/components/ui/detail-section'
import type { AffectedAccountView, EventView } from '@/lib/events/contract'
import { affectedAccountsQuery } from '@/lib/events/queries'
import { AffectedAccount } from './affected-account'
import { MoreRows } from './more-rows'

const SHOWN = 20

export function AffectedAccounts({ event }: { event: EventView }) {
  const { affectedAccountCount: count, affectedAccounts, scope } = event
  const [all, setAll] = useState(false)
  const query = useInfiniteQuery({
    ...affectedAccountsQuery(event.id),
    enabled: all && count > affectedAccounts.length,
  })
  const loaded = query.data?.pages.flatMap((page) => page.data) ?? affectedAccounts
  const shown = all ? loaded : affectedAccounts.slice(0, SHOWN)
  return (
    <DetailSection title="Affected accounts" note={count > 0 ? count.toLocaleString('en-US') : null}>
      {count === 0 ? (
        <p className="text-sm text-ink-muted">
          {scope === 'PUBLIC' ? 'AWS names no account for public events.' : 'AWS has named no account so far.'}
        </p>
      ) : (
        <ul aria-label="Affected accounts" className="flex flex-col divide-y divide-line rounded-md border border-line">
          {shown.map((account: AffectedAccountView) => (
            <AffectedAccount key={account.accountId} account={account} />
          ))}
        </ul>
      )}
      {all ? (
        <MoreRows query={query} shown={shown.length} total={count} noun="account" />
      ) : (
        <MoreRows query={null} shown={shown.length} total={count} noun="account" onShow={() => setAll(true)} />
      )}
    </DetailSection>
  )
}
