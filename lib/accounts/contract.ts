/** The directory as it crosses the wire: accounts, units, teams, rules. Times are ISO 8601 UTC. */
import type { AccountRule, AssignmentOrigin } from '@/lib/domain/account-rules'
import type { Criticality } from '@/lib/domain/blast-radius/facts'
import type { RuleDraft } from '@/lib/domain/rule-drafts'

/** An account's place in its organization. */
export interface AccountUnitView {
  /** AWS's id: r-… or ou-…. */
  id: string
  name: string
  /** Names from the root down: "Root/Workloads/Production". */
  path: string
}

/** A team that owns the account, and who says so. */
export interface AccountTeamView {
  id: string
  name: string
  /** manual: somebody said so. rule: a rule over its tags did. */
  origin: AssignmentOrigin
}

/** An account as one row of the directory. */
export interface AccountView {
  /** 12 digits. */
  id: string
  name: string
  email: string | null
  /** As AWS writes it: ACTIVE, SUSPENDED, PENDING_CLOSURE, CLOSED; UNKNOWN for an account that only a file named. */
  status: string
  /** Through which it is read; null for an account that only a file named. */
  connectionId: string | null
  orgUnit: AccountUnitView | null
  /** By name. */
  teams: AccountTeamView[]
  environment: string | null
  /** Null without an environment. */
  environmentOrigin: AssignmentOrigin | null
  /** How much a failure of it would cost, as people say; null: nobody said. */
  criticality: Criticality | null
  /** Null without a criticality. */
  criticalityOrigin: AssignmentOrigin | null
  tags: Record<string, string>
  joinedAt: string | null
  /** When a reading of the directory, or a file, last named it. */
  lastSeenAt: string
  /** Since when a complete reading no longer names it. */
  leftAt: string | null
}

/** One page of accounts; the cursor of the next one, or null at the end. */
export interface AccountPage {
  data: AccountView[]
  nextCursor: string | null
}

/** An event that named an account, as its page lists it. */
export interface AccountEventView {
  id: string
  service: string
  region: string
  category: string
  status: string
  summary: string
  startedAt: string
  endedAt: string | null
}

/** One account with all that is known about it. */
export interface AccountDetailView extends AccountView {
  connectionName: string | null
  firstSeenAt: string
  /** Null: its tags were never read. */
  tagsReadAt: string | null
  /** The latest 20 events that named it, newest start first. */
  events: AccountEventView[]
}

/** One unit of the tree. Roots have no parent. */
export interface OrgUnitView extends AccountUnitView {
  parentId: string | null
  connectionId: string
  /** Accounts right in it that have not left. */
  accounts: number
  /** Accounts in it and in all units below. */
  accountsBelow: number
}

/** A value that accounts can be filtered by, and how many have it. */
export interface AccountFacet {
  /** What the filter takes. */
  value: string
  /** What people read. */
  name: string
  count: number
}

/** What the filters offer. */
export interface AccountFacets {
  connections: AccountFacet[]
  teams: AccountFacet[]
  environments: AccountFacet[]
  /** Most critical first. */
  criticalities: AccountFacet[]
  statuses: AccountFacet[]
}

/** A tag key that accounts have, with its most frequent values: what a rule can be made from. */
export interface TagKeyView {
  key: string
  accounts: number
  /** At most ten, most frequent first. */
  values: { value: string; accounts: number }[]
}

/** What one account would get, and what it has. Null: none. */
export interface AssignmentChangeView {
  accountId: string
  accountName: string
  gives: AccountRule['gives']
  before: string | null
  after: string | null
}

/** What rules would change, on the accounts as they are stored. */
export interface RulesPreview {
  /** Names of teams that would be made. */
  newTeams: string[]
  /** Accounts whose team, environment or criticality would change. */
  changed: number
  /** The first 100 of these changes, by account. */
  changes: AssignmentChangeView[]
  /** How many there are: an account may change its team, its environment and its criticality. */
  changeCount: number
  /** The 20 most frequent values that should say how critical an account is and do not. */
  notUnderstood: { value: string; accounts: number }[]
  /** Per rule, in order: how many accounts it decides. */
  decides: number[]
}

/** What a button of the sheet of rules came to. */
export interface RulesOutcome {
  /** True: these are the rules now. */
  saved: boolean
  /** The rows of the sheet afterwards. */
  drafts: RuleDraft[]
  /** What they change, or have changed; null where rows were only rearranged. */
  preview: RulesPreview | null
}

/** What is wrong with one line of a file. */
export interface CsvProblem {
  /** Counted from 1, the heading being the first. */
  line: number
  what: string
}

/** What a file of accounts would change, or has changed. */
export interface AccountImport {
  /** False: this is a preview, nothing was changed. */
  applied: boolean
  /** Lines that name an account. */
  lines: number
  /** Where there are any, nothing can be applied; the first 100. */
  problems: CsvProblem[]
  problemCount: number
  /** Ids of accounts that were not known, the first 100. */
  newAccounts: string[]
  newAccountCount: number
  newTeams: string[]
  teamChanges: number
  environmentChanges: number
  criticalityChanges: number
  nameChanges: number
  /** Names that differ from AWS's, which stay as AWS gives them. */
  keptNames: number
  /** The file, for a form to send again with "apply"; blank once that is done. */
  csv: string
}
