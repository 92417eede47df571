/** Carries where a request comes from down to the sign-in library's writes, for the audit. */
import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { NOWHERE, type Origin } from '@/lib/audit/contract'

/** `password`: the first step, whose session the library makes and takes back where a second factor is due. */
export interface SignInRequest {
  origin: Origin
  step: 'password' | 'other'
}

const current = new AsyncLocalStorage<SignInRequest>()

/** Runs `work` so that what the sign-in library writes in it is known to belong to `request`. */
export function duringRequest<T>(request: SignInRequest, work: () => Promise<T>): Promise<T> {
  return current.run(request, work)
}

export function currentRequest(): SignInRequest {
  return current.getStore() ?? { origin: NOWHERE, step: 'other' }
}
