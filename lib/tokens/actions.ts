/** What the page of API tokens can do. */
'use server'

import { z } from 'zod'
import { action } from '@/lib/access/action'
import { ROLES } from '@/lib/domain/access'
import { plainName } from '@/lib/domain/plain-name'
import { LONGEST_TOKEN_NAME, TOKEN_DAYS } from './contract'
import { createToken, revokeToken } from './write'

const DAY_MS = 86_400_000

const newToken = z.object({
  name: plainName(LONGEST_TOKEN_NAME),
  role: z.enum(ROLES, 'Choose a role.'),
  days: z.enum(['never', ...TOKEN_DAYS.map(String)], 'Choose when it expires.'),
})

/** Makes a token and answers it, once. */
export const createTokenAction = action('tokens:manage', newToken, ({ name, role, days }, { actor, principal }) => {
  const expiresAt = days === 'never' ? null : new Date(Date.now() + Number(days) * DAY_MS)
  return createToken({ actor, role: principal.role }, { name, role, expiresAt })
})

const revocation = z.object({ id: z.uuid('This is not the id of a token.') })

/** Revokes a token for good. */
export const revokeTokenAction = action('tokens:manage', revocation, async ({ id }, { actor, principal }) => {
  await revokeToken({ actor, role: principal.role }, id)
})
