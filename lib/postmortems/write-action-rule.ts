/** Looks up what the verification rule of an action names: the check that must pass, and where. */
import 'server-only'
import type pg from 'pg'
import { CHECKS } from '@/lib/domain/evidence/checks/all'
import { AppError } from '@/lib/errors'
import type { Doer } from '@/lib/incidents/doer'
import type { LockedAction } from './write-action-rows'

/** By which an action is found to be done. */
interface Rule {
  verifyCheck: string | null
  verifyAccounts: readonly string[]
}

/** What of it somebody gave; `undefined` says nothing. */
type GivenRule = { [Name in keyof Rule]?: Rule[Name] | undefined }

/**
 * The rule as it will stand, where any of it is given; nothing else. `action` is null for a new one.
 * @throws AppError INVALID for half a rule, a check or an account that is not there, or one that the doer may not see
 */
export async function resolveRule(
  client: pg.ClientBase,
  doer: Doer,
  action: Pick<LockedAction, 'purpose' | keyof Rule> | null,
  given: GivenRule,
): Promise<Partial<Rule>> {
  if (given.verifyCheck === undefined && given.verifyAccounts === undefined) return {}
  if (action !== null && action.purpose !== 'action') throw refusal('verifyCheck', 'It is verified by itself already.')
  const now: Rule = action ?? { verifyCheck: null, verifyAccounts: [] }
  refuseUnseen(doer, now)
  const verifyCheck = given.verifyCheck === undefined ? now.verifyCheck : given.verifyCheck
  if (verifyCheck === null) return rule(now, null, refuseAlone(given))
  const accounts = given.verifyAccounts ?? now.verifyAccounts
  requireCheck(verifyCheck)
  await requireAccounts(client, doer, accounts)
  return rule(now, verifyCheck, accounts)
}

/** The same list where it says the same: what is equal is no change. */
function rule(now: Rule, verifyCheck: string | null, accounts: readonly string[]): Rule {
  const isSame = accounts.join() === now.verifyAccounts.join()
  return { verifyCheck, verifyAccounts: isSame ? now.verifyAccounts : accounts }
}

function refuseAlone({ verifyAccounts = [] }: GivenRule): readonly string[] {
  if (verifyAccounts.length === 0) return []
  throw refusal('verifyCheck', 'Name the check that must pass in these accounts, such as C1.')
}

function requireCheck(id: string): void {
  const check = CHECKS.find((one) => one.id === id)
  if (check === undefined) throw refusal('verifyCheck', `There is no check ${id} that is judged account by account.`)
  if (check.kind === 'auto') return
  throw refusal('verifyCheck', `${id} is decided by people: the machine collects and never says that it passes.`)
}

async function requireAccounts(client: pg.ClientBase, doer: Doer, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) throw refusal('verifyAccounts', 'Name at least one account in which the check must pass.')
  const seen = doer.accounts === null ? null : new Set(doer.accounts)
  const { rows } = await client.query<{ id: string }>(
    'SELECT id::text FROM aws_account WHERE id = ANY($1::text[]::char(12)[])',
    [ids],
  )
  const known = new Set(rows.map(({ id }) => id))
  const missing = ids.filter((id) => !known.has(id) || seen?.has(id) === false)
  if (missing.length === 0) return
  const others = missing.length === 1 ? '' : ` and ${missing.length - 1} more`
  throw refusal('verifyAccounts', `There is no account ${missing[0]}${others}, or none that you may see.`)
}

/** Whoever cannot see all accounts of a rule would drop some without knowing. */
function refuseUnseen({ accounts }: Doer, { verifyAccounts }: Rule): void {
  const seen = accounts === null ? null : new Set(accounts)
  if (seen === null || verifyAccounts.every((id) => seen.has(id))) return
  const sentence = 'It is verified in accounts that you may not see. Somebody who sees them has to change that.'
  throw refusal('verifyAccounts', sentence)
}

function refusal(field: string, sentence: string): AppError {
  return new AppError('INVALID', `${sentence} Nothing was changed.`, { [field]: sentence })
}
