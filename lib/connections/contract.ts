/** Connections as they cross the wire. Times are ISO 8601 UTC. */
import type { AwsConnection } from '@/lib/domain/aws-connection'
import type { PermissionFeature, PermissionOutcome } from '@/lib/domain/aws-permissions'
import type { SourceState } from '@/lib/domain/source-state'

/** One connection in a list, and in the API: nothing of how we get in. */
export interface ConnectionSummary
  extends Pick<
    AwsConnection,
    'id' | 'name' | 'kind' | 'partition' | 'origin' | 'enabled' | 'accountId' | 'organizationId'
  > {
  /** The worst state of what is read through it; late until that has begun, off where it is switched off. */
  state: SourceState
  /** When AWS Health was last read whole; null where it never was. */
  lastCompletePollAt: string | null
}

export interface ConnectionSourceView {
  id: string
  /** aws-health, eventbridge, directory, inventory. */
  kind: string
  state: SourceState
  lastCompletePollAt: string | null
  lastError: string | null
}

/** What the live check found out about one permission. */
export interface PermissionCheckView {
  action: string
  feature: PermissionFeature
  outcome: PermissionOutcome
  /** For people: what was found, and what to do. */
  sentence: string
}

/** One connection with everything that its page shows. */
export interface ConnectionView extends AwsConnection, Pick<ConnectionSummary, 'state' | 'lastCompletePollAt'> {
  sources: ConnectionSourceView[]
  /** In the order in which they are asked; empty until the first check is over. */
  checks: PermissionCheckView[]
  checkedAt: string | null
  /** How many events of AWS Health and how many accounts were read through it. */
  events: number
  accounts: number
}

/** What can be downloaded for a connection, by the name of its file. */
export const DOCUMENTS = ['policy.json', 'faultline.yaml', 'faultline.tf'] as const
export type DocumentName = (typeof DOCUMENTS)[number]

/** The texts of the documents. */
export type ConnectionDocuments = Readonly<Record<DocumentName, string>> & {
  /** What Faultline's own identity must be allowed besides; null where the connection takes no role. */
  takingRole: string | null
}
