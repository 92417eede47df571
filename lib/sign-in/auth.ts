/** The sign-in library (better-auth), set up: passwords, second factor, single sign-on, sessions; everything else is off. */
import 'server-only'
import { betterAuth } from 'better-auth'
import { nextCookies } from 'better-auth/next-js'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { readConfiguration } from '@/lib/env.mjs'
import { createLog } from '@/lib/log'
import { ownOrigin } from '@/lib/wire/own-origin'
import { auditedAdapter } from './auth-adapter'
import { SHORTEST_PASSWORD } from './contract'
import { hashPassword, verifyPassword } from './password-hash'
import { LONGEST_PASSWORD } from './password-rules'
import { refuseDisabled } from './refuse-disabled'
import { secondStepGuard } from './second-step-guard'
import { COOKIE_PREFIX, cookieSettings, SESSION_SECONDS } from './session-cookie'
import { singleSignOn } from './single-sign-on/plugin'

const holder = globalThis as typeof globalThis & { faultlineAuth?: ReturnType<typeof createAuth> }

/** What the library says of a failed sign-in: which part was wrong. lib/sign-in/attempt-limits.ts notes the failure. */
const TELLING = new Set(['User not found', 'Password not found', 'Invalid password'])

/** The one instance of this process. */
export function auth(): ReturnType<typeof createAuth> {
  holder.faultlineAuth ??= createAuth()
  return holder.faultlineAuth
}

function createAuth() {
  const { keys, secure } = cookieSettings()
  return betterAuth({
    appName: 'Faultline',
    baseURL: readConfiguration().publicUrl ?? 'http://127.0.0.1',
    basePath: '/api/auth',
    secrets: keys,
    database: auditedAdapter(),
    telemetry: { enabled: false },
    logger: { log: (level, message) => TELLING.has(message) || createLog('sign-in')[level](message) },
    user: {
      modelName: 'person',
      additionalFields: {
        role: { type: 'string', input: false, defaultValue: 'viewer' },
        limitedToTeams: { type: 'boolean', input: false, defaultValue: false },
        disabledAt: { type: 'date', input: false, required: false },
      },
    },
    session: {
      fields: { userId: 'personId' },
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'signInMethod',
      fields: { userId: 'personId' },
      accountLinking: { enabled: false },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    // What is no refusal comes out as it is; lib/sign-in/request.ts puts it into words.
    onAPIError: { throw: true },
    // lib/sign-in/attempt-limits.ts counts, for every way in.
    rateLimit: { enabled: false },
    databaseHooks: { session: { create: { before: refuseDisabled } } },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: secure,
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: ['x-forwarded-for'] },
    },
    trustedOrigins: (request) => (request ? [ownOrigin(request.headers)] : []),
    plugins: [
      twoFactor({
        issuer: 'Faultline',
        schema: { twoFactor: { modelName: 'secondFactor', fields: { userId: 'personId' } } },
      }),
      secondStepGuard(),
      singleSignOn(),
      nextCookies(),
    ],
  })
}
