/** What the forms of signing in and of one's own account may hold. */
import 'server-only'
import { z } from 'zod'
import { emailAddress } from '@/lib/domain/email-address'
import { plainName } from '@/lib/domain/plain-name'

const next = z.string().optional()
/** Any password that somebody may have; whether a new one will do is for password-rules.ts. */
const password = z.string('Type your password.').min(1, 'Type your password.').max(1_000, 'This is too long.')
const newPassword = z.string('Choose a password.').min(1, 'Choose a password.').max(1_000, 'This is too long.')
const secret = z.string().max(200)

/** Spaces and dashes as apps and paper show them do not count. */
const code = z.string('Type the code.').trim().min(1, 'Type the code.').max(40, 'This is too long.')

export const firstStepForm = z.object({
  email: z.string().max(254).default(''),
  password: z.string().max(1_000).default(''),
  next,
})

export const secondStepForm = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('app'),
    code: code.transform((typed) => typed.replace(/[\s-]/g, '')),
    trust: z.literal('on').optional(),
    next,
  }),
  z.object({ kind: z.literal('recovery'), code, trust: z.literal('on').optional(), next }),
])

export const openLinkForm = z.object({ token: secret })
export const acceptLinkForm = z.object({ token: secret, name: plainName(100), newPassword })

export const nameForm = z.object({ name: plainName(100) })
export const emailForm = z.object({ email: emailAddress, currentPassword: password })
export const firstPasswordForm = z.object({
  name: plainName(100).optional(),
  email: emailAddress.optional(),
  newPassword,
})
export const passwordForm = z.object({ currentPassword: password, newPassword })
export const sessionForm = z.object({ id: z.uuid('There is no such session.') })
export const noForm = z.object({})

export const secondFactorForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('start'), currentPassword: password }),
  z.object({
    step: z.literal('confirm'),
    code: code.transform((typed) => typed.replace(/[\s-]/g, '')),
    uri: z.string().max(1_000),
  }),
  z.object({ step: z.literal('renew'), currentPassword: password }),
  z.object({ step: z.literal('off'), currentPassword: password }),
])
