/** For which account a request is sent, though all accounts share the SDK's clients. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { AdaptiveRetryStrategy } from '@smithy/core/retry'
import type { Plugin } from '@/lib/sources/aws/calls'
import { newRetryStrategy } from '@/lib/sources/aws/clients'
import type { Provider } from '@/lib/sources/aws/credentials'

/** One account for as long as it is read. */
export interface Caller {
  credentials: Provider
  /** Access keys that they had so far: they are renewed when they end. */
  keys: Set<string>
  /** What was learned of AWS's limits in this account, by service and Region. */
  retries: Map<string, AdaptiveRetryStrategy>
}

const underWay = new AsyncLocalStorage<Caller>()

/** Sends as this account whatever `send` sends through clients of evidence-clients.ts. */
export function asCaller<T>(caller: Caller, send: () => Promise<T>): Promise<T> {
  return underWay.run(caller, send)
}

function caller(): Caller {
  const found = underWay.getStore()
  if (found === undefined) throw new Error('A request for evidence was sent as no account.')
  return found
}

/** Credentials of the account that sends. By `memoized` the SDK asks for them with each request instead of keeping them. */
export const callersCredentials: Provider & { memoized: boolean } = Object.assign(
  async () => {
    const { credentials, keys } = caller()
    const given = await credentials()
    keys.add(given.accessKeyId)
    return given
  },
  { memoized: true },
)

type RetryStrategy = Pick<
  AdaptiveRetryStrategy,
  'acquireInitialRetryToken' | 'refreshRetryTokenForRetry' | 'recordSuccess'
>

/** Repeats for the account that sends: that AWS throttles one of them slows no other. `key`: service and Region. */
export function callersRetries(key: string): RetryStrategy {
  const own = () => {
    const { retries } = caller()
    const known = retries.get(key) ?? newRetryStrategy()
    retries.set(key, known)
    return known
  }
  return {
    acquireInitialRetryToken: (scope) => own().acquireInitialRetryToken(scope),
    refreshRetryTokenForRetry: (token, error) => own().refreshRetryTokenForRetry(token, error),
    recordSuccess: (token) => own().recordSuccess(token),
  }
}

/** Sends nothing that is signed by another account than that which sends: what is read must never be of another one. */
export const refuseOthersSignature: Plugin = {
  applyToStack(stack) {
    stack.add(
      (next) => async (args) => {
        const { keys } = caller()
        const key = /Credential=([^/]+)\//.exec(signatureOf(args.request))?.[1]
        if (key === undefined || !keys.has(key))
          throw new Error('A request for evidence was signed as another account than that which sends it.')
        return next(args)
      },
      // After what signs, once for each attempt.
      { step: 'finalizeRequest', priority: 'low', name: 'faultlineSignature', override: true },
    )
  },
}

function signatureOf(request: unknown): string {
  if (typeof request !== 'object' || request === null || !('headers' in request)) return ''
  const { headers } = request
  if (typeof headers !== 'object' || headers === null || !('authorization' in headers)) return ''
  return String(headers.authorization)
}
