/** Stands before the sign-in library's second step: a code of the app counts once, and what cannot be decrypted is said. */
import 'server-only'
import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth'
import { APIError, createAuthMiddleware, getAuthoritativeSessionFromCtx } from 'better-auth/api'
import { symmetricDecrypt } from 'better-auth/crypto'
import { pool } from '@/lib/db/pool'
import { createLog } from '@/lib/log'
import { findStep } from './one-time-code'
import { findSealedFactor, spendStep } from './write-second-factor'

/** In place of a code that does not count, for the library to refuse and to count as a wrong one. */
const NO_CODE = 'none'

/** RFC 6238, section 5.2: a code is accepted once. The library checks it too, but would take it twice. */
export function secondStepGuard() {
  return {
    id: 'faultline-second-step',
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === '/two-factor/verify-totp',
          handler: createAuthMiddleware(async (ctx) => {
            const personId = await findPersonHalfIn(ctx)
            const sealed = personId === null ? null : await findSealedFactor(pool(), personId)
            if (sealed === null) return undefined
            const secret = await unsealFactor(ctx.context.secretConfig, sealed.secret)
            const step = findStep(secret, String(ctx.body?.code), Date.now())
            if (step !== null && (await spendStep(pool(), personId, step))) return undefined
            return { context: { body: { ...ctx.body, code: NO_CODE } } }
          }),
        },
        {
          matcher: ({ path }) => path === '/two-factor/verify-backup-code',
          handler: createAuthMiddleware(async (ctx) => {
            const personId = await findPersonHalfIn(ctx)
            const sealed = personId === null ? null : await findSealedFactor(pool(), personId)
            if (sealed !== null) await unsealFactor(ctx.context.secretConfig, sealed.backupCodes)
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin
}

type Keys = GenericEndpointContext['context']['secretConfig']

/** @throws APIError with a code of refusal-words.ts where the key is not known any more */
export async function unsealFactor(key: Keys, data: string): Promise<string> {
  try {
    return await symmetricDecrypt({ key, data })
  } catch (error) {
    createLog('sign-in').warn({ err: error }, 'a second factor cannot be decrypted: was the secret key changed?')
    throw new APIError('CONFLICT', { code: 'SECOND_FACTOR_UNREADABLE', message: 'Unreadable' })
  }
}

/** Whose code the library will judge, found as it finds them itself; null where it will refuse. */
async function findPersonHalfIn(ctx: GenericEndpointContext): Promise<string | null> {
  const session = await getAuthoritativeSessionFromCtx(ctx)
  if (session) return session.user.id
  const { name } = ctx.context.createAuthCookie('two_factor')
  const challenge = await ctx.getSignedCookie(name, ctx.context.secret)
  if (!challenge) return null
  return (await ctx.context.internalAdapter.findVerificationValue(challenge))?.value ?? null
}
