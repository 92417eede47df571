/** IAM Access Analyzer: analyzers of each Region, and what they found that nobody has dealt with. */
import { z } from 'zod'
import type { AnalyzerFacts, AnalyzerFinding } from '@/lib/domain/evidence/facts'
import type { AccountReading, Collector } from '../collector'
import { listAll, tokenAs } from '../listing'
import { instant, listOf, optionalText } from '../payload'
import { unreadReasonOf } from '../unread'

const ANALYZERS = z.object({
  analyzers: listOf(z.object({ arn: z.string(), name: z.string(), type: z.string(), status: z.string() })),
  nextToken: optionalText,
})

const FINDINGS = z.object({
  findings: listOf(
    z.object({
      id: z.string(),
      findingType: optionalText,
      resource: optionalText,
      resourceType: optionalText,
      status: z.string(),
      updatedAt: instant,
    }),
  ),
  nextToken: optionalText,
})

/** How many are kept of each form; all are counted, up to the most that are read. */
const MOST_ROWS = 500
const MOST_FINDINGS = 20_000

type Findings = AnalyzerFacts['regions'][number]['external']

export const accessAnalyzer: Collector<'access-analyzer'> = {
  kind: 'access-analyzer',
  read: async (reading) => {
    const regions: AnalyzerFacts['regions'] = []
    let failure: unknown = null
    for (const region of reading.regions) {
      try {
        regions.push(await readRegion(reading, region))
      } catch (error) {
        if (unreadReasonOf(error) === null) throw error
        failure ??= error
      }
    }
    // A Region that could not be read is missing, and checks see that it is.
    if (regions.length === 0 && failure !== null) throw failure
    return { body: { regions } }
  },
}

async function readRegion(reading: AccountReading, region: string): Promise<AnalyzerFacts['regions'][number]> {
  const { session } = reading
  const analyzers = await listAll(session.sentence(`the analyzers in ${region}`), async (token) => {
    const page = await session.read('accessAnalyzer', region, ANALYZERS, (accessAnalyzer) =>
      accessAnalyzer.listAnalyzers(tokenAs('nextToken', token)),
    )
    return { items: page.analyzers, next: page.nextToken }
  })
  const external: Findings = { total: 0, rows: [] }
  const unused: Findings = { total: 0, rows: [] }
  for (const analyzer of analyzers) {
    if (analyzer.status !== 'ACTIVE') continue
    const group = isUnusedAccess(analyzer) ? unused : isExternalAccess(analyzer) ? external : null
    if (group !== null) addFindings(group, await readFindings(reading, region, analyzer.arn))
  }
  return { region, analyzers, external, unused }
}

/** ACCOUNT_UNUSED_ACCESS, ORGANIZATION_UNUSED_ACCESS. */
export function isUnusedAccess({ type }: { type: string }): boolean {
  return type.endsWith('UNUSED_ACCESS')
}

/** ACCOUNT, ORGANIZATION. What is accessible within the organization has analyzers of its own, which are not asked. */
function isExternalAccess({ type }: { type: string }): boolean {
  return type === 'ACCOUNT' || type === 'ORGANIZATION'
}

async function readFindings({ session }: AccountReading, region: string, analyzerArn: string) {
  const request = async (token: string | undefined) => {
    const page = await session.read('accessAnalyzer', region, FINDINGS, (accessAnalyzer) =>
      accessAnalyzer.listFindingsV2({
        analyzerArn,
        filter: { status: { eq: ['ACTIVE'] } },
        maxResults: 100,
        ...tokenAs('nextToken', token),
      }),
    )
    // The filter is AWS's to apply; what it let through in spite of it is none that waits.
    return { items: page.findings.filter(({ status }) => status === 'ACTIVE'), next: page.nextToken }
  }
  const found = await listAll(session.sentence(`the findings of ${analyzerArn}`), request, MOST_FINDINGS)
  // Findings come and go while their pages are read: one may stand on two.
  return [...new Map(found.map((finding) => [finding.id, finding])).values()]
}

function addFindings(to: Findings, found: z.infer<typeof FINDINGS>['findings']): void {
  to.total += found.length
  const rows = found.slice(0, MOST_ROWS - to.rows.length).map(
    ({ id, findingType, resource, resourceType, status, updatedAt }): AnalyzerFinding => ({
      id,
      type: findingType ?? 'UNKNOWN',
      resource,
      resourceType,
      status,
      updatedAt,
    }),
  )
  to.rows.push(...rows)
}
