/** RowSource: the rows behind a figure, some at a time, as a page and a CSV show them. */

/** What stands in one place of a row. */
export interface RowCell {
  text: string
  /** Where it leads; null: nowhere. */
  href: string | null
}

export interface FigureRow {
  key: string
  /** As many as there are columns. */
  cells: RowCell[]
}

export interface RowSource {
  columns: readonly string[]
  count: number
  /** The rows from one place up to another, in order. */
  read(from: number, to: number): Promise<FigureRow[]>
}

/** A cell that leads nowhere. */
export function plain(text: string | number | null): RowCell {
  return { text: text === null ? '' : String(text), href: null }
}

/** A cell that leads somewhere. */
export function linked(text: string, href: string): RowCell {
  return { text, href }
}

/** The rows of a list that is there already. */
export function rowsOf<T>(columns: readonly string[], all: readonly T[], present: (one: T) => FigureRow): RowSource {
  return { columns, count: all.length, read: async (from, to) => all.slice(from, to).map(present) }
}
