/**
 * Prepared accounts: for each check of the catalogue accounts that pass, fail, are not concerned and cannot be read, with
 * the verdict that the catalogue asks for, written by hand.
 */
import { type Prepared, prepared } from './prepared'
import { PREPARED_ACCESS } from './prepared-access'
import { PREPARED_ALARMS } from './prepared-alarms'
import { PREPARED_CODE } from './prepared-code'
import { PREPARED_CREDENTIALS } from './prepared-credentials'
import { PREPARED_MEMBERS, PREPARED_READERS } from './prepared-organization'
import { PREPARED_ROOT } from './prepared-root'
import { PREPARED_SERVICES } from './prepared-services'
import type { StandIn } from './stand-in'
import { buildUser } from './truth-principals'

/** What the connection that reads them has to have. */
export const PREPARED_SETTINGS = {
  regions: ['us-east-1', 'eu-central-1'],
  breakGlassUsers: ['break-glass'],
  codeTags: [],
} as const

const PREPARED_EMERGENCY: readonly Prepared[] = prepared(
  'H3',
  ['collected', 'the named user is there', ({ users }, { now }) => void users.push(buildUser('break-glass', now))],
  [
    'not-checked',
    'details are denied',
    (_, { account, aws }) =>
      void aws.faults.on({ kind: 'denied', operation: 'GetAccountAuthorizationDetails', account }),
  ],
)

/** One organization holds all of these. */
export const PREPARED_ACCOUNTS: readonly Prepared[] = [
  ...PREPARED_ROOT,
  ...PREPARED_CREDENTIALS,
  ...PREPARED_ACCESS,
  ...PREPARED_CODE,
  ...PREPARED_ALARMS,
  ...PREPARED_SERVICES,
  ...PREPARED_EMERGENCY,
]

/** Each needs an organization of its own, which holds nothing else; `in`: whose verdict is meant. */
export const PREPARED_ORGANIZATIONS: readonly (Prepared & { in: 'reader' | 'member' })[] = [
  ...PREPARED_READERS.map((each) => ({ ...each, in: 'reader' as const })),
  ...PREPARED_MEMBERS.map((each) => ({ ...each, in: 'member' as const })),
]

export interface ArrangedAccount extends Omit<Prepared, 'prepare'> {
  account: string
}

const FIRST_ID = 400_000_000_000

/** Makes an account for each of them, in a stand-in that holds nothing yet; all in a unit under a guardrail. */
export function arrangeAccounts(aws: StandIn, all: readonly Prepared[] = PREPARED_ACCOUNTS): ArrangedAccount[] {
  beginOrganization(aws)
  return all.map((each, index) => arrange(aws, each, String(FIRST_ID + index)))
}

/** Makes the organization of one of them, in a stand-in that holds nothing yet. */
export function arrangeOrganization(aws: StandIn, each: (typeof PREPARED_ORGANIZATIONS)[number]): ArrangedAccount {
  beginOrganization(aws)
  return arrange(aws, each, each.in === 'reader' ? aws.truth.directory.managementAccount : String(FIRST_ID))
}

const GUARDED = 'Guarded'
/** May read for the organization beside its management account. */
const DELEGATE = '399999999999'

function beginOrganization({ truth }: StandIn): void {
  const { directory, organization } = truth
  const unit = directory.addUnit(GUARDED)
  directory.join({ id: DELEGATE, name: 'audit', parent: unit.id })
  directory.delegates.add(DELEGATE)
  for (const guardrail of organization.guardrails) if (!guardrail.isAws) guardrail.targets = [unit.id]
}

function arrange(aws: StandIn, each: Prepared, account: string): ArrangedAccount {
  const { check, what, verdict, prepare } = each
  const { directory, identities, clock } = aws.truth
  if (account !== directory.managementAccount) {
    const unit = [...directory.units.values()].find(({ name }) => name === GUARDED)
    directory.join({ id: account, name: `${check}: ${what}`, ...(unit ? { parent: unit.id } : {}) })
  }
  identities.change(account, (identity) => prepare(identity, { account, now: clock.now(), aws }))
  return { check, what, verdict, account }
}
