/** Credentials of one connection: the SDK's own chain, a profile, or a role that is taken. */
import type { fromTemporaryCredentials } from '@aws-sdk/credential-providers'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { countCalls } from './calls'

/** Gives credentials when asked. */
export type Provider = ReturnType<typeof fromTemporaryCredentials>

/** Sessions are renewed this long before they end, a little before the SDK would ask for it. */
const RENEWED_BEFORE_MS = 6 * 60 * 1000

/** Gives credentials, asking where they come from only when those at hand are about to end. */
export async function credentialsOf({ credentials }: AwsConnection): Promise<Provider> {
  const providers = await import('@aws-sdk/credential-providers')
  const clientPlugins = [countCalls]
  // Files are read anew each time: otherwise what an administrator mends in them is not seen before a restart.
  const ofFiles = { clientPlugins, ignoreCache: true }
  switch (credentials.from) {
    case 'default':
      return kept(providers.fromNodeProviderChain(ofFiles))
    case 'profile':
      return kept(providers.fromIni({ ...ofFiles, profile: credentials.profile }))
    case 'assume-role': {
      const { roleArn, externalId } = credentials
      return kept(
        providers.fromTemporaryCredentials({
          params: {
            RoleArn: roleArn,
            RoleSessionName: 'faultline',
            ...(externalId === null ? {} : { ExternalId: externalId }),
          },
          clientPlugins,
        }),
      )
    }
  }
}

/** Several clients share one session, and requests that begin at once share one asking. */
export function kept(provider: Provider): Provider {
  let current: ReturnType<Provider> | null = null
  let goodUntil = 0
  return async (properties) => {
    if (current === null || Date.now() >= goodUntil) {
      goodUntil = Number.POSITIVE_INFINITY
      current = provider(properties)
      current.then(
        ({ expiration }) => {
          goodUntil = expiration === undefined ? Number.POSITIVE_INFINITY : expiration.getTime() - RENEWED_BEFORE_MS
        },
        () => {
          goodUntil = 0
        },
      )
    }
    return current
  }
}
