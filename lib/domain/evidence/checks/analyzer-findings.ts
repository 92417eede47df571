/** Findings of Access Analyzer as rows. */
import type { AnalyzerFinding } from '../facts'
import type { Seen } from './findings'

export interface FindingsOfRegion {
  region: string
  total: number
  rows: readonly AnalyzerFinding[]
}

/** How many there are; more than were listed. */
export function totalOf(regions: readonly FindingsOfRegion[]): number {
  return regions.reduce((sum, { total }) => sum + total, 0)
}

export function findingRows(regions: readonly FindingsOfRegion[]): Seen[] {
  return regions.flatMap(({ region, rows }) =>
    rows.map(({ id, type, resource }) => ({ subject: resource ?? id, detail: `${type} in ${region}` })),
  )
}
