/** The policies that reading evidence takes: of the role in each account, of who takes it, and whom the role trusts. */

import type { Plain } from '@/lib/domain/aws-templates/yaml-text'
import { EVIDENCE_PERMISSIONS } from '@/lib/domain/evidence/evidence-permissions'
import type { EvidenceValues } from './evidence-values'

export type PolicyStatement = {
  Sid: string
  Effect: 'Allow'
  Action: string[]
  Resource: string
  Condition?: Record<string, Record<string, string>>
}

export type EvidencePolicy = { Version: '2012-10-17'; Statement: PolicyStatement[] }

/** What the role may do in each account: everything of it reads. */
export function rolePolicy(): EvidencePolicy {
  return { Version: '2012-10-17', Statement: [readingStatement('FaultlineEvidence', 'account')] }
}

/**
 * What the connection's own identity needs besides: it reads its own account itself, what concerns the organization, and
 * takes the role in every other account; of a single account no more than the role would.
 */
export function readerPolicy(values: EvidenceValues): EvidencePolicy {
  if (values.kind === 'account') return rolePolicy()
  return {
    Version: '2012-10-17',
    Statement: [
      readingStatement('FaultlineEvidence', 'account'),
      readingStatement('FaultlineOrganization', 'organization'),
      takingStatement(values),
    ],
  }
}

/** Whom the role trusts: the connection's account, in it one role where that is known, and nobody without the external id. */
export function trustPolicy({ partition, trustedAccount, trustedRoleArn, externalId }: EvidenceValues): {
  [key: string]: Plain
} {
  const conditions = {
    ...(externalId === null ? {} : { StringEquals: { 'sts:ExternalId': externalId } }),
    ...(trustedRoleArn === null ? {} : { ArnEquals: { 'aws:PrincipalArn': trustedRoleArn } }),
  }
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: `arn:${partition}:iam::${trustedAccount ?? 'ACCOUNT'}:root` },
        ...(Object.keys(conditions).length === 0 ? {} : { Condition: conditions }),
      },
    ],
  }
}

/** What an action is for; null for what is none of ours. */
export function whyOf(action: string): string | null {
  return WHY.get(action) ?? null
}

const WHY = new Map(EVIDENCE_PERMISSIONS.map(({ action, why }) => [action, why]))

/** By service and name, each once: the same action may serve several checks. */
function readingStatement(sid: string, scope: 'account' | 'organization'): PolicyStatement {
  const actions = EVIDENCE_PERMISSIONS.filter((each) => each.scope === scope).map(({ action }) => action)
  return { Sid: sid, Effect: 'Allow', Action: [...new Set(actions)].sort(), Resource: '*' }
}

function takingStatement({ partition, role, organizationId }: EvidenceValues): PolicyStatement {
  return {
    Sid: 'FaultlineTakesEvidenceRole',
    Effect: 'Allow',
    Action: ['sts:AssumeRole'],
    Resource: `arn:${partition}:iam::*:role${role.path}${role.name}`,
    ...(organizationId === null ? {} : { Condition: { StringEquals: { 'aws:ResourceOrgID': organizationId } } }),
  }
}
