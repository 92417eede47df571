/** What concerns the organization as a whole; read once, as the account that the connection reads it through. */
import { z } from 'zod'
import { HOME_REGION } from '@/lib/domain/aws-connection'
import { activeRegion } from '@/lib/sources/aws-health/active-region'
import type { AccountReading, Collector } from '../collector'
import { listGuardrails } from '../guardrails'
import { listAll, tokenAs } from '../listing'
import { listOf, optionalText } from '../payload'
import { unreadPart } from '../unread'

const ORGANIZATION = z.object({ Organization: z.object({ MasterAccountId: optionalText }) })
const FEATURES = z.object({ EnabledFeatures: listOf(z.string()) })
const HEALTH = z.object({ healthServiceAccessStatusForOrganization: z.string() })
const DELEGATES = z.object({ DelegatedAdministrators: listOf(z.object({ Id: z.string() })), NextToken: optionalText })

export const organization: Collector<'organization'> = {
  kind: 'organization',
  read: async (reading) => {
    const management = await part(() => readManagementAccount(reading))
    const features = await part(() => readFeatures(reading))
    const health = await part(() => readHealthView(reading))
    const delegates = await part(() => listDelegates(reading))
    const guardrails = await part(() => listGuardrails(reading))
    const parts = [management, features, health, delegates, guardrails]
    const [first] = parts
    if (parts.every(({ error }) => error !== null)) throw first?.error
    return {
      body: {
        managementAccount: management.value,
        features: features.value,
        featuresUnread: features.unread,
        healthView: health.value,
        healthUnread: health.unread,
        healthDelegates: delegates.value,
        delegatesUnread: delegates.unread,
        policies: guardrails.value,
        policiesUnread: guardrails.unread,
      },
    }
  },
}

/** Each part stands by itself: without the others it is still worth knowing. */
async function part<T>(read: () => Promise<T>): Promise<{ value: T | null; unread: string | null; error: unknown }> {
  try {
    return { value: await read(), unread: null, error: null }
  } catch (error) {
    return { value: null, unread: unreadPart(error).sentence, error }
  }
}

async function readManagementAccount({ session, partition }: AccountReading): Promise<string | null> {
  const { Organization } = await session.read('organizations', HOME_REGION[partition], ORGANIZATION, (organizations) =>
    organizations.describeOrganization(),
  )
  return Organization.MasterAccountId
}

async function readFeatures({ session, controlRegion }: AccountReading): Promise<string[]> {
  const { EnabledFeatures } = await session.read('iam', controlRegion, FEATURES, (iam) =>
    iam.listOrganizationsFeatures(),
  )
  return EnabledFeatures
}

async function readHealthView({ session, partition }: AccountReading): Promise<string> {
  const region = await activeRegion(partition)
  const answer = await session.read('health', region, HEALTH, (health) =>
    health.describeHealthServiceStatusForOrganization(),
  )
  return answer.healthServiceAccessStatusForOrganization
}

async function listDelegates({ session, partition }: AccountReading): Promise<string[]> {
  return listAll(session.sentence('the delegated administrators'), async (token) => {
    const page = await session.read('organizations', HOME_REGION[partition], DELEGATES, (organizations) =>
      organizations.listDelegatedAdministrators({
        ServicePrincipal: 'health.amazonaws.com',
        ...tokenAs('NextToken', token),
      }),
    )
    return { items: page.DelegatedAdministrators.map(({ Id }) => Id), next: page.NextToken }
  })
}
