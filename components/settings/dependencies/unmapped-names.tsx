/** Names of services that no catalogue knows: where each was seen, and how often. */
import { Cell, RowHead, Table } from '@/components/ui/table'
import type { UnmappedServiceView } from '@/lib/service-names/contract'

const SEEN: Readonly<Record<UnmappedServiceView['seenIn'][number], string>> = {
  events: 'AWS’s events',
  usage: 'services in use',
}

export function UnmappedNames({ names }: { names: readonly UnmappedServiceView[] }) {
  if (names.length === 0) {
    return <p className="text-sm text-ink-muted">None: every name in events and in usage is known.</p>
  }
  return (
    <Table caption="Names that no catalogue knows, by accounts" columns={['Name', 'Seen in', 'Accounts', 'Events']}>
      {names.map(({ service, seenIn, accounts, events }) => (
        <tr key={service}>
          <RowHead>
            <span className="font-mono text-xs">{service}</span>
          </RowHead>
          <Cell label="Seen in">{seenIn.map((where) => SEEN[where]).join(' and ')}</Cell>
          <Cell label="Accounts" short>
            <span className="tabular">{accounts.toLocaleString('en-US')}</span>
          </Cell>
          <Cell label="Events" short>
            <span className="tabular">{events.toLocaleString('en-US')}</span>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
