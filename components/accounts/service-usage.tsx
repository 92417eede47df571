/** Which services an account uses in which Regions, with where we know it from and as of when. Sent as data, not as markup twice. */
'use client'

import { RelativeTime } from '@/components/ui/relative-time'
import { Cell, RowHead, Table } from '@/components/ui/table'
import type { ServiceUsageView } from '@/lib/service-usage/contract'
import { type UsageRow, usageRows, usageSourceName } from './usage-rows'

export function ServiceUsage({ usages }: { usages: readonly ServiceUsageView[] }) {
  return (
    <Table caption="Services in use, by service" columns={['Service', 'Regions', 'Known from', 'As of']}>
      {usageRows(usages).map((row) => (
        <tr key={`${row.service} ${row.source}`}>
          <RowHead>
            <span className="font-mono text-xs">{row.service}</span>
          </RowHead>
          <Cell label="Regions">
            <Regions regions={row.regions} />
          </Cell>
          <Cell label="Known from">{usageSourceName(row.source)}</Cell>
          <Cell label="As of" short>
            <RelativeTime at={row.asOf} />
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

function Regions({ regions }: Pick<UsageRow, 'regions'>) {
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-0.5">
      {regions.map(({ region, resources }) => (
        <li key={region} className="whitespace-nowrap">
          <span className="font-mono text-xs">{region}</span>
          {resources === null ? null : (
            <span className="tabular ml-1 text-xs text-ink-muted">
              {resources.toLocaleString('en-US')}
              <span className="sr-only"> resources</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
