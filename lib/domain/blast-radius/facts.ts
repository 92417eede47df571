/** What the blast radius of an incident is worked out from: pure data, the same on the server and in the browser. */
import type { Instant } from '../health-event'

/**
 * How sure it is that an incident touches an account. confirmed: AWS named it, or a resource in it. reported: a person said
 * so. inferred: it uses what failed, or depends on it by a declared path.
 */
export const CERTAINTIES = ['confirmed', 'reported', 'inferred'] as const
export type Certainty = (typeof CERTAINTIES)[number]

/** A stretch of time in ms; null: it goes on. The end is no longer part of it. */
export type Span = readonly [from: Instant, to: Instant | null]

/** One service that fails in one place. */
export interface Fault {
  /** The first of its events, where AWS told several accounts the same. Null: people said so of an incident, or it is supposed. */
  eventId: string | null
  /** event: the service of the event. named: AWS names it in the event. told: people said so. supposed: a dry run. */
  via: 'event' | 'named' | 'told' | 'supposed'
  /** Lower-case catalogue id; null: AWS says "multiple services" and names none. */
  service: string | null
  serviceName: string
  /** AWS Region id or `global`; null: none is said. */
  region: string | null
  /** aws, aws-cn, aws-us-gov …; null: none is said. */
  partition: string | null
  /** AWS tells it to the accounts that it names, and not to everybody. */
  isAccountEvent: boolean
  /** False: a matter of the accounts that AWS names alone, from which nothing is concluded for others. */
  infers: boolean
  /** When it fails, in order, without overlap. */
  spans: readonly Span[]
}

/** Which accounts a trail ends at; the same everywhere for the same `kind` and values. */
export type TrailEnd =
  /** Accounts that use the service in the Region; region null: in any Region of the partition (null: of any). */
  | { kind: 'uses'; service: string; region: string | null; partition: string | null }
  /** Accounts that use anything in the Region. */
  | { kind: 'uses-region'; region: string }
  /** Every account of the partition. */
  | { kind: 'every'; partition: string }
  /** Every account of the organizations in which some account uses the service in the Region (null: anywhere). */
  | { kind: 'organization'; service: string; region: string | null; partition: string | null }
  /** Accounts of the partition (null: of any) in which the workload runs. */
  | { kind: 'workload'; workloadId: string; partition: string | null }

/** One step of the way from what failed to who is touched. */
export interface TrailStep {
  /** What comes next on the way, for people: "IAM control plane, us-east-1", "checkout". */
  name: string
  /** Why it is touched, as a sentence with what fails and what goes on working. */
  sentence: string
  /** catalogue: lib/domain/blast-radius/dependencies. aws: AWS names it in the event. declared: an admin of ours. usage: we use it. */
  by: 'catalogue' | 'aws' | 'declared' | 'usage'
  /** AWS's page that says so; null where none does. */
  source: string | null
}

/** One way in which accounts come to be inferred. */
export interface Trail {
  /** Index in `faults`. */
  fault: number
  /** From the fault to the accounts, the last step being why these. */
  steps: readonly TrailStep[]
  end: TrailEnd
}

/** What a person said of an account. */
export interface AccountReport {
  id: string
  verdict: 'touched' | 'clear'
  note: string
  by: string
  /** ISO 8601 UTC. */
  at: string
}

/** One account of the directory, or one that AWS or a person named. */
export interface BlastAccount {
  /** 12 digits. */
  id: string
  /** Null: the directory does not know it. */
  name: string | null
  /** As AWS writes it; null: the directory does not know it. */
  status: string | null
  /** It left, or is suspended or closed: only AWS's word or a person's can touch it. */
  isGone: boolean
  /** Indices in `units`, `teams`, `environments`. */
  unit: number | null
  teams: readonly number[]
  environment: number | null
  criticality: Criticality | null
  /** lib/domain/blast-radius/weight.ts */
  weight: number
  /** Nothing but AWS Health ever told what it uses, and it is of a partition in which something fails. */
  usageUnknown: boolean
  /** Events that name it: index in `events`, and since when, in ms. */
  named: readonly (readonly [event: number, since: Instant])[]
  /** Indices of the trails that end at it, in order. */
  trails: readonly number[]
  /** Of these, those that rest on usage that was last seen too long ago. */
  staleTrails: readonly number[]
  report: AccountReport | null
  /** Resources that AWS named in it, and those of them that it calls impaired now or says nothing better of. */
  entities: number
  impairedEntities: number
}

/** How much a failure of an account would cost, as people say. */
export const CRITICALITIES = ['critical', 'high', 'normal', 'low'] as const
export type Criticality = (typeof CRITICALITIES)[number]

/** An event of the incident, as far as it can name accounts. */
export interface BlastEvent {
  id: string
  service: string
  serviceName: string
  region: string
  summary: string
  spans: readonly Span[]
}

/** A place in an organization. */
export interface BlastUnit {
  id: string
  name: string
  /** Index in `units`; null for a root. */
  parent: number | null
}

/** Everything that is known about who an incident touches, over its whole time. */
export interface BlastFacts {
  /** Null for a dry run. */
  incidentId: string | null
  /** From the first moment at which anything failed to the last; null: it goes on. ms. */
  from: Instant
  to: Instant | null
  /** When this was worked out, ms. */
  asOf: Instant
  /** Version of the catalogue of dependencies. */
  catalogue: string
  faults: readonly Fault[]
  trails: readonly Trail[]
  events: readonly BlastEvent[]
  units: readonly BlastUnit[]
  teams: readonly { id: string; name: string }[]
  environments: readonly string[]
  /** By id. Those of the directory that the reader may see, and those that AWS or a person named. */
  accounts: readonly BlastAccount[]
}
