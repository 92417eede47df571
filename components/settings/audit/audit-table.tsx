/** Entries of the audit, newest first: when, who, what; each opens to what was there before and after. Sent as data, not as markup twice. */
'use client'

import { Cell, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { AuditEntryView } from '@/lib/audit/contract'
import type { AuditFilter } from '@/lib/audit/filter'
import { EntryActor } from './entry-actor'
import { EntryDetails } from './entry-details'

interface AuditTableProps {
  entries: readonly AuditEntryView[]
  /** The filter in force, which links in a row narrow. */
  filter: AuditFilter
}

export function AuditTable({ entries, filter }: AuditTableProps) {
  return (
    <Table caption="Entries of the audit, newest first" columns={['When', 'Who', 'What']}>
      {entries.map((entry) => (
        <tr key={entry.id}>
          <Cell label="When" short>
            <Time at={entry.at} />
          </Cell>
          <Cell label="Who">
            <EntryActor actor={entry.actor} filter={filter} />
          </Cell>
          <Cell label="What">
            <EntryDetails entry={entry} filter={filter} />
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
