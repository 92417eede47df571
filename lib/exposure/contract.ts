/** What touched accounts, and where they can be hit, as it crosses the wire. Times are ISO 8601 UTC. */
import type { ExposureUse } from '@/lib/domain/blast-radius/exposure'
import type { Preset } from '@/lib/domain/blast-radius/exposure-presets'
import type { SinglePoint } from '@/lib/domain/blast-radius/exposure-single-points'
import type { Certainty } from '@/lib/domain/blast-radius/facts'
import type { IncidentStatus, Sev } from '@/lib/domain/incident'
import type { Severity } from '@/lib/domain/severity'

/** What some accounts use, and what rests on one place. */
export interface ExposureView {
  /** The accounts that it is about. */
  accounts: number
  /** Of these, how many of which it is not known what they use. */
  unknown: number
  uses: ExposureUse[]
  /** Names of the services, as AWS writes them, by id; those that nothing names are left out. */
  serviceNames: Record<string, string>
  points: SinglePoint[]
  /** Dry runs that matter here. */
  presets: Preset[]
}

/** What a person said of one account and one incident. */
export interface SaidView {
  verdict: 'touched' | 'clear'
  note: string
  by: string
  at: string
}

/** An incident as far as a row about what it touched names it. */
export interface TouchingIncident {
  id: string
  title: string
  status: IncidentStatus
  severity: Sev
  startedAt: string
  endedAt: string | null
  /** AWS never said that all of it ended, and no longer lists it. */
  endUnknown: boolean
  awsSeverity: Severity | null
  peakSeverity: Severity | null
  eventCount: number
}

/** An incident that touched some accounts. */
export interface TouchView {
  incident: TouchingIncident
  /** The surest of its accounts. cleared: a person said that it was not touched, and nothing AWS said speaks against it. */
  certainty: Certainty | 'cleared'
  /** How many of the accounts. */
  confirmed: number
  reported: number
  inferred: number
  cleared: number
  /** From when to when it touched them; null: it goes on. */
  from: string
  to: string | null
  /** The first trail that it is inferred by, as names from what failed to the account; empty where it is not inferred. */
  path: string[]
  /** Why, in a sentence or several. */
  sentence: string
  /** AWS's page that the sentence rests on. */
  source: string | null
  /** What a person said; null where nobody did, and where it is about several accounts. */
  said: SaidView | null
}

/** Everything that touched some accounts, newest first. */
export interface TouchesView {
  touches: TouchView[]
  /** There are older ones, of which AWS named the accounts. */
  isCut: boolean
  /** How many incidents were looked at for what can only be inferred, and when the oldest of them began; null: none. */
  lookedAt: number
  lookedSince: string | null
  /** How many could not be judged: it is not known what this many of the accounts use. */
  unknown: number
}

/** A team as its own page shows it. */
export interface TeamPageView {
  id: string
  name: string
  /** Those of its accounts that the reader may see, by name. */
  accounts: TeamAccountView[]
  /** Whether these are all of its accounts. */
  isWhole: boolean
  /** Those who can sign in, by name. */
  members: { id: string; name: string }[]
}

/** An account of a team. */
export interface TeamAccountView {
  id: string
  /** Null: the directory does not know it. */
  name: string | null
  status: string | null
  /** Since when a complete reading no longer names it. */
  leftAt: string | null
  environment: string | null
  criticality: string | null
  usageUnknown: boolean
}

/** A workload that runs in a team's accounts. */
export interface TeamWorkloadView {
  id: string
  name: string
  /** In how many of them. */
  accounts: number
  /** What it depends on, each in words: "Amazon Cognito in us-east-1", "payments". */
  dependsOn: string[]
}
