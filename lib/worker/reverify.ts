/** Looks again, 30 and 90 days after publishing, whether what was verified then still holds. */
import { inTransaction } from '@/lib/db/transaction'
import { verify } from '@/lib/domain/evidence/verification'
import { readRuleAccounts } from '@/lib/evidence/read-verified'
import type { DueVerification } from '@/lib/postmortems/read-rules'
import { recordVerified } from '@/lib/postmortems/write-verified'
import { askOnce, isNews } from './follow-up'

/**
 * Has the accounts of a post-mortem's rules read anew on the due day, and judges them: where all still holds the
 * re-verification is done, else it stays open and says what regressed.
 */
export async function reverify(due: DueVerification, now: Date): Promise<void> {
  const { id, version, since, rules } = due
  await askOnce([...new Set(rules.flatMap(({ accounts }) => accounts))], since)
  const judged = []
  for (const { check, accounts } of rules) {
    const found = await readRuleAccounts(check, accounts, now)
    judged.push({ found, ...verify({ check, state: 'open', since: since.getTime() }, found) })
  }
  const holds = judged.every(({ move }) => move === 'close')
  const says = [...new Set(judged.map((each) => each.says))].join(' ')
  if (
    !holds &&
    !isNews(
      due,
      says,
      judged.flatMap(({ found }) => found),
    )
  )
    return
  await inTransaction((client) => recordVerified(client, id, { version, move: holds ? 'close' : null, says, at: now }))
}
