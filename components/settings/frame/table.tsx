/** A table of the settings: named columns, and rows that become blocks on narrow screens. */
import type { ReactNode } from 'react'
import styles from './table.module.css'

interface TableProps {
  /** What it lists, for screen readers. */
  caption: string
  columns: readonly string[]
  /** Its rows. */
  children: ReactNode
}

export function Table({ caption, columns, children }: TableProps) {
  return (
    <table className={styles.table}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

interface CellProps {
  /** Names the cell where its column has no head in view; left out where it speaks for itself. */
  label?: string
  /** Stays on one line where there is room. */
  short?: boolean
  children: ReactNode
}

export function Cell({ label, short = false, children }: CellProps) {
  return (
    <td data-label={label} className={short ? styles.short : undefined}>
      <div className="min-w-0">{children}</div>
    </td>
  )
}

/** The cell that names its row. */
export function RowHead({ children }: { children: ReactNode }) {
  return <th scope="row">{children}</th>
}
