/** How much a policy allows: everything, all but a few calls, all calls of a service. Deny statements take nothing away. */
import type { Listed, PolicyStatement } from './policy-document'

/** Whether a statement allows every call on every resource: `*` on `*`. */
export function allowsEverything(statement: PolicyStatement): boolean {
  return grantsBroadly(statement) && namedActions(statement).some(isEveryAction)
}

/** Whether it allows every call but those that it names: NotAction on every resource. */
export function allowsAllBut(statement: PolicyStatement): boolean {
  return grantsBroadly(statement) && statement.actions?.isAllBut === true
}

/** Services of which it allows every call on every resource, as written in lower case: "ec2", "s3", "*". Sorted. */
export function wholeServices(statement: PolicyStatement): string[] {
  if (!grantsBroadly(statement)) return []
  const services = namedActions(statement).flatMap((action) => {
    if (isEveryAction(action)) return ['*']
    const [service = '', call = ''] = action.split(':')
    return isAll(call) ? [service] : []
  })
  return [...new Set(services)].sort()
}

/** A condition on it is another matter: it is told, and takes nothing away. */
export function isConditional(statement: PolicyStatement): boolean {
  return statement.conditions.length > 0
}

/** Allow, and on every resource: NotResource leaves out what it names and nothing else. */
function grantsBroadly({ isAllow, resources }: PolicyStatement): boolean {
  return isAllow && resources !== null && (resources.isAllBut || resources.values.some(isEveryResource))
}

function namedActions({ actions }: { actions: Listed | null }): readonly string[] {
  return actions === null || actions.isAllBut ? [] : actions.values
}

function isEveryAction(action: string): boolean {
  const [service = '', call] = action.split(':')
  return isAll(service) && (call === undefined || isAll(call))
}

/** `*`, and `arn:*` written out: every part of it a wildcard from some part on. */
function isEveryResource(resource: string): boolean {
  return isAll(resource) || /^arn:(?:\*|[a-z-]+:\*)(?::\**)*$/i.test(resource)
}

function isAll(pattern: string): boolean {
  return /^\*+$/.test(pattern)
}
