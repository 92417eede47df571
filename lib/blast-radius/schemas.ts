/** What the forms about the blast radius may hold. */
import 'server-only'
import { z } from 'zod'
import { isAccountId } from '@/lib/domain/aws-directory'

const LONGEST_NOTE = 2_000

const incident = z.string('There is no such incident.').regex(/^\d{1,18}$/, 'There is no such incident.')
/** Hyphenated as the AWS console shows it, or not. */
const account = z
  .string('Give an account id.')
  .trim()
  .transform((text) => (/^\d{4}-\d{4}-\d{4}$/.test(text) ? text.replaceAll('-', '') : text))
  .refine(isAccountId, 'An account id has 12 digits.')
/** PostgreSQL holds no NUL. */
const note = z
  .string('Say in a few words how you know.')
  .transform((text) => text.replaceAll('\u0000', '').replaceAll('\r\n', '\n').trim())
  .pipe(
    z
      .string()
      .min(1, 'Say in a few words how you know.')
      .max(LONGEST_NOTE, `Use at most ${LONGEST_NOTE.toLocaleString('en-US')} characters.`),
  )

export const reportForm = z.object({
  incident,
  account,
  verdict: z.enum(['touched', 'clear'], 'Say whether it was touched.'),
  note,
})

export const withdrawForm = z.object({ incident, account })
