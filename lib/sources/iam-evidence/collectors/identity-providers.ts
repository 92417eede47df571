/** iam:ListSAMLProviders and iam:ListOpenIDConnectProviders: by whom people and machines sign in from outside. */
import { z } from 'zod'
import type { Collector } from '../collector'
import { instant, listOf } from '../payload'

const SAML = z.object({ SAMLProviderList: listOf(z.object({ Arn: z.string(), ValidUntil: instant })) })
const OIDC = z.object({ OpenIDConnectProviderList: listOf(z.object({ Arn: z.string() })) })

export const identityProviders: Collector<'identity-providers'> = {
  kind: 'identity-providers',
  read: async ({ session, controlRegion }) => {
    const { SAMLProviderList } = await session.read('iam', controlRegion, SAML, (iam) => iam.listSAMLProviders())
    const { OpenIDConnectProviderList } = await session.read('iam', controlRegion, OIDC, (iam) =>
      iam.listOpenIDConnectProviders(),
    )
    return {
      body: {
        saml: SAMLProviderList.map(({ Arn, ValidUntil }) => ({ arn: Arn, validUntil: ValidUntil })),
        oidc: OpenIDConnectProviderList.map(({ Arn }) => Arn),
      },
    }
  },
}
