/** Whether an action item that names a check and accounts is done: judged on evidence read after it was asked for. */

import type { ActionItemState } from '@/lib/domain/postmortem/words'
import type { Instant } from '../health-event'
import type { Verdict } from './verdict'

/** An account that a rule names, as it stands. */
export interface RuleAccount {
  isActive: boolean
  /** What is shown now; null: it was never judged. */
  verdict: Verdict | null
  /** As of when the oldest fact behind it holds. */
  asOf: Instant | null
}

export interface Verification {
  move: 'close' | 'reopen' | null
  /** What was found, as a sentence; it names no account, as not everybody may see them all. */
  says: string
  /** Whether every account was judged on evidence of after it was asked for. */
  isWhole: boolean
  /** Whether the check fails somewhere on such evidence. */
  fails: boolean
}

const HOLDS: readonly (Verdict | null)[] = ['pass', 'not-applicable', 'waived']

/**
 * Judges a rule. `since`: when it was asked for, or last said to be done or open. What was not checked, is stale, or rests
 * on older evidence neither closes nor opens it again; accounts that are closed no longer count.
 */
export function verify(
  { check, state, since }: { check: string; state: ActionItemState; since: Instant },
  accounts: readonly RuleAccount[],
): Verification {
  const active = accounts.filter(({ isActive }) => isActive)
  if (active.length === 0) {
    const says = `None of its accounts is active any more: ${check} is not judged.`
    return { move: null, says, isWhole: false, fails: false }
  }
  const told = active.filter(({ asOf }) => asOf !== null && asOf >= since)
  const holding = told.filter(({ verdict }) => HOLDS.includes(verdict))
  const failing = told.filter(({ verdict }) => verdict === 'fail')
  const open = active.length - holding.length - failing.length
  const waived = holding.filter(({ verdict }) => verdict === 'waived').length
  return {
    move: moveOf(state, { isDone: open === 0 && failing.length === 0, fails: failing.length > 0 }),
    says: sentenceOf(check, { all: active.length, holding: holding.length, failing: failing.length, waived, open }),
    isWhole: open === 0,
    fails: failing.length > 0,
  }
}

function moveOf(state: ActionItemState, { isDone, fails }: { isDone: boolean; fails: boolean }): Verification['move'] {
  if (state === 'open' && isDone) return 'close'
  return state === 'done' && fails ? 'reopen' : null
}

interface Figures {
  all: number
  holding: number
  failing: number
  waived: number
  /** Not judged on evidence of after it was asked for. */
  open: number
}

function sentenceOf(check: string, { all, holding, failing, waived, open }: Figures): string {
  const passes =
    holding === all ? `${check} passes in ${accounts(all)}` : `${check} passes in ${holding} of ${accounts(all)}`
  const parts = [
    passes,
    ...(waived > 0 ? [`${waived} of them waived`] : []),
    ...(failing > 0 ? [`it fails in ${failing}`] : []),
    ...(open > 0 ? [`${open} not judged on newer evidence yet`] : []),
  ]
  return `${parts.join(', ')}.`
}

function accounts(number: number): string {
  return number === 1 ? '1 account' : `${number} accounts`
}
