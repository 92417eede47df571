/** Says by which check an action is found to be done, and what that found last. */

/** The rule of an action; what is left out is none. */
export interface VerificationRule {
  verifyCheck?: string | null
  verifyAccounts?: readonly string[]
}

/** "Done by itself when C1 passes in 4 accounts"; null where people say when it is done. */
export function verificationWords({ verifyCheck, verifyAccounts = [] }: VerificationRule): string | null {
  if (verifyCheck == null) return null
  const count = verifyAccounts.length
  // None is left where whoever reads may see none of them.
  if (count === 0) return `Done by itself when ${verifyCheck} passes in accounts that you may not see`
  return `Done by itself when ${verifyCheck} passes in ${count === 1 ? '1 account' : `${count.toLocaleString('en-US')} accounts`}`
}
