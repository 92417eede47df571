/** Identity in every account as it really is: worked out when asked for, and changed by tests and stories. */
import type { AccountIdentity } from './account-identity'
import type { TruthCall } from './truth-calls'
import type { TruthIamRole, TruthUser } from './truth-principals'
import { wellKept } from './well-kept'

/** How the credential report comes. */
export interface ReportCourse {
  /** How often GenerateCredentialReport answers that it is still made, before it is there; Infinity: it never is. */
  asksUntilDone: number
  /** Milliseconds that a finished report is old. */
  age: number
  /** Columns that the report has besides. */
  further: string[]
  /** Columns that the report lacks. */
  missing: string[]
  hasRoot: boolean
  /** False: the root's row says not_supported about its password. */
  tellsRootPassword: boolean
  /** Whether a finished report is handed out for four hours though the account changed, as AWS does. */
  isKept: boolean
}

/** So many that were worked out are kept. */
const MOST_KEPT = 400

export class TruthIdentities {
  /** What an account is like that nobody has changed. */
  invent: (account: string) => AccountIdentity
  /** An instance of IAM Identity Center and its Region; null: there is none. */
  identityCenter: { region: string; id: string } | null = { region: 'us-east-1', id: 'ssoins-invented00000001' }
  /** Whether members may ask for the status and selectors of their organization's trail. */
  membersSeeTrails = true
  readonly report: ReportCourse = {
    asksUntilDone: 1,
    age: 0,
    further: [],
    missing: [],
    hasRoot: true,
    tellsRootPassword: true,
    isKept: false,
  }
  private readonly revisions = new Map<string, number>()
  private readonly changed = new Map<string, AccountIdentity>()
  private readonly invented = new Map<string, AccountIdentity>()

  /** @param now milliseconds; what happened before is told from then */
  constructor(now: number, managementAccount: string) {
    this.invent = (account) => wellKept(account, now, managementAccount)
  }

  /** As it is; not to be changed, for what is not asked for long is worked out anew. */
  get(account: string): AccountIdentity {
    const known = this.changed.get(account) ?? this.invented.get(account)
    if (known !== undefined) return known
    const identity = this.invent(account)
    if (this.invented.size >= MOST_KEPT) this.invented.clear()
    this.invented.set(account, identity)
    return identity
  }

  /** Grows with each change of an account. */
  revisionOf(account: string): number {
    return this.revisions.get(account) ?? 0
  }

  /** Changes an account: `edit` may do to it whatever it likes. */
  change(account: string, edit: (identity: AccountIdentity) => void): AccountIdentity {
    const identity = this.get(account)
    this.changed.set(account, identity)
    this.revisions.set(account, this.revisionOf(account) + 1)
    edit(identity)
    return identity
  }

  /** Changes a user. @throws {Error} where there is none of that name */
  changeUser(account: string, name: string, change: Partial<TruthUser>): void {
    this.change(account, ({ users }) => void Object.assign(named(users, name), change))
  }

  /** Changes a role. @throws {Error} where there is none of that name */
  changeRole(account: string, name: string, change: Partial<TruthIamRole>): void {
    this.change(account, ({ roles }) => void Object.assign(named(roles, name), change))
  }

  /** CloudTrail gets to know of a call. */
  record(account: string, ...calls: TruthCall[]): void {
    this.change(account, (identity) => void identity.calls.push(...calls))
  }
}

function named<T extends { name: string }>(all: readonly T[], name: string): T {
  const found = all.find((each) => each.name === name)
  if (found === undefined) throw new Error(`The stand-in knows no ${name}.`)
  return found
}
