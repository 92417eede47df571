/** Moves action items as their issues move: closed there is done here, and opened again there is open here. */
import 'server-only'
import type pg from 'pg'
import { SYSTEM } from '@/lib/audit/contract'
import type { ActionItemState } from '@/lib/domain/postmortem/words'
import type { Doer } from '@/lib/incidents/doer'
import { endingColumns } from './write-action-changes'
import { lockAction, updateActionRow } from './write-action-rows'
import { noteDown } from './write-note-down'

/** What an issue says of its action. */
export interface IssueMove {
  state: ActionItemState
  /** Why it was dropped, or what came of it; a dropped one has some. */
  outcome: string
  /** As histories name it: "GitHub #12". */
  issue: string
}

/**
 * Gives an action the state of its issue, also one that was removed: it may be brought back. Says whether it had another.
 * Signatures stand: how an action ends is not signed.
 * @throws AppError NOT_FOUND
 */
export async function moveByIssue(
  client: pg.ClientBase,
  actionId: string,
  { state, outcome, issue }: IssueMove,
): Promise<boolean> {
  const doer: Doer = { actor: { ...SYSTEM, name: issue }, accounts: null, mayEditOthers: true, personId: null }
  const { postmortem, action } = await lockAction(client, doer, actionId)
  if (action.state === state) return false
  const moved = { state, outcome }
  const version = await updateActionRow(client, actionId, moved, endingColumns(moved, issue))
  await noteDown(client, doer, postmortem, {
    ...{ what: 'issue-moved', subject: actionId, name: action.title, version, properties: ['state', 'outcome'] },
    ...{ before: { state: action.state, outcome: action.outcome }, after: moved },
  })
  return true
}
