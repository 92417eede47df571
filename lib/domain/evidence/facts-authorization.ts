/** iam:GetAccountAuthorizationDetails as it is kept: who there is and what they may do. */
import type { Instant } from '../health-event'

/** A policy document as AWS gives it, parsed; null where it is no JSON. Statements are looked at by policy-document.ts. */
export type PolicyDocument = Record<string, unknown> | null

export interface InlinePolicy {
  name: string
  document: PolicyDocument
}

export interface AttachedPolicy {
  name: string
  arn: string
}

export interface IamUser {
  name: string
  arn: string
  groups: string[]
  attached: AttachedPolicy[]
  inline: InlinePolicy[]
  tags: Record<string, string>
}

export interface IamGroup {
  name: string
  arn: string
  attached: AttachedPolicy[]
  inline: InlinePolicy[]
}

export interface IamRole {
  name: string
  arn: string
  path: string
  trust: PolicyDocument
  attached: AttachedPolicy[]
  inline: InlinePolicy[]
  tags: Record<string, string>
  lastUsedAt: Instant | null
}

/** A customer's policy; AWS's own are known by their ARN alone. */
export interface CustomerPolicy {
  name: string
  arn: string
  path: string
  attachments: number
  /** Its default version. */
  document: PolicyDocument
  /** null: not read (tags of policies are a call of their own). */
  tags: Record<string, string> | null
}

export interface AuthorizationFacts {
  users: IamUser[]
  groups: IamGroup[]
  roles: IamRole[]
  policies: CustomerPolicy[]
}
