/** API tokens as pages and commands show them; the token itself is told once, when it is made. */
import type { Role } from '@/lib/domain/access'

/** Days that a token lives, as the form offers them; a token may also never expire. */
export const TOKEN_DAYS = [30, 90, 365] as const
export const DEFAULT_TOKEN_DAYS = 90

export const LONGEST_TOKEN_NAME = 60

export type TokenState = 'active' | 'expired' | 'revoked'

export interface TokenView {
  id: string
  name: string
  role: Role
  /** Its last four characters. */
  hint: string
  /** Who made it, in words. */
  createdBy: string
  /** Moments are ISO 8601. */
  createdAt: string
  expiresAt: string | null
  revokedAt: string | null
  lastUsedAt: string | null
  /** The address that last used it. */
  lastUsedFrom: string | null
  state: TokenState
}

/** A page of tokens, newest first. */
export interface TokenPage {
  tokens: TokenView[]
  /** After which token the next page begins: its id; null at the end. */
  next: string | null
}

/** A token that was just made: the only time that it can be seen. */
export interface MadeToken {
  id: string
  name: string
  role: Role
  token: string
  expiresAt: string | null
}
