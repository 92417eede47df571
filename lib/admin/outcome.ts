/** What a command answers. */

export interface Outcome {
  /** The result: alone on standard output. */
  print: string
  /** What a person should know besides: standard error. */
  notes?: string[]
  /** True: something is wrong although the command itself ran. */
  failed?: boolean
}

/** Lines of a table whose columns stand under each other; the last one may be as long as it likes. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return [head, ...rows].map((cells) => `${line(cells)}\n`).join('')
}
