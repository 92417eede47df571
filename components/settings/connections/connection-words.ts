/** Words and shapes for connections: their kinds, states, sources, and what the check found. */
import type { SeverityMarkKind } from '@/components/ui/severity-mark'
import type { ConnectionSourceView, ConnectionSummary, PermissionCheckView } from '@/lib/connections/contract'
import type { AwsConnection, ConnectionKind, Partition } from '@/lib/domain/aws-connection'

export const KIND_WORDS: Readonly<Record<ConnectionKind, string>> = {
  organization: 'Organization',
  account: 'Single account',
}

export const PARTITION_WORDS: Readonly<Record<Partition, string>> = {
  aws: 'AWS (commercial Regions)',
  'aws-cn': 'AWS China',
  'aws-us-gov': 'AWS GovCloud (US)',
}

const SOURCE_NAMES: Readonly<Record<string, string>> = {
  'aws-health': 'AWS Health',
  eventbridge: 'EventBridge',
  directory: 'Accounts and units',
  inventory: 'Service usage',
  evidence: 'IAM evidence',
  'iam-changes': 'IAM changes',
}

/** What a source of a connection is called beside the others of it. */
export function sourceName(kind: string): string {
  return SOURCE_NAMES[kind] ?? kind
}

interface Words {
  mark: SeverityMarkKind
  word: string
}

/** The state of a connection, or of one of its sources, as shape and word. */
export function stateWords({
  state,
  lastCompletePollAt,
}: Pick<ConnectionSummary | ConnectionSourceView, 'state' | 'lastCompletePollAt'>): Words {
  if (state === 'off') return { mark: 'unknown', word: 'Switched off' }
  if (state === 'failing') return { mark: 'disruption', word: 'Failing' }
  if (state === 'ok') return { mark: 'resolved', word: 'On time' }
  return lastCompletePollAt === null ? { mark: 'unknown', word: 'Not read yet' } : { mark: 'degradation', word: 'Late' }
}

const OUTCOMES: Readonly<Record<PermissionCheckView['outcome'], Words>> = {
  ok: { mark: 'resolved', word: 'Works' },
  denied: { mark: 'disruption', word: 'Denied' },
  'not-subscribed': { mark: 'degradation', word: 'No support plan' },
  'not-set-up': { mark: 'informational', word: 'Not set up' },
  failed: { mark: 'unknown', word: 'Not known' },
}

/** What was found out about a permission, as shape and word. */
export function outcomeWords(outcome: PermissionCheckView['outcome']): Words {
  return OUTCOMES[outcome]
}

/** All checks in a sentence. */
export function summariseChecks(checks: readonly PermissionCheckView[]): string {
  const works = checks.filter(({ outcome }) => outcome === 'ok').length
  if (works === checks.length) return `All ${checks.length} permissions work.`
  return `${works} of ${checks.length} permissions work.`
}

/** How Faultline gets in, in a few words. */
export function credentialsWords({ credentials }: Pick<AwsConnection, 'credentials'>): string {
  if (credentials.from === 'profile') return `Profile ${credentials.profile}`
  return credentials.from === 'default' ? "Faultline's own credentials" : `Role ${credentials.roleArn}`
}
