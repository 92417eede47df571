/** Words and shapes for tokens. */
import type { SeverityMarkKind } from '@/components/ui/severity-mark'
import type { Role } from '@/lib/domain/access'
import type { TokenState } from '@/lib/tokens/contract'

const ROLE_WORDS: Record<Role, string> = {
  viewer: 'viewer: reads',
  responder: 'responder: also works on incidents',
  admin: 'admin: also settings, people, tokens',
  owner: 'owner: everything',
}

/** A role with what it is for, to choose from. */
export function roleWords(role: Role): string {
  return ROLE_WORDS[role]
}

const STATES: Record<TokenState, { mark: SeverityMarkKind; word: string }> = {
  active: { mark: 'resolved', word: 'Active' },
  expired: { mark: 'unknown', word: 'Expired' },
  revoked: { mark: 'unknown', word: 'Revoked' },
}

/** The token's state as shape and word. */
export function stateWords(state: TokenState): { mark: SeverityMarkKind; word: string } {
  return STATES[state]
}
