/** Findings of the live check: what came of it, of which permissions, in which words. */
import { SeverityMark } from '@/components/ui/severity-mark'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { outcomeWords } from './connection-words'
import type { Finding } from './group-findings'

const COLUMNS = ['Result', 'Permission', 'What was found']

interface FindingsTableProps {
  /** For screen readers. */
  caption: string
  findings: readonly Finding[]
}

export function FindingsTable({ caption, findings }: FindingsTableProps) {
  return (
    <Table caption={caption} columns={COLUMNS}>
      {findings.map((finding) => (
        <FindingRow key={finding.actions[0]} finding={finding} />
      ))}
    </Table>
  )
}

function FindingRow({ finding: { actions, outcome, sentence } }: { finding: Finding }) {
  const { mark, word } = outcomeWords(outcome)
  return (
    <tr>
      <Cell label="Result" short>
        <SeverityMark kind={mark} word={word} withWord size={12} />
      </Cell>
      <RowHead>
        {actions.map((action) => (
          <span key={action} className="block font-mono text-xs md:whitespace-nowrap">
            {action}
          </span>
        ))}
      </RowHead>
      <Cell label="Found">{sentence}</Cell>
    </tr>
  )
}
