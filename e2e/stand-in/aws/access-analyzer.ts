/** IAM Access Analyzer: analyzers of a Region, and what they found. */
import type { Call } from './call'
import { cutPage } from './listing'
import type { Operation, Operations, World } from './operation'
import { sortByKey } from './pages'
import { ServiceError } from './service-error'
import type { TruthAnalyzer, TruthFinding } from './truth-watching'
import { requiredText, structureIn, textIn, textsIn, wholeIn } from './validation'

function analyzersOf({ account, region }: Call, { truth }: World): TruthAnalyzer[] {
  return truth.identities.get(account).analyzers.filter((each) => each.region === region || each.region === '*')
}

function arnOf({ account, region }: Call, { name }: TruthAnalyzer): string {
  return `arn:aws:access-analyzer:${region}:${account}:analyzer/${name}`
}

const listAnalyzers: Operation = (call, world) => {
  const type = textIn(call.input, 'type')
  const all = analyzersOf(call, world).filter((each) => type === null || each.type === type)
  const { items, token } = page(call, world, all, ({ name }) => name)
  return {
    analyzers: items.map((each) => ({
      arn: arnOf(call, each),
      name: each.name,
      type: each.type,
      status: each.status,
      createdAt: '2024-01-01T00:00:00Z',
      tags: {},
    })),
    ...(token === null ? {} : { nextToken: token }),
  }
}

const listFindings: Operation = (call, world) => {
  const arn = requiredText(call.input, 'analyzerArn')
  const analyzer = analyzersOf(call, world).find((each) => arnOf(call, each) === arn)
  if (analyzer === undefined) throw new ServiceError('ResourceNotFoundException', `There is no analyzer ${arn}.`, 404)
  const fits = filterOf(call)
  const { items, token } = page(call, world, analyzer.findings.filter(fits), ({ id }) => id)
  return {
    findings: items.map((finding) => findingShape(call, finding)),
    ...(token === null ? {} : { nextToken: token }),
  }
}

function filterOf({ input }: Call): (finding: TruthFinding) => boolean {
  const filter = structureIn(input, 'filter') ?? {}
  const allowed = (name: string) => {
    const criterion = structureIn(filter, name)
    return criterion === null ? null : textsIn(criterion, 'eq', 20)
  }
  const [statuses, types] = [allowed('status'), allowed('findingType')]
  return ({ status, type }) => (statuses?.includes(status) ?? true) && (types?.includes(type) ?? true)
}

function findingShape({ account }: Call, finding: TruthFinding): Record<string, unknown> {
  const { id, type, resource, resourceType, status, updatedAt } = finding
  const at = new Date(updatedAt).toISOString()
  return {
    id,
    findingType: type,
    resource,
    resourceType,
    resourceOwnerAccount: account,
    status,
    analyzedAt: at,
    createdAt: at,
    updatedAt: at,
  }
}

function page<T>(call: Call, world: World, all: readonly T[], keyOf: (item: T) => string) {
  return cutPage(call, world, {
    sorted: () => sortByKey(all, keyOf),
    size: wholeIn(call.input, 'maxResults', 1, 1000, 100),
    token: textIn(call.input, 'nextToken'),
    tokenError: 'ValidationException',
  })
}

export const ACCESS_ANALYZER: Operations = { ListAnalyzers: listAnalyzers, ListFindingsV2: listFindings }
