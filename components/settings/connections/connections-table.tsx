/** Connections: what each reads, and whether it does. Each name leads to its page. */
import type { Route } from 'next'
import Link from 'next/link'
import { RelativeTime } from '@/components/ui/relative-time'
import { SeverityMark } from '@/components/ui/severity-mark'
import { Cell, RowHead, Table } from '@/components/ui/table'
import type { ConnectionSummary } from '@/lib/connections/contract'
import { KIND_WORDS, PARTITION_WORDS, stateWords } from './connection-words'

const COLUMNS = ['Connection', 'State', 'Reads', 'Account', 'Organization', 'AWS Health read whole']

export function ConnectionsTable({ connections }: { connections: readonly ConnectionSummary[] }) {
  return (
    <Table caption="AWS connections, by name" columns={COLUMNS}>
      {connections.map((connection) => (
        <ConnectionRow key={connection.id} connection={connection} />
      ))}
    </Table>
  )
}

function ConnectionRow({ connection }: { connection: ConnectionSummary }) {
  const { mark, word } = stateWords(connection)
  return (
    <tr>
      <RowHead>
        <Link
          href={`/settings/connections/${connection.id}` as Route}
          prefetch={false}
          className="font-medium hover:underline"
        >
          {connection.name}
        </Link>
        {connection.origin === 'environment' ? (
          <span className="block text-xs text-ink-muted">from the environment</span>
        ) : null}
      </RowHead>
      <Cell label="State" short>
        <SeverityMark kind={mark} word={word} withWord size={12} />
      </Cell>
      <Cell label="Reads">
        {KIND_WORDS[connection.kind]}
        <span className="block text-xs text-ink-muted">{PARTITION_WORDS[connection.partition]}</span>
      </Cell>
      <Cell label="Account">
        <Id value={connection.accountId} />
      </Cell>
      <Cell label="Organization">{connection.kind === 'account' ? '–' : <Id value={connection.organizationId} />}</Cell>
      <Cell label="Read whole">
        {connection.lastCompletePollAt === null ? 'never' : <RelativeTime at={connection.lastCompletePollAt} />}
      </Cell>
    </tr>
  )
}

/** An id of AWS; what a check or a poll has to find out first. */
function Id({ value }: { value: string | null }) {
  return value === null ? (
    <span className="text-ink-muted">not known yet</span>
  ) : (
    <span className="font-mono text-xs">{value}</span>
  )
}
