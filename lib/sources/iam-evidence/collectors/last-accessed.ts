/** iam:GenerateServiceLastAccessedDetails: which services roles and users may use and do not. */
import { z } from 'zod'
import type { LastAccessedFacts } from '@/lib/domain/evidence/facts'
import type { AccountReading, Collector } from '../collector'
import { listAll, markerAfter, tokenAs } from '../listing'
import { instant, listOf, MARKED } from '../payload'
import { unreadReasonOf } from '../unread'
import { isUnusedAccess } from './access-analyzer'

const MOST_ENTITIES = 200
const UNUSED_MS = 90 * 24 * 3_600_000
const WAITS_MS = [1_000, 2_000, 4_000, 8_000]

const JOB = z.object({ JobId: z.string() })
const DETAILS = z.object({
  JobStatus: z.string(),
  ServicesLastAccessed: listOf(z.object({ ServiceNamespace: z.string(), LastAuthenticated: instant })),
  ...MARKED,
})
type Service = z.infer<typeof DETAILS>['ServicesLastAccessed'][number]
type Entity = LastAccessedFacts['entities'][number]

export const lastAccessed: Collector<'last-accessed'> = {
  kind: 'last-accessed',
  read: async (reading) => {
    if (await hasUnusedAnalyzer(reading)) return { body: { entities: [], left: 0, byAnalyzer: true } }
    const { roles, users } = await reading.get('authorization-details')
    // Service-linked roles have the policies that AWS gives them.
    const own = roles.filter(({ path }) => !path.startsWith('/aws-service-role/'))
    const arns = [...own, ...users].map(({ arn }) => arn)
    const jobs = new Map<string, string>()
    for (const arn of arns.slice(0, MOST_ENTITIES)) jobs.set(arn, await begin(reading, arn))
    const entities = await gather(reading, jobs)
    return { body: { entities, left: arns.length - entities.length } }
  },
}

/** It finds the same without being asked about each role. */
async function hasUnusedAnalyzer(reading: AccountReading): Promise<boolean> {
  try {
    const { regions } = await reading.get('access-analyzer')
    return regions.some(({ analyzers }) => analyzers.some((each) => each.status === 'ACTIVE' && isUnusedAccess(each)))
  } catch (error) {
    if (unreadReasonOf(error) === null) throw error
    return false
  }
}

async function begin({ session, controlRegion }: AccountReading, Arn: string): Promise<string> {
  const { JobId } = await session.read('iam', controlRegion, JOB, (iam) =>
    iam.generateServiceLastAccessedDetails({ Arn }),
  )
  return JobId
}

/** Looks a few times for what IAM works out; what takes longer is counted as left. */
async function gather(reading: AccountReading, jobs: Map<string, string>): Promise<Entity[]> {
  const entities: Entity[] = []
  for (const wait of [0, ...WAITS_MS]) {
    if (jobs.size === 0) break
    if (wait > 0) await reading.wait(wait)
    for (const [arn, job] of jobs) {
      const services = await findServices(reading, job)
      if (services === null) continue
      jobs.delete(arn)
      if (services !== 'failed') entities.push(readEntity(arn, services))
    }
  }
  return entities
}

/** Null while IAM is still at it. */
async function findServices(reading: AccountReading, JobId: string): Promise<Service[] | 'failed' | null> {
  const { session, controlRegion } = reading
  let status = 'IN_PROGRESS'
  const services = await listAll(session.sentence('the services last used'), async (token) => {
    const page = await session.read('iam', controlRegion, DETAILS, (iam) =>
      iam.getServiceLastAccessedDetails({ JobId, MaxItems: 1_000, ...tokenAs('Marker', token) }),
    )
    status = page.JobStatus
    return { items: page.ServicesLastAccessed, next: status === 'COMPLETED' ? markerAfter(page) : null }
  })
  if (status === 'COMPLETED') return services
  return status === 'FAILED' ? 'failed' : null
}

function readEntity(arn: string, services: readonly Service[]): Entity {
  const since = Date.now() - UNUSED_MS
  const used = services.flatMap(({ LastAuthenticated }) => LastAuthenticated ?? [])
  return {
    arn,
    services: services.length,
    unused: services
      .filter(({ LastAuthenticated }) => LastAuthenticated === null || LastAuthenticated < since)
      .map(({ ServiceNamespace }) => ServiceNamespace)
      .sort(),
    lastUsed: used.length === 0 ? null : Math.max(...used),
  }
}
