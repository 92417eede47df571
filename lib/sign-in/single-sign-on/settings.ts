/** How single sign-on is set up: one shape, whether the environment or the settings page says so. */
import { z } from 'zod'
import { ROLES } from '@/lib/domain/access'
import type { RoleGroups } from './contract'

/** Its row in the table of settings. */
export const SETTING = 'single-sign-on'

export interface SingleSignOnSettings {
  issuer: string
  clientId: string
  /** null: a public client, which PKCE alone protects. */
  clientSecret: string | null
  /** How the button names the provider. */
  name: string
  groupsClaim: string
  roles: RoleGroups
  /** Set up by the operator, whose addresses are trusted. */
  fromEnvironment: boolean
  /** Whether it may make owners and sign in as them: only if the operator or an owner has set it up. */
  ownersToo: boolean
  /** What keeps it from working, as a sentence. */
  trouble: string | null
}

const groups = z.array(z.string())

/** The stored form; the secret is sealed. */
export const storedSettings = z.object({
  issuer: z.string(),
  clientId: z.string(),
  clientSecret: z.string().nullable(),
  name: z.string(),
  groupsClaim: z.string(),
  roles: z.object(
    Object.fromEntries(ROLES.map((role) => [role, groups])) as Record<(typeof ROLES)[number], typeof groups>,
  ),
  ownersToo: z.boolean(),
})
export type StoredSettings = z.output<typeof storedSettings>
