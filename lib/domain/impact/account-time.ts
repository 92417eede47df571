/** For how long accounts, and the teams that own them, were touched. */
import type { Certainty } from '@/lib/domain/blast-radius/facts'
import type { TouchLog } from './account-time-log'
import { gatedRows, ownersFinder } from './account-time-rows'
import { walkSteps } from './account-time-walk'
import type { Scope, Tenure } from './reach-scope'

export interface AccountTimesQuestion {
  /** One more than the last position. */
  size: number
  ownerCount: number
  log: TouchLog
  /** When accounts count at all. */
  scope: Scope
  tenures: readonly Tenure[]
}

/** ms by position, or by owner. The surest counts; each moment of an account counts once. */
export type Times = Record<Certainty, Float64Array>

export interface AccountTimes {
  accounts: Times
  /** Added up over the accounts of each owner. */
  owners: Times
  /** While any account of the owner was touched. */
  ownersTouched: Float64Array
}

/** Sums up what was gathered, whose order and repetition do not matter, in steps. */
export function* accountTimeSteps(question: AccountTimesQuestion): Generator<undefined, AccountTimes> {
  const { size, ownerCount, log, scope, tenures } = question
  const gated = gatedRows(size, scope, tenures, log)
  const walked = yield* walkSteps({
    ...{ log, ownerCount, gated, size: scope === null ? size : 0 },
    ownersOf: ownersFinder(size, ownerCount, tenures, gated),
  })
  const ofAccounts = walked.accounts.map((ms, level) =>
    scope === null ? ms : Float64Array.from(gated.ofAccount, (row) => walked.rows[level]?.[row] ?? 0),
  )
  const ofOwners = walked.accounts.map((ms, level) => {
    const sums = new Float64Array(ownerCount)
    for (const [index, { owner, position }] of tenures.entries()) {
      const row = gated.ofTenure[index] ?? -1
      sums[owner] = (sums[owner] ?? 0) + ((row < 0 ? ms[position] : walked.rows[level]?.[row]) ?? 0)
    }
    return sums
  })
  return { accounts: timesOf(ofAccounts), owners: timesOf(ofOwners), ownersTouched: walked.owners }
}

/** Of what is at least as sure, by certainty, what is just as sure. */
function timesOf(levels: readonly Float64Array[]): Times {
  const [confirmed = NONE, said = NONE, touched = NONE] = levels
  return {
    confirmed,
    reported: said.map((ms, index) => ms - (confirmed[index] ?? 0)),
    inferred: touched.map((ms, index) => ms - (said[index] ?? 0)),
  }
}

const NONE = new Float64Array(0)
