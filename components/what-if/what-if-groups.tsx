/** Teams, environments or units in which accounts would be touched, each leading to these accounts. */
import type { Route } from 'next'
import Link from 'next/link'
import { Cell, RowHead, Table } from '@/components/ui/table'
import type { BlastGroupRow } from '@/lib/blast-radius/contract'
import { NO_FILTER } from '@/lib/domain/blast-radius/filter'
import { DIMENSION_WORDS } from './what-if-tabs'
import { type WhatIfDimension, type WhatIfView, whatIfViewHref } from './what-if-view'

interface WhatIfGroupsProps {
  rows: readonly BlastGroupRow[]
  by: Exclude<WhatIfDimension, 'account'>
  shown: WhatIfView
}

export function WhatIfGroups({ rows, by, shown }: WhatIfGroupsProps) {
  const { one, many } = DIMENSION_WORDS[by]
  return (
    <Table
      caption={`${many} in which accounts would be touched`}
      columns={[one, 'Would be touched', 'Of its accounts', 'Weight', ...(by === 'team' ? ['Its page'] : [])]}
    >
      {rows.map((row) => (
        <tr key={row.id ?? ''}>
          <RowHead>
            <Link href={accountsOf(row, by, shown)} prefetch={false} className="font-medium hover:underline">
              {row.name}
            </Link>
          </RowHead>
          <Cell label="Would be touched" short>
            <span className="tabular">{row.touched.toLocaleString('en-US')}</span>
          </Cell>
          <Cell label="Of its accounts" short>
            <span className="tabular">{row.total.toLocaleString('en-US')}</span>
          </Cell>
          <Cell label="Weight" short>
            <span className="tabular">{(row.weight / 10).toLocaleString('en-US')} %</span>
          </Cell>
          {by === 'team' ? (
            <Cell label="Its page" short wide={row.id === null}>
              {row.id === null ? null : (
                <Link href={`/teams/${row.id}` as Route} prefetch={false} className="text-accent hover:underline">
                  Team<span className="sr-only">: {row.name}</span>
                </Link>
              )}
            </Cell>
          ) : null}
        </tr>
      ))}
    </Table>
  )
}

/** The accounts of one row. */
function accountsOf({ id }: BlastGroupRow, by: WhatIfGroupsProps['by'], { supposed }: WhatIfView): Route {
  const value = id ?? 'none'
  const filter =
    by === 'team'
      ? { ...NO_FILTER, teams: [value] }
      : by === 'environment'
        ? { ...NO_FILTER, environments: [value] }
        : { ...NO_FILTER, unit: value }
  return whatIfViewHref({ supposed, view: { at: null, by: 'account', filter } })
}
