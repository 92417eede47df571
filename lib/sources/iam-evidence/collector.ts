/** The shape of a collector: reads one kind of fact of one account. */
import type { Partition } from '@/lib/domain/aws-connection'
import type { FactBodies, FactKind } from '@/lib/domain/evidence/facts'
import type { Instant } from '@/lib/domain/health-event'
import type { AccountSession } from './open-account'

/** What is known before an account is read. */
export interface EvidenceContext {
  partition: Partition
  /** The Region in which the partition's IAM is administered. */
  controlRegion: string
  /** The Region in which Faultline's connection lives. */
  homeRegion: string
  /** Regions in which the account is known to use something, and those of its connection; never empty. */
  regions: readonly string[]
}

/** One reading of an account: what collectors share, so that each request is sent once. */
export interface AccountReading extends EvidenceContext {
  session: AccountSession
  /** Another kind of this reading. @throws what hindered it */
  get<K extends FactKind>(kind: K): Promise<FactBodies[K]>
  /** What was asked under this key before, else what `ask` gives. */
  once<T>(key: string, ask: () => Promise<T>): Promise<T>
  /** Waits, in ms, for what AWS makes. */
  wait(ms: number): Promise<void>
}

/** What a collector found. */
export interface Found<K extends FactKind> {
  body: FactBodies[K]
  /** A report's own time; without it the moment counts at which reading began. */
  asOf?: Instant
}

/** Needs the permissions that EVIDENCE_PERMISSIONS lists for its kind. */
export interface Collector<K extends FactKind = FactKind> {
  kind: K
  /** @throws {SourceError} in sentences that name the account, where the kind as a whole could not be read */
  read(reading: AccountReading): Promise<Found<K>>
}
