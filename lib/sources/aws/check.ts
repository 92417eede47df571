/** The live check of a connection: every permission is tried at AWS, and nothing there is changed. */
import type { AwsConnection } from '@/lib/domain/aws-connection'
import {
  type AwsPermission,
  type PermissionCheck,
  type PermissionOutcome,
  permissionsOf,
} from '@/lib/domain/aws-permissions'
import { SourceError } from '@/lib/errors'
import { activeRegion } from '@/lib/sources/aws-health/active-region'
import { AwsError, type AwsReason } from './aws-error'
import { HEALTH_PROBES } from './probe-health'
import { INVENTORY_PROBES } from './probe-inventory'
import { ORGANIZATIONS_PROBES } from './probe-organizations'
import { QUEUE_PROBES } from './probe-queues'
import { beginProbing, NotSetUp, NotTried, type Probe, type Probing } from './probing'

/** What a check found out. */
export interface ConnectionFindings {
  /** One for each permission that the connection needs, in the order of AWS_PERMISSIONS. */
  checks: PermissionCheck[]
  /** Null where neither AWS nor the connection tells it. */
  accountId: string | null
  organizationId: string | null
}

const PROBES: Readonly<Record<string, Probe>> = {
  ...ORGANIZATIONS_PROBES,
  ...HEALTH_PROBES,
  ...INVENTORY_PROBES,
  ...QUEUE_PROBES,
}

/** With these nothing else can work either. */
const HOPELESS = new Set<AwsReason>([
  'no-credentials',
  'wrong-credentials',
  'expired-credentials',
  'role-refused',
  'clock-skew',
])

const OUTCOMES: Readonly<Partial<Record<AwsReason, PermissionOutcome>>> = {
  'not-subscribed': 'not-subscribed',
  denied: 'denied',
  'role-refused': 'denied',
  'organizational-view-off': 'not-set-up',
  'no-organization': 'not-set-up',
}

/** Tries every permission that the connection needs, one after the other. Failures are findings: nothing is thrown. */
export async function checkConnection(connection: AwsConnection): Promise<ConnectionFindings> {
  const probing = beginProbing(connection, await activeRegion(connection.partition))
  const checks: PermissionCheck[] = []
  let hopeless: AwsError | null = null
  for (const permission of permissionsOf(connection.kind, connection.queueUrls.length > 0)) {
    if (hopeless !== null) {
      checks.push(found(permission, 'failed', `Not tried: without credentials that AWS accepts nothing can be asked.`))
      continue
    }
    const { check, error } = await tryPermission(permission, probing)
    checks.push(check)
    if (error !== null && HOPELESS.has(error.reason)) hopeless = error
  }
  const { accountId, organizationId } = probing.learned
  return { checks, accountId, organizationId }
}

async function tryPermission(
  permission: AwsPermission,
  probing: Probing,
): Promise<{ check: PermissionCheck; error: AwsError | null }> {
  const probe = PROBES[permission.action]
  if (probe === undefined) throw new Error(`no probe for ${permission.action}`)
  try {
    await probe(probing)
    return { check: found(permission, 'ok', `Faultline can ${permission.why}.`), error: null }
  } catch (error) {
    if (error instanceof NotSetUp) return { check: found(permission, 'not-set-up', error.message), error: null }
    if (error instanceof NotTried) return { check: found(permission, 'failed', error.message), error: null }
    if (!(error instanceof SourceError)) throw error
    const known = error instanceof AwsError ? error : null
    const outcome = (known === null ? undefined : OUTCOMES[known.reason]) ?? 'failed'
    return { check: found(permission, outcome, error.message), error: known }
  }
}

function found({ action, feature }: AwsPermission, outcome: PermissionOutcome, sentence: string): PermissionCheck {
  return { action, feature, outcome, sentence }
}
