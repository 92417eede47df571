/** Policies that somebody here wrote, and what AWS's own ones are attached to. */
import type { AttachedPolicy, AuthorizationFacts, InlinePolicy } from '../facts-authorization'
import { type PolicyStatement, parsePolicyDocument } from '../policy-document'

/** A customer's policy, or one that stands inside a user, group or role. */
export interface OwnPolicy {
  /** "policy deploy", "user mira: inline policy everything" */
  subject: string
  /** False: nobody has what it allows. */
  isAttached: boolean
  /** Null: it is none that IAM would take, so what it allows is not known. */
  statements: readonly PolicyStatement[] | null
}

/** A user, group or role that policies are attached to. */
export interface Holder {
  /** "user mira" */
  subject: string
  kind: 'user' | 'group' | 'role'
  attached: readonly AttachedPolicy[]
  inline: readonly InlinePolicy[]
}

export function holdersOf({ users, groups, roles }: AuthorizationFacts): Holder[] {
  return [
    ...users.map(({ name, attached, inline }) => holder('user', name, attached, inline)),
    ...groups.map(({ name, attached, inline }) => holder('group', name, attached, inline)),
    ...roles.map(({ name, attached, inline }) => holder('role', name, attached, inline)),
  ]
}

export function ownPolicies(authorization: AuthorizationFacts): OwnPolicy[] {
  const managed = authorization.policies.map(({ name, attachments, document }) => ({
    subject: `policy ${name}`,
    isAttached: attachments > 0,
    statements: parsePolicyDocument(document),
  }))
  const inline = holdersOf(authorization).flatMap(({ subject, inline: own }) =>
    own.map(({ name, document }) => ({
      subject: `${subject}: inline policy ${name}`,
      isAttached: true,
      statements: parsePolicyDocument(document),
    })),
  )
  return [...managed, ...inline]
}

/** Whether an ARN names that policy of AWS's own, in any partition. */
export function isAwsPolicy({ arn }: AttachedPolicy, name: string): boolean {
  return /^arn:[a-z-]+:iam::aws:policy\/(.+)$/.exec(arn)?.[1] === name
}

function holder(
  kind: Holder['kind'],
  name: string,
  attached: readonly AttachedPolicy[],
  inline: readonly InlinePolicy[],
): Holder {
  return { subject: `${kind} ${name}`, kind, attached, inline }
}
