/** Who says why a change was made, or makes a rule silent. */
import type { Actor } from '@/lib/audit/contract'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { Principal } from '@/lib/domain/access'

/** Somebody whom the policy lets say it. */
export interface Teller {
  /** For the audit. */
  actor: Actor
  /** The accounts that they may see; null: all. */
  accounts: VisibleAccounts
}

/** The teller behind a request or an action. */
export function tellerOf({ principal, actor }: { principal: Principal; actor: Actor }): Teller {
  return { actor, accounts: principal.accounts }
}
