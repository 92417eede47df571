/** A table: named columns, and rows that become blocks on narrow screens. */
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import styles from './table.module.css'

/** A column whose head is more than its name: a link that sorts by it. */
export interface TableColumn {
  name: string
  head: ReactNode
  /** Which way the rows are ordered by it; left out where they are not. */
  sorted?: 'ascending' | 'descending' | undefined
}

interface TableProps {
  /** What it lists, for screen readers. */
  caption: string
  columns: readonly (string | TableColumn)[]
  /** On narrow screens the cells of a row stand beside each other: a line or two, not one for each cell. */
  compact?: boolean
  /** Its rows. */
  children: ReactNode
}

export function Table({ caption, columns, compact = false, children }: TableProps) {
  return (
    <table className={classNames(styles.table, compact && styles.compact)}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map(columnOf).map(({ name, head, sorted }) => (
            <th key={name} scope="col" aria-sort={sorted}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

function columnOf(column: string | TableColumn): TableColumn {
  return typeof column === 'string' ? { name: column, head: column } : column
}

interface CellProps {
  /** Names the cell where its column has no head in view; left out where it speaks for itself. */
  label?: string
  /** Stays on one line where there is room. */
  short?: boolean
  /** Left out on narrow screens, where it would cost a line and say little. */
  wide?: boolean
  children: ReactNode
}

export function Cell({ label, short = false, wide = false, children }: CellProps) {
  return (
    <td data-label={label} className={classNames(short && styles.short, wide && styles.wide) || undefined}>
      <div className="min-w-0">{children}</div>
    </td>
  )
}

/** The cell that names its row. */
export function RowHead({ children }: { children: ReactNode }) {
  return <th scope="row">{children}</th>
}
