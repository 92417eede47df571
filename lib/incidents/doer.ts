/** Who changes an incident, as the verbs of lib/incidents need to know it. */
import type { Actor } from '@/lib/audit/contract'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { atLeast, type Principal } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import type { ChangeBy } from './write-change'

/** Somebody whom the policy lets change incidents. */
export interface Doer {
  /** For the audit. */
  actor: Actor
  /** The accounts that they may see; null: all. */
  accounts: VisibleAccounts
  /** May change and delete what others wrote. */
  mayEditOthers: boolean
  /** Themselves; null for tokens. */
  personId: string | null
}

/** The doer behind a request or an action. */
export function doerOf({ principal, actor }: { principal: Principal; actor: Actor }): Doer {
  return {
    actor,
    accounts: principal.accounts,
    mayEditOthers: atLeast(principal.role, 'admin'),
    personId: principal.kind === 'person' ? principal.id : null,
  }
}

/** The doer as the history of an incident names them. */
export function changeBy({ actor }: Doer): ChangeBy {
  return { kind: actor.kind === 'token' ? 'token' : 'person', id: actor.id, name: actor.name }
}

/** The id of a person that a form names: `me` is the doer. @throws AppError INVALID for `me` of a token */
export function personNamed(doer: Doer, given: string): string {
  if (given !== 'me') return given
  if (doer.personId !== null) return doer.personId
  throw new AppError('INVALID', 'A token is nobody who could be named here: name a person. Nothing was changed.')
}
