/** What AWS promises of each service that the catalogue holds, and where it stands. */
import { Cell, RowHead, Table } from '@/components/ui/table'
import type { Basis, SlaEntry } from '@/lib/domain/sla/commitment'
import { formatUptime } from '@/lib/domain/sla/standing'
import { dayWords } from './sla-words'

const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  copy: 'read in a stored copy of AWS’s page',
  quoted: 'as others quote AWS’s page',
  'look-up': 'not verified: look it up',
  'none-known': 'none that we know of',
}

export function TermsTable({ entries }: { entries: readonly SlaEntry[] }) {
  return (
    <Table caption="What AWS promises" columns={['Service', 'Per month', 'How we know', 'AWS’s page']}>
      {entries.map(({ service, name, commitments, basis, dated, link, note }) => (
        <tr key={service}>
          <RowHead>{name}</RowHead>
          <Cell label="Per month">
            {commitments.length === 0 ? (
              <span className="text-ink-muted">{basis === 'none-known' ? 'nothing promised' : 'look it up'}</span>
            ) : (
              <ul>
                {commitments.map(({ applies, uptime }) => (
                  <li key={applies}>
                    <span className="font-medium tabular">{formatUptime(uptime)}</span>{' '}
                    <span className="text-ink-muted">for {applies}</span>
                  </li>
                ))}
              </ul>
            )}
            {note === null ? null : <span className="block text-xs text-pretty text-ink-muted">{note}</span>}
          </Cell>
          <Cell label="How we know">
            <span className="text-xs text-ink-muted">
              {BASIS_WORDS[basis]}
              {dated === null ? '' : `, dated ${dayWords(dated)}`}
            </span>
          </Cell>
          <Cell label="AWS’s page" short>
            <a href={link} rel="noreferrer" className="text-accent hover:underline">
              Terms<span className="sr-only"> of {name}</span>
            </a>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
