/** Resources that AWS named in a change, with their status in AWS's word. Sent as data, not as markup twice. */
'use client'

import Link from 'next/link'
import { EntityStatus } from '@/components/ui/entity-status'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { AffectedEntityView } from '@/lib/events/contract'
import { changeHref } from './changes-href'

interface ResourceTableProps {
  change: string
  resources: readonly AffectedEntityView[]
}

export function ResourceTable({ change, resources }: ResourceTableProps) {
  return (
    <Table caption="Resources, by account" columns={['Resource', 'Account', 'Status', 'Since']}>
      {resources.map(({ accountId, entityValue, entityArn, status, lastUpdatedAt }) => (
        <tr key={`${accountId} ${entityValue} ${entityArn}`}>
          <RowHead>
            {entityValue === 'AWS_ACCOUNT' ? (
              <span className="font-normal">The account itself</span>
            ) : (
              <span className="font-mono text-xs font-normal break-all">{entityValue}</span>
            )}
          </RowHead>
          <Cell label="Account" short>
            <Link
              href={changeHref(change, { account: accountId }, 'resources')}
              prefetch={false}
              className="font-mono text-xs hover:underline"
            >
              {accountId}
            </Link>
          </Cell>
          <Cell label="Status" short>
            <EntityStatus status={status} />
          </Cell>
          <Cell label="Since" short wide={lastUpdatedAt === null}>
            {lastUpdatedAt === null ? 'not told' : <Time at={lastUpdatedAt} />}
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
