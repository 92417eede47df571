/** Reads IAM's policy documents in all the forms that IAM takes: one statement or many, text or list. */
import { z } from 'zod'
import type { PolicyDocument } from './facts-authorization'

/** What a statement is about: all that is listed, or all but what is listed. */
export interface Listed {
  values: readonly string[]
  /** NotAction, NotResource, NotPrincipal. */
  isAllBut: boolean
}

/** Whom a statement names, by kind: AWS, Service, Federated, CanonicalUser. */
export interface Principals {
  byKind: readonly { kind: string; values: readonly string[] }[]
  isAllBut: boolean
}

/** One condition: its operator and key as written. */
export interface PolicyCondition {
  operator: string
  key: string
  values: readonly string[]
}

export interface PolicyStatement {
  isAllow: boolean
  /** In lower case; null: the statement names none, which IAM refuses. */
  actions: Listed | null
  /** Null in trust policies. */
  resources: Listed | null
  /** Null in policies of users, groups and roles. */
  principals: Principals | null
  conditions: readonly PolicyCondition[]
}

const texts = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value))
/** Values of conditions may be written without quotes. */
const values = z
  .union([z.string(), z.boolean(), z.number(), z.array(z.union([z.string(), z.boolean(), z.number()]))])
  .transform((value) => (Array.isArray(value) ? value : [value]).map(String))
const principals = z.union([z.literal('*').transform(() => ({ AWS: ['*'] })), z.record(z.string(), texts)])

const statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: texts.optional(),
  NotAction: texts.optional(),
  Resource: texts.optional(),
  NotResource: texts.optional(),
  Principal: principals.optional(),
  NotPrincipal: principals.optional(),
  Condition: z.record(z.string(), z.record(z.string(), values)).optional(),
})
const document = z.object({
  Statement: z.union([statement.transform((one) => [one]), z.array(statement)]),
})

/** The statements of a document; null where it is none that IAM would take, so that nobody knows what it allows. */
export function parsePolicyDocument(policy: PolicyDocument): PolicyStatement[] | null {
  const read = document.safeParse(policy)
  return read.success ? read.data.Statement.map(toStatement) : null
}

function toStatement(written: z.output<typeof statement>): PolicyStatement {
  return {
    isAllow: written.Effect === 'Allow',
    actions: lowered(listed(written.Action, written.NotAction)),
    resources: listed(written.Resource, written.NotResource),
    principals: principalsOf(written.Principal, false) ?? principalsOf(written.NotPrincipal, true),
    conditions: Object.entries(written.Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, of]) => ({ operator, key, values: of })),
    ),
  }
}

function listed(named: readonly string[] | undefined, allBut: readonly string[] | undefined): Listed | null {
  if (named !== undefined) return { values: named, isAllBut: false }
  return allBut === undefined ? null : { values: allBut, isAllBut: true }
}

function lowered(list: Listed | null): Listed | null {
  return list === null ? null : { ...list, values: list.values.map((value) => value.toLowerCase()) }
}

function principalsOf(written: z.output<typeof principals> | undefined, isAllBut: boolean): Principals | null {
  if (written === undefined) return null
  return { byKind: Object.entries(written).map(([kind, of]) => ({ kind, values: of })), isAllBut }
}
