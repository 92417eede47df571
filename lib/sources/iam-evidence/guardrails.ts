/** Guardrails of an organization: service and resource control policies, and what each is attached to. */
import { z } from 'zod'
import { HOME_REGION } from '@/lib/domain/aws-connection'
import type { OrganizationFacts } from '@/lib/domain/evidence/facts'
import { AwsError } from '@/lib/sources/aws/aws-error'
import type { AccountReading } from './collector'
import { listAll, tokenAs } from './listing'
import { listOf, optionalText } from './payload'

const TYPES = ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const

const POLICIES = z.object({
  Policies: listOf(z.object({ Id: z.string(), Name: optionalText, AwsManaged: z.boolean().nullish() })),
  NextToken: optionalText,
})
const TARGETS = z.object({ Targets: listOf(z.object({ TargetId: z.string() })), NextToken: optionalText })

type Guardrail = NonNullable<OrganizationFacts['policies']>[number]

/** A type that the organization does not have switched on, or that is not offered there, has none. */
const OFF = new Set(['PolicyTypeNotEnabledException', 'InvalidInputException', 'UnsupportedAPIEndpointException'])

/** All of both types. @throws {AwsError} */
export async function listGuardrails(reading: AccountReading): Promise<Guardrail[]> {
  const guardrails: Guardrail[] = []
  for (const type of TYPES)
    for (const { Id, Name, AwsManaged } of await listPolicies(reading, type))
      guardrails.push({
        id: Id,
        name: Name ?? Id,
        type,
        isAws: AwsManaged === true,
        targets: await listTargets(reading, Id),
      })
  return guardrails
}

async function listPolicies({ session, partition }: AccountReading, Filter: (typeof TYPES)[number]) {
  const request = async (token: string | undefined) => {
    const page = await session.read('organizations', HOME_REGION[partition], POLICIES, (organizations) =>
      organizations.listPolicies({ Filter, ...tokenAs('NextToken', token) }),
    )
    return { items: page.Policies, next: page.NextToken }
  }
  try {
    return await listAll(session.sentence('the listing of guardrail policies'), request)
  } catch (error) {
    if (error instanceof AwsError && Filter !== 'SERVICE_CONTROL_POLICY' && OFF.has(error.awsName)) return []
    throw error
  }
}

async function listTargets({ session, partition }: AccountReading, PolicyId: string): Promise<string[]> {
  return listAll(session.sentence(`what the policy ${PolicyId} is attached to`), async (token) => {
    const page = await session.read('organizations', HOME_REGION[partition], TARGETS, (organizations) =>
      organizations.listTargetsForPolicy({ PolicyId, ...tokenAs('NextToken', token) }),
    )
    return { items: page.Targets.map(({ TargetId }) => TargetId), next: page.NextToken }
  })
}
