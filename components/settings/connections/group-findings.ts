/** Permissions of which the same was found out, told once. */
import type { PermissionCheckView } from '@/lib/connections/contract'

export interface Finding extends Omit<PermissionCheckView, 'action'> {
  /** At least one, in the order in which they were checked. */
  actions: readonly string[]
}

/** One cause, such as missing credentials, fails every permission: its sentence stands once, in the place of the first. */
export function groupFindings(checks: readonly PermissionCheckView[]): Finding[] {
  const findings = new Map<string, Finding>()
  for (const { action, ...found } of checks) {
    const key = JSON.stringify([found.outcome, found.sentence])
    findings.set(key, { ...found, ...findings.get(key), actions: [...(findings.get(key)?.actions ?? []), action] })
  }
  return [...findings.values()]
}
