/** The shape of a prepared account: what is done to a well-kept one, and what a check must find there. */
import type { AccountIdentity } from './account-identity'
import type { StandIn } from './stand-in'
import type { ServiceName } from './wires'

/** What a check finds; as the catalogue words it. */
export type Expected = 'pass' | 'fail' | 'not-applicable' | 'not-checked' | 'collected'

/** Asked to make it so. */
export interface Preparation {
  account: string
  /** Milliseconds. */
  now: number
  aws: StandIn
}

export interface Prepared {
  check: string
  /** What was done, in a few words. */
  what: string
  verdict: Expected
  prepare: (identity: AccountIdentity, preparation: Preparation) => void
}

/** Done to a well-kept account, for one check. */
type Row = readonly [verdict: Expected, what: string, prepare: Prepared['prepare']]

/** Rows of one check. */
export function prepared(check: string, ...rows: readonly Row[]): Prepared[] {
  return rows.map(([verdict, what, prepare]) => ({ check, verdict, what, prepare }))
}

/** The account as it is. */
export const asItIs: Prepared['prepare'] = () => {}

/** Accounts may not make these calls: `iam:GetAccountSummary`, with the name that the service is signed for. */
export function denied(...calls: readonly `${ServiceName}:${string}`[]): Prepared['prepare'] {
  return (_, { account, aws }) => {
    for (const call of calls) {
      const [service, operation] = call.split(':') as [ServiceName, string]
      aws.faults.on({ kind: 'denied', service, operation, account })
    }
  }
}

/** What the credential report takes. */
export const REPORT_CALLS = ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'] as const
/** How much the account may do is not told. */
export const noDetails = denied('iam:GetAccountAuthorizationDetails')
/** Who has which credentials is not told. */
export const noReport = denied(...REPORT_CALLS)
/** Of the two users the person is gone; the machine has no password. */
export const nobodyAtConsole: Prepared['prepare'] = ({ users }) => void users.splice(0, 1)
