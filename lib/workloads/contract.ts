/** Workloads as they cross the wire: what the company runs on AWS, where, and what that depends on. */

/** Which accounts a workload runs in: those of a team, those with a tag, and those that are listed, together. */
export interface WorkloadPlace {
  teamId: string | null
  /** Case counts. */
  tagKey: string | null
  /** Null: whatever the tag's value. */
  tagValue: string | null
  /** Listed ids, 12 digits, sorted. */
  accounts: string[]
}

/** What somebody says of a workload. */
export interface WorkloadDefinition extends WorkloadPlace {
  name: string
  note: string | null
}

/** One thing that a workload depends on: a service, or another workload. */
export interface DependencyView {
  id: string
  /** Lower-case catalogue id; null: another workload. */
  service: string | null
  /** AWS Region id or `global`; null: in whatever Region. */
  region: string | null
  onWorkload: { id: string; name: string } | null
  note: string | null
}

/** A workload in a list. */
export interface WorkloadSummary {
  id: string
  name: string
  note: string | null
  /** Accounts that it runs in and that have not left. */
  accounts: number
  /** Services by id, then workloads by name. */
  dependencies: DependencyView[]
  /** Workloads that depend on it, by name. */
  dependents: { id: string; name: string }[]
}

/** A workload on its own page. */
export interface WorkloadView extends WorkloadDefinition {
  id: string
  dependencies: DependencyView[]
  dependents: { id: string; name: string }[]
}

/** One account that a workload runs in, and why. */
export interface PlacedAccount {
  /** 12 digits. */
  id: string
  /** Null: the directory does not know it. */
  name: string | null
  /** It left the directory: nothing is inferred of it. */
  hasLeft: boolean
  by: ('listed' | 'team' | 'tag')[]
}

/** Where a workload runs. */
export interface PlacePreview {
  /** Accounts that have not left. */
  count: number
  /** Of these, those that the directory does not know. */
  unknown: number
  /** Further accounts, which left. */
  left: number
  /** The first 50 of all of them, by name. */
  accounts: PlacedAccount[]
}

/** What became of the form about a workload: saved, or only looked at. */
export interface WorkloadOutcome {
  saved: boolean
  definition: WorkloadDefinition
  preview: PlacePreview
}
