/** What the form about single sign-on may hold. */
import 'server-only'
import { z } from 'zod'
import { plainName } from '@/lib/domain/plain-name'
import { parseOutsideUrl } from '@/lib/wire/outside-fetch'
import type { SingleSignOnInput } from './write'

const MOST_GROUPS = 100

const issuer = z
  .string('Give the issuer.')
  .trim()
  .min(1, 'Give the issuer.')
  .max(500, 'Use at most 500 characters.')
  .superRefine((value, context) => {
    try {
      parseOutsideUrl(value)
      // OpenID Connect Discovery 1.0, section 2.
      if (/[?#]/.test(value)) context.addIssue({ code: 'custom', message: 'An issuer has no query and no fragment.' })
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'This is no address.' })
    }
  })

const text = (most: number, missing: string) =>
  z.string(missing).trim().min(1, missing).max(most, `Use at most ${most} characters.`)

/** One group a line: names of groups may hold commas. */
const groups = z
  .string()
  .default('')
  .transform((lines) => [...new Set(lines.split(/\r?\n/).map((line) => line.trim()))].filter(Boolean))
  .refine((all) => all.length <= MOST_GROUPS, `Use at most ${MOST_GROUPS} groups for a role.`)
  .refine((all) => all.every((group) => group.length <= 256), 'The name of a group has at most 256 characters.')

export const settingsForm = z
  .object({
    issuer,
    clientId: text(256, 'Give the client id that the provider knows Faultline by.'),
    clientSecret: z.string().trim().max(1_000, 'Use at most 1,000 characters.').default(''),
    withoutSecret: z.literal('on').optional(),
    name: plainName(40),
    groupsClaim: text(256, 'Name the claim that lists the groups.'),
    viewer: groups,
    responder: groups,
    admin: groups,
    owner: groups,
  })
  .refine(({ withoutSecret, clientSecret }) => !(withoutSecret && clientSecret), {
    path: ['clientSecret'],
    message: 'Either enter a secret or say that there is none.',
  })
  .refine(({ viewer, responder, admin, owner }) => [viewer, responder, admin, owner].some(({ length }) => length > 0), {
    path: ['viewer'],
    message: 'Give at least one role to a group, or * to everybody: nobody could come in otherwise.',
  })
  .transform(({ viewer, responder, admin, owner, withoutSecret, clientSecret, ...rest }): SingleSignOnInput => {
    const secret = withoutSecret ? null : clientSecret === '' ? undefined : clientSecret
    return { ...rest, clientSecret: secret, roles: { viewer, responder, admin, owner } }
  })
