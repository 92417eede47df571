/** Says in words how many accounts have which verdict. */
import { VERDICT_ORDER, VERDICT_WORDS } from '@/components/ui/verdict-words'
import type { Verdict } from '@/lib/domain/evidence/verdict'
import type { VerdictCounts } from '@/lib/evidence/contract'

/** "1 account", "10,000 accounts". */
export function accountsWords(accounts: number): string {
  return `${accounts.toLocaleString('en-US')} ${accounts === 1 ? 'account' : 'accounts'}`
}

/** The verdicts that some account has, what presses first. */
export function presentVerdicts(counts: VerdictCounts): Verdict[] {
  return VERDICT_ORDER.filter((verdict) => counts[verdict] > 0)
}

/** "fail 4". */
export function countWord(verdict: Verdict, accounts: number): string {
  return `${VERDICT_WORDS[verdict].word} ${accounts.toLocaleString('en-US')}`
}

/** "fail 4, not checked 3, pass 208"; "no account" where there is none. */
export function countsSentence(counts: VerdictCounts): string {
  const parts = presentVerdicts(counts).map((verdict) => countWord(verdict, counts[verdict]))
  return parts.length === 0 ? 'no account' : parts.join(', ')
}

/** Of how many accounts the machine can say whether it holds: failing, waived and passing ones. */
export function judged({ fail, waived, pass }: VerdictCounts): number {
  return fail + waived + pass
}

export function total(counts: VerdictCounts): number {
  return VERDICT_ORDER.reduce((sum, verdict) => sum + counts[verdict], 0)
}
