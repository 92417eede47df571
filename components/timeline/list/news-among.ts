/** Which listed rows are new, and not merely further down the list than was read before. */

/** Ids that were not known and stand above one that was; all of them where nothing was known. */
export function newsAmong(rows: readonly { id: string }[], known: ReadonlySet<string>): string[] {
  if (known.size === 0) return rows.map(({ id }) => id)
  const lastKnown = rows.findLastIndex(({ id }) => known.has(id))
  return rows
    .slice(0, Math.max(0, lastKnown))
    .filter(({ id }) => !known.has(id))
    .map(({ id }) => id)
}
