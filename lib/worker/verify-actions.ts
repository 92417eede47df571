/** Judges action items by their verification rules: after evidence moved, after somebody said done, and on the due day. */
import type { Task } from 'graphile-worker'
import { inTransaction } from '@/lib/db/transaction'
import { verify } from '@/lib/domain/evidence/verification'
import { readRuleAccounts } from '@/lib/evidence/read-verified'
import { createLog } from '@/lib/log'
import { listDueVerifications, listRuledActions, type RuledAction } from '@/lib/postmortems/read-rules'
import { recordVerified } from '@/lib/postmortems/write-verified'
import { askOnce, isNews } from './follow-up'
import { reverify } from './reverify'

/** The job `verify-actions`. */
export const verifyActionsNow: Task = () => verifyActions()

/** One round over all actions with a rule, and over re-verifications that are due. */
export async function verifyActions(): Promise<void> {
  const now = new Date()
  for (const action of await listRuledActions()) await each(action.id, () => verifyOne(action, now))
  for (const due of await listDueVerifications(now)) await each(due.id, () => reverify(due, now))
}

async function each(action: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    createLog('worker').error({ err: error, action }, 'an action could not be verified')
  }
}

async function verifyOne(action: RuledAction, now: Date): Promise<void> {
  const { id, version, check, state, accounts, since } = action
  const found = await readRuleAccounts(check, accounts, now)
  const { move, says, isWhole } = verify({ check, state, since: since.getTime() }, found)
  // Who says that it is done has it looked at: what was read before does not tell.
  if (state === 'done' && !isWhole) await askOnce(accounts, since)
  if (move === null && !isNews(action, says, found)) return
  await inTransaction((client) => recordVerified(client, id, { version, move, says, at: now }))
}
