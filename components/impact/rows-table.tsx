/** The rows behind a figure. */
import type { Route } from 'next'
import Link from 'next/link'
import { Cell, RowHead, Table } from '@/components/ui/table'

/** Longer texts are broken into lines. */
const SHORT = 32

interface ShownCell {
  text: string
  /** Null: it leads nowhere. */
  href: string | null
}

interface RowsTableProps {
  caption: string
  columns: readonly string[]
  rows: readonly { key: string; cells: readonly ShownCell[] }[]
}

export function RowsTable({ caption, columns, rows }: RowsTableProps) {
  return (
    <Table caption={caption} columns={columns}>
      {rows.map(({ key, cells: [head, ...cells] }) => (
        <tr key={key}>
          <RowHead>{head === undefined ? null : <Content cell={head} />}</RowHead>
          {cells.map((cell, at) => (
            <Cell key={columns[at + 1]} label={columns[at + 1] ?? ''} short={cell.text.length <= SHORT}>
              <Content cell={cell} />
            </Cell>
          ))}
        </tr>
      ))}
    </Table>
  )
}

function Content({ cell: { text, href } }: { cell: ShownCell }) {
  if (href === null) return <span className="tabular">{text}</span>
  return (
    <Link href={href as Route} prefetch={false} className="font-medium hover:underline">
      {text}
    </Link>
  )
}
