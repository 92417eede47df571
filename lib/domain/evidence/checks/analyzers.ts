/** Which analyzers of IAM Access Analyzer look, and where. */
import type { Facts } from '../check'

type AnalyzerRegion = NonNullable<Facts['access-analyzer']>['regions'][number]
type Analyzer = AnalyzerRegion['analyzers'][number]

/** For access from outside; AWS's words. */
const EXTERNAL: ReadonlySet<string> = new Set(['ACCOUNT', 'ORGANIZATION'])
/** For what nobody uses. */
const UNUSED: ReadonlySet<string> = new Set(['ACCOUNT_UNUSED_ACCESS', 'ORGANIZATION_UNUSED_ACCESS'])

/** Analyzers of the Region that look for access from outside. */
export function externalAnalyzers({ analyzers }: AnalyzerRegion): Analyzer[] {
  return analyzers.filter(({ type, status }) => EXTERNAL.has(type) && status === 'ACTIVE')
}

/** Regions with an analyzer of unused access. IAM is global: one anywhere looks at all of it. */
export function unusedAccessRegions({ regions }: NonNullable<Facts['access-analyzer']>): AnalyzerRegion[] {
  return regions.filter(({ analyzers }) =>
    analyzers.some(({ type, status }) => UNUSED.has(type) && status === 'ACTIVE'),
  )
}

/** Each Region in use with what was read of it; null: nothing was. */
export function regionsInUse(
  facts: NonNullable<Facts['access-analyzer']>,
  regions: readonly string[],
): { region: string; read: AnalyzerRegion | null }[] {
  return regions.map((region) => ({ region, read: facts.regions.find((each) => each.region === region) ?? null }))
}
