/** What AWS Organizations says about accounts and the units that they stand in. */
import type { Instant } from './health-event'

/** A root or an organizational unit. */
export interface DirectoryUnit {
  /** AWS's id: r-… for a root, ou-… for a unit. */
  id: string
  /** Null for a root. */
  parentId: string | null
  name: string
  /** Names from the root down, with slashes: "Root/Workloads/Production". */
  path: string
}

export interface DirectoryAccount {
  /** 12 digits. */
  id: string
  name: string
  email: string | null
  /** ACTIVE, SUSPENDED, PENDING_CLOSURE, CLOSED or what AWS writes. */
  status: string
  joinedAt: Instant | null
  /** The unit it stands right in; null for an account that is read by itself. */
  unitId: string | null
}

/** An account's tags, by key. */
export interface AccountTags {
  account: string
  /** Null: AWS no longer knows the account. */
  tags: Record<string, string> | null
}

/** Whether a text has the form of an account id. */
export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text)
}
