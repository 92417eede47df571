/** What the documents of the evidence role are filled with, taken from a connection. */
import { type AwsConnection, type ConnectionKind, HOME_REGION, type Partition } from '../aws-connection'
import { parseRoleArn } from '../role-arn'

export interface EvidenceValues {
  kind: ConnectionKind
  partition: Partition
  role: EvidenceRole
  /** The account whose identities take the role; null until the connection's credentials have told it. */
  trustedAccount: string | null
  /** The one role there that takes it; null where the connection uses another identity, which is not known. */
  trustedRoleArn: string | null
  externalId: string | null
  /** o-…; null where it is not known. */
  organizationId: string | null
  /** Where the StackSet is run from; IAM itself is the same in every Region. */
  homeRegion: string
}

export interface EvidenceRole {
  /** `/` or `/team/`. */
  path: string
  name: string
}

/** The documents' values; null where the connection collects no evidence. */
export function evidenceValuesOf(connection: AwsConnection): EvidenceValues | null {
  const { kind, partition, credentials, accountId, organizationId, evidence } = connection
  if (evidence.role === null) return null
  const taken = credentials.from === 'assume-role' ? parseRoleArn(credentials.roleArn) : null
  return {
    kind,
    partition,
    role: splitRole(evidence.role),
    trustedAccount: taken?.account ?? accountId,
    trustedRoleArn: taken !== null && credentials.from === 'assume-role' ? credentials.roleArn : null,
    externalId: evidence.externalId,
    organizationId,
    homeRegion: HOME_REGION[partition],
  }
}

/** A role as settings name it, `team/FaultlineEvidence`, in path and name. */
export function splitRole(role: string): EvidenceRole {
  const parts = role.split('/').filter((part) => part !== '')
  const name = parts.pop() ?? ''
  return { path: parts.length === 0 ? '/' : `/${parts.join('/')}/`, name }
}
