/** What may be sent about evidence: having accounts read, and waivers. */
import 'server-only'
import { z } from 'zod'
import { storableText } from '@/lib/db/storable'
import { isAccountId } from '@/lib/domain/aws-directory'
import { isDay } from '@/lib/domain/postmortem/due-day'
import { findCheck } from './check-list'

const account = z.string().trim().refine(isAccountId, 'Give an account id of 12 digits.')

/** One account, or every account of a connection. */
export const collectForm = z
  .object({
    account: account.optional(),
    connection: z.string().transform(storableText).pipe(z.string().trim().min(1).max(100)).optional(),
  })
  .refine(({ account: one, connection }) => (one === undefined) !== (connection === undefined), {
    path: ['account'],
    message: 'Name either an account or a connection.',
  })
export type CollectInput = z.output<typeof collectForm>

/** A waiver of a check, in one account or, without one, in all. */
export const waiverForm = z.object({
  check: z
    .string()
    .trim()
    .toUpperCase()
    .refine((id) => findCheck(id) !== null, 'There is no such check.'),
  account: z
    .union([account, z.literal('').transform(() => null), z.null()])
    .optional()
    .transform((given) => given ?? null),
  reason: z
    .string()
    .transform(storableText)
    .pipe(z.string().trim().min(3, 'Say why it may fail.').max(2_000, 'Keep it below 2,000 characters.')),
  expiresOn: z.string().trim().refine(isDay, 'Give its last day as YYYY-MM-DD.'),
})
export type WaiverInput = z.output<typeof waiverForm>

export const waiverEndForm = z.object({
  id: z.string().regex(/^\d{1,18}$/, 'There is no such waiver.'),
})
