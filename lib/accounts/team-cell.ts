/** The names of an account's teams in one cell of a CSV file: parted by |, a | within a name written \|, a \ written \\. */

/** The cell, which splitTeams reads again. */
export function joinTeams(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\\|]/g, '\\$&')).join('|')
}

/** The names, trimmed, each once. A \ before any other character stands for itself. */
export function splitTeams(cell: string): string[] {
  const parts = cell.match(/(?:[^\\|]|\\[\\|]?)+/g) ?? []
  const names = parts.map((part) => part.trim().replace(/\\([\\|])/g, '$1'))
  return [...new Set(names)].filter((name) => name !== '')
}
