/** Asks the identity provider for its discovery document and says in words what it can do. */
import 'server-only'
import { createLog } from '@/lib/log'
import type { ProviderCheck } from './contract'
import { discoverProvider } from './provider'
import type { SingleSignOnSettings } from './settings'
import { troubleOf } from './trouble'

/** Never throws for what the provider does. */
export async function checkProvider(settings: SingleSignOnSettings): Promise<ProviderCheck> {
  const { issuer, groupsClaim, trouble } = settings
  if (trouble !== null) return { works: false, sentences: [trouble] }
  try {
    const { authorization_endpoint, claims_supported, code_challenge_methods_supported } = (
      await discoverProvider(settings)
    ).serverMetadata()
    const signInHost = new URL(authorization_endpoint ?? issuer).host
    return {
      works: true,
      sentences: [
        `${issuer} answers as an OpenID Connect provider. People will sign in at ${signInHost}.`,
        claims_supported?.includes(groupsClaim)
          ? `It says that it gives the claim “${groupsClaim}”.`
          : `It does not say whether it gives the claim “${groupsClaim}”: whether groups arrive shows at the first sign-in.`,
        ...(code_challenge_methods_supported?.includes('S256') ? [] : ['It does not say that it knows PKCE (S256).']),
        'Whether the client id and the secret are right shows at the first sign-in.',
      ],
    }
  } catch (error) {
    const found = troubleOf(error)
    if (found === null) throw error
    createLog('sign-in').warn({ detail: found.detail }, 'the check of the identity provider failed')
    return { works: false, sentences: [found.sentence] }
  }
}
