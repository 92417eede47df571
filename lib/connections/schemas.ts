/** What the forms about connections may hold. */
import 'server-only'
import { z } from 'zod'
import {
  type ConnectionCredentials,
  type EvidenceSettings,
  PARTITIONS,
  type Partition,
  partitionOfRegion,
} from '@/lib/domain/aws-connection'
import { plainName } from '@/lib/domain/plain-name'
import { parseQueueUrl } from '@/lib/domain/queue-url'
import { isRegionId } from '@/lib/domain/region'
import { parseRoleArn } from '@/lib/domain/role-arn'
import { readConfiguration } from '@/lib/env.mjs'
import { evidenceFields, evidenceOf, evidenceProblems, problemOfId } from './schemas-evidence'

const MOST_QUEUES = 20
const MOST_REGIONS = 60

const id = z.string().min(1).max(100)
const text = z.string().trim().default('')

const settings = {
  name: plainName(60),
  credentials: z.enum(['default', 'profile', 'assume-role'], 'Choose how Faultline gets in.'),
  profile: text,
  roleArn: text,
  externalId: text,
  regions: text.transform((given) => [...new Set(given.split(/[\s,;]+/).filter(Boolean))]),
  queueUrls: text.transform((given) => [...new Set(given.split(/[\s,]+/).filter(Boolean))]),
  ...evidenceFields,
}

type Typed = z.output<z.ZodObject<typeof settings>>

/** What a connection is set to, as far as it can be changed later. */
export interface ConnectionSettings {
  name: string
  credentials: ConnectionCredentials
  regions: string[]
  queueUrls: string[]
  evidence: EvidenceSettings
}

export const newConnectionForm = z
  .object({
    ...settings,
    kind: z.enum(['organization', 'account'], 'Choose what to connect.'),
    partition: z.enum(PARTITIONS, 'Choose a partition.'),
  })
  .superRefine((typed, context) => refuse(problemsOf(typed, typed.partition), context))
  .transform(({ kind, partition, ...typed }) => ({ kind, partition, ...settingsOf(typed) }))

/** The partition stays what it was; it is sent along to judge the rest by. */
export const changedConnectionForm = z
  .object({ id, ...settings, partition: z.enum(PARTITIONS) })
  .superRefine((typed, context) => refuse(problemsOf(typed, typed.partition), context))
  .transform((typed) => ({ id: typed.id, partition: typed.partition, settings: settingsOf(typed) }))

export const connectionForm = z.object({ id })

function settingsOf({
  name,
  credentials,
  profile,
  roleArn,
  externalId,
  regions,
  queueUrls,
  ...typed
}: Typed): ConnectionSettings {
  const from: Record<typeof credentials, ConnectionCredentials> = {
    default: { from: 'default' },
    profile: { from: 'profile', profile },
    'assume-role': { from: 'assume-role', roleArn, externalId: externalId || null },
  }
  return { name, credentials: from[credentials], regions, queueUrls, evidence: evidenceOf(typed) }
}

type Problems = Partial<Record<keyof Typed, string | null>>

function refuse(problems: Problems, context: z.RefinementCtx): void {
  for (const [field, message] of Object.entries(problems)) {
    if (message) context.addIssue({ code: 'custom', path: [field], message })
  }
}

function problemsOf(typed: Typed, partition: Partition): Problems {
  const common = {
    regions: firstProblem(typed.regions, MOST_REGIONS, 'Regions', (region) => problemOfRegion(region, partition)),
    queueUrls: firstProblem(typed.queueUrls, MOST_QUEUES, 'queues', (url) => problemOfQueue(url, partition)),
    ...evidenceProblems(typed),
  }
  if (typed.credentials === 'profile') return { ...common, profile: problemOfProfile(typed.profile) }
  if (typed.credentials === 'default') return common
  return { ...common, roleArn: problemOfRole(typed.roleArn, partition), externalId: problemOfId(typed.externalId) }
}

function firstProblem(
  values: readonly string[],
  most: number,
  what: string,
  problemOf: (value: string) => string | null,
): string | null {
  if (values.length > most) return `These are ${values.length}; a connection has at most ${most} ${what}.`
  return values.map(problemOf).find((problem) => problem !== null) ?? null
}

function problemOfProfile(profile: string): string | null {
  if (profile === '') return 'Give the name of the profile.'
  return /^[\w .@:/+=-]{1,100}$/.test(profile) ? null : 'Use letters, digits and . @ : / + = - _ only.'
}

function problemOfRole(arn: string, partition: Partition): string | null {
  if (arn === '') return 'Give the ARN of the role.'
  const role = parseRoleArn(arn)
  if (role === null) return 'This is no ARN of a role: arn:aws:iam::, the account with 12 digits, :role/ and its name.'
  if (role.partition === partition) return null
  return `This role is in the partition ${role.partition}, but the connection is for ${partition}.`
}

function problemOfRegion(region: string, partition: Partition): string | null {
  if (!isRegionId(region)) return `"${region.slice(0, 30)}" is no Region; they look like eu-west-1.`
  const own = partitionOfRegion(region)
  return own === partition ? null : `${region} is in the partition ${own}, but the connection is for ${partition}.`
}

function problemOfQueue(url: string, partition: Partition): string | null {
  const shown = `"${url.slice(0, 80)}"`
  const queue = parseQueueUrl(url)
  if (queue === null) return `${shown} is no address of a queue: https://sqs.REGION.amazonaws.com/ACCOUNT/NAME.`
  if (queue.region !== null) return problemOfRegion(queue.region, partition)
  return mayBeElsewhere(queue.host) ? null : `${queue.host} is none of AWS's addresses for queues.`
}

/** Another address than AWS's own may be named where the operator has told the SDK of one for SQS, or allows the host. */
function mayBeElsewhere(host: string): boolean {
  const { aws, allowedPrivateHosts } = readConfiguration()
  return aws.hasQueueEndpoint || allowedPrivateHosts.includes(host)
}
