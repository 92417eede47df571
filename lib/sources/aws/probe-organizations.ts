/** Tries the permissions of STS and AWS Organizations. */
import type { Organizations } from '@aws-sdk/client-organizations'
import { NotTried, type Probe, type Probing } from './probing'

export const ORGANIZATIONS_PROBES: Readonly<Record<string, Probe>> = {
  'sts:GetCallerIdentity': async ({ send, clients, learned, healthRegion }) => {
    const { Account } = await send(async () => (await clients.sts(healthRegion)).getCallerIdentity())
    learned.accountId = Account ?? learned.accountId
  },
  'organizations:DescribeOrganization': async (probing) => {
    const { Organization } = await send(probing, (client) => client.describeOrganization())
    probing.learned.organizationId = Organization?.Id ?? probing.learned.organizationId
  },
  'organizations:ListAccounts': async (probing) => {
    await send(probing, (client) => client.listAccounts({ MaxResults: 1 }))
  },
  'organizations:ListRoots': async (probing) => {
    const { Roots } = await send(probing, (client) => client.listRoots())
    probing.learned.rootId = Roots?.[0]?.Id ?? null
  },
  'organizations:ListOrganizationalUnitsForParent': async (probing) => {
    const ParentId = rootOf(probing)
    await send(probing, (client) => client.listOrganizationalUnitsForParent({ ParentId, MaxResults: 1 }))
  },
  'organizations:ListAccountsForParent': async (probing) => {
    const ParentId = rootOf(probing)
    await send(probing, (client) => client.listAccountsForParent({ ParentId, MaxResults: 1 }))
  },
  'organizations:ListTagsForResource': async (probing) => {
    const ResourceId = probing.learned.accountId ?? rootOf(probing)
    await send(probing, (client) => client.listTagsForResource({ ResourceId }))
  },
}

function send<T>({ send, clients }: Probing, request: (client: Organizations) => Promise<T>): Promise<T> {
  return send(async () => request(await clients.organizations()))
}

function rootOf({ learned }: Probing): string {
  if (learned.rootId !== null) return learned.rootId
  throw new NotTried('Not tried: it asks below the root of the organization, which ListRoots did not give.')
}
