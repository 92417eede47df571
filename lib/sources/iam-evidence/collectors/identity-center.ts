/** sso-admin:ListInstances: where the account sees IAM Identity Center. */
import { z } from 'zod'
import type { IdentityCenterFacts } from '@/lib/domain/evidence/facts'
import type { AccountReading, Collector } from '../collector'
import { eachRegion } from '../each-region'
import { listAll, tokenAs } from '../listing'
import { listOf, optionalText } from '../payload'

const PAGE = z.object({
  Instances: listOf(z.object({ InstanceArn: z.string(), OwnerAccountId: optionalText, Status: optionalText })),
  NextToken: optionalText,
})

export const identityCenter: Collector<'identity-center'> = {
  kind: 'identity-center',
  read: async (reading) => {
    const found = await eachRegion(reading, (region) => listInstances(reading, region))
    return { body: { instances: found.flat() } }
  },
}

async function listInstances({ session }: AccountReading, region: string): Promise<IdentityCenterFacts['instances']> {
  return listAll(session.sentence('the listing of Identity Center'), async (token) => {
    const page = await session.read('identityCenter', region, PAGE, (identityCenter) =>
      identityCenter.listInstances(tokenAs('NextToken', token)),
    )
    const items = page.Instances.map(({ InstanceArn, OwnerAccountId, Status }) => ({
      arn: InstanceArn,
      ownerAccount: OwnerAccountId,
      region,
      status: Status,
    }))
    return { items, next: page.NextToken }
  })
}
