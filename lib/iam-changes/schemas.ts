/** What forms and bodies about changes, mutes and lookups may hold. */
import 'server-only'
import { z } from 'zod'
import { storableText } from '@/lib/db/storable'
import { isAccountId } from '@/lib/domain/aws-directory'

const LONGEST_REASON = 2_000
const MOST_CHANGES = 500

/** A reason as typed. PostgreSQL holds no NUL. */
const reason = z
  .string('Write the reason.')
  .transform((text) => storableText(text).replaceAll('\r\n', '\n').trim())
  .pipe(z.string().max(LONGEST_REASON, `Use at most ${LONGEST_REASON} characters.`))

const givenReason = reason.pipe(z.string().min(1, 'Write the reason.'))
const id = z.string('There is no such change.').regex(/^\d{1,18}$/, 'There is no such change.')
const day = z.iso.date('Write a day as 2026-05-07.')
const account = z.string().trim().refine(isAccountId, 'An account has 12 digits.')

/** PATCH /api/v1/iam/changes/{id}: null or blank takes the reason away. */
export const explanationBody = z.strictObject({
  version: z.int('must be the version that you saw, a whole number').min(0, 'must not be negative'),
  explanation: reason.nullable().transform((text) => text || null),
})

/** One reason, in the form of one change. Blank takes it away. */
export const explanationForm = z.object({
  change: id,
  version: z
    .string()
    .regex(/^\d{1,9}$/, 'Reload the page: this form is out of date.')
    .transform(Number),
  explanation: reason.transform((text) => text || null),
})

/** Begins the names of the boxes that choose changes: `chosen-31`. */
const CHOSEN = /^chosen-(\d{1,18})$/

/** The same reason for all that are chosen. */
export const explanationsForm = z.looseObject({ reason: givenReason }).transform((form, context) => {
  const changes = Object.keys(form).flatMap((name) => CHOSEN.exec(name)?.[1] ?? [])
  if (changes.length === 0 || changes.length > MOST_CHANGES) {
    const message = changes.length === 0 ? 'Choose at least one change.' : `Choose at most ${MOST_CHANGES} changes.`
    context.addIssue({ code: 'custom', path: ['reason'], message })
  }
  return { reason: form.reason, changes }
})

/** POST /api/v1/iam/mutes. */
export const muteBody = z.strictObject({
  rule: z.string('must be the id of a rule'),
  account: account.nullish(),
  reason: givenReason,
  until: day.nullish(),
})

const blank = z.literal('').transform(() => null)

/** The form that makes a rule silent. */
export const muteForm = z.object({
  rule: z.string('Choose a rule.'),
  account: blank.or(account).default(null),
  reason: givenReason,
  until: blank.or(day).default(null),
})

/** The form that lets a rule speak again. */
export const unmuteForm = z.object({ mute: id })

/** The form that asks for the calls of an incident's window. */
export const lookUpForm = z.object({ incident: z.string().regex(/^\d{1,18}$/, 'There is no such incident.') })
