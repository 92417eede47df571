/** How many accounts an incident reaches, how surely, of how many, and as of when. */

/** All but `asOf` (ISO 8601 UTC) are counts; of accounts, but for `entities`. BlastSummary of lib/blast-radius is one. */
export interface BlastFigures {
  /** confirmed + reported + inferred. */
  touched: number
  /** AWS named them. */
  confirmed: number
  /** A person said so. */
  reported: number
  /** They use what failed, or depend on it. */
  inferred: number
  /** It is not known what they use, where that matters. */
  unknown: number
  /** A person said that they were not touched. */
  cleared: number
  total: number
  /** Resources that AWS named. */
  entities: number
  asOf: string
}
