/** The rule about trust: a role that everybody or another account may take, without a condition that narrows who. */
import { outsidersOf } from '@/lib/domain/evidence/policy-trust'
import type { IamCall } from './change'
import { textAt } from './record-fields'
import { statementsWritten } from './written-policy'

/** The document of each call that says who may take a role. */
const DOCUMENT_OF: Readonly<Record<string, string>> = {
  CreateRole: 'assumeRolePolicyDocument',
  UpdateAssumeRolePolicy: 'policyDocument',
}

/** The role; null where nobody of outside may take it by this call. */
export function opensTrust({ eventSource, eventName, requestParameters, accountId }: IamCall): string | null {
  const key = Object.hasOwn(DOCUMENT_OF, eventName) ? DOCUMENT_OF[eventName] : undefined
  if (eventSource !== 'iam.amazonaws.com' || key === undefined) return null
  const statements = statementsWritten(requestParameters, key)
  if (statements === null || outsidersOf(statements, accountId).length === 0) return null
  return `role ${textAt(requestParameters, 'roleName') ?? 'unknown'}`
}
