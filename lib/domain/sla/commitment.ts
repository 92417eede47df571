/** What AWS promises of a service: how much of a month it is up, what falls due where it is not, and how that is claimed. */

/** Where the month's uptime is below `below` per cent, AWS credits `credit` per cent of the month's charges. */
export interface CreditStep {
  below: number
  credit: number
}

export interface Commitment {
  /** What it holds for, as the end of a sentence that begins with "For …". */
  applies: string
  /** Per cent of a month. */
  uptime: number
  /** From the first step to the last; null: which they are could not be verified. */
  steps: readonly CreditStep[] | null
}

/**
 * copy: AWS's own page was read, as a stored copy. quoted: others quote its figures, and agree. look-up: there are terms, but
 * none that we could verify. none-known: we know of no terms.
 */
export type Basis = 'copy' | 'quoted' | 'look-up' | 'none-known'

export interface SlaEntry {
  /** Lower-case catalogue id. */
  service: string
  name: string
  basis: Basis
  /** AWS's page with the terms in force; where none is known, its list of all. */
  link: string
  /** The date that stands on the page that was read, YYYY-MM-DD; null where none is known. */
  dated: string | null
  /** The usual one first; empty for look-up and none-known. */
  commitments: readonly Commitment[]
  /** What AWS counts as unavailable, in our words; null where it could not be verified. */
  unavailable: string | null
  /** What the claim must name beside dates, times, Regions and accounts. */
  claim: readonly string[]
  /** What else there is to know, as a sentence. */
  note: string | null
}

/** When the catalogue was last compared with what could be read of AWS's pages, YYYY-MM-DD. */
export const CATALOGUE_DATE = '2026-11-23'

/** Where AWS lists the terms of all services. */
export const ALL_TERMS = 'https://aws.amazon.com/legal/service-level-agreements/'

/** Per cent of a month's charges at 10, then `second`, then 100, as most services have it: below `top`, 99 and 95. */
export function usualSteps(top: number, second: 25 | 30 = 25): CreditStep[] {
  return [
    { below: top, credit: 10 },
    { below: 99, credit: second },
    { below: 95, credit: 100 },
  ]
}

/** Terms that exist, and of which no figure could be verified. */
export function lookUp(service: string, name: string, link: string, note: string | null = null): SlaEntry {
  return { service, name, basis: 'look-up', link, dated: null, commitments: [], unavailable: null, claim: [], note }
}
