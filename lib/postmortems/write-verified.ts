/** Keeps what evidence says of action items: done by itself where the check passes, open again where it fails. */
import 'server-only'
import type pg from 'pg'
import { SYSTEM } from '@/lib/audit/contract'
import type { Doer } from '@/lib/incidents/doer'
import { endingColumns } from './write-action-changes'
import { lockAction, updateActionRow } from './write-action-rows'
import { noteDown, tell } from './write-note-down'

/** Faultline itself, as histories name it. */
const MACHINE: Doer = { actor: SYSTEM, accounts: null, mayEditOthers: true, personId: null }

/** What was judged of an action. */
export interface JudgedAction {
  /** The version that was judged: whoever changed it meanwhile is not overruled. */
  version: number
  move: 'close' | 'reopen' | null
  /** What was found, as a sentence. */
  says: string
  at: Date
}

/**
 * Keeps what was found, and moves the action where that is due. Signatures stand: how an action ends is not signed. False
 * where somebody changed it since it was read: then it is judged anew.
 * @throws AppError NOT_FOUND
 */
export async function recordVerified(
  client: pg.ClientBase,
  actionId: string,
  { version, move, says, at }: JudgedAction,
): Promise<boolean> {
  const { postmortem, action } = await lockAction(client, MACHINE, actionId)
  if (action.version !== version || action.removedAt !== null) return false
  const verified = { verified_at: at, verified_says: says }
  if (move === null) {
    await client.query('UPDATE action_item SET verified_at = $2, verified_says = $3 WHERE id = $1', [
      ...[actionId, at, says],
    ])
    await tell(client, postmortem)
    return true
  }
  const moved = move === 'close' ? { state: 'done' as const, outcome: says } : { state: 'open' as const, outcome: '' }
  const made = await updateActionRow(client, actionId, moved, {
    ...endingColumns(moved, MACHINE.actor.name),
    ...verified,
  })
  await noteDown(client, MACHINE, postmortem, {
    ...{ what: move === 'close' ? 'verified' : 'regressed', subject: actionId, name: action.title, version: made },
    ...{ properties: ['state', 'outcome'], before: { state: action.state, outcome: action.outcome } },
    after: { ...moved, says },
  })
  return true
}
