/** CloudFormation's stacks that made roles, users or policies: whether what is there is still what they say. */
import { z } from 'zod'
import type { DriftFacts } from '@/lib/domain/evidence/facts'
import { AwsError } from '@/lib/sources/aws/aws-error'
import type { AccountReading, Collector } from '../collector'
import { listAll, tokenAs } from '../listing'
import { instant, listOf, optionalText } from '../payload'
import { unreadReasonOf } from '../unread'

const STACK_TAG = 'aws:cloudformation:stack-id'
const MOST_STACKS = 50
/** A comparison that is older is made anew. */
const OLDEST_MS = 24 * 3_600_000
/** CloudFormation compares for some seconds to minutes; what takes longer is there the next day. */
const WAITS_MS = [2_000, 4_000, 8_000, 16_000]

const STACKS = z.object({
  Stacks: listOf(
    z.object({
      StackName: z.string(),
      DriftInformation: z.object({ StackDriftStatus: optionalText, LastCheckTimestamp: instant }).nullish(),
    }),
  ),
  NextToken: optionalText,
})
const BEGUN = z.object({ StackDriftDetectionId: z.string() })
const DETECTION = z.object({ DetectionStatus: z.string(), StackDriftStatus: optionalText, Timestamp: instant })

type Stack = DriftFacts['stacks'][number]

export const stackDrift: Collector<'stack-drift'> = {
  kind: 'stack-drift',
  read: async (reading) => {
    const { users, roles, policies } = await reading.get('authorization-details')
    const ids = new Set([...users, ...roles, ...policies].map(({ tags }) => tags?.[STACK_TAG]))
    const stacks: Stack[] = []
    for (const id of [...ids].filter((each) => each !== undefined).slice(0, MOST_STACKS)) {
      const stack = await findStack(reading, id)
      if (stack !== null) stacks.push(stack)
    }
    await compareAgain(reading, stacks)
    return { body: { stacks } }
  },
}

/** Null for what is no stack of this account: where AWS does not keep a tag to itself anybody can write it. */
async function findStack(reading: AccountReading, id: string): Promise<Stack | null> {
  const [, , service, region, account, path = ''] = id.split(':')
  if (service !== 'cloudformation' || !region || account !== reading.session.account) return null
  const described = await describeStack(reading, id, region)
  const drift = described?.DriftInformation
  return {
    id,
    name: described?.StackName ?? path.split('/')[1] ?? id,
    region,
    drift: drift?.StackDriftStatus ?? 'NOT_CHECKED',
    checkedAt: drift?.LastCheckTimestamp ?? null,
  }
}

/** Undefined for a stack that is gone while what it made is still there. */
async function describeStack({ session }: AccountReading, id: string, region: string) {
  const request = async (token: string | undefined) => {
    const page = await session.read('cloudFormation', region, STACKS, (cloudFormation) =>
      cloudFormation.describeStacks({ StackName: id, ...tokenAs('NextToken', token) }),
    )
    return { items: page.Stacks, next: page.NextToken }
  }
  try {
    const [stack] = await listAll(session.sentence(`the stack ${id}`), request)
    return stack
  } catch (error) {
    if (error instanceof AwsError && error.awsName === 'ValidationError') return undefined
    throw error
  }
}

/** Begins all comparisons that are due, then looks a few times whether they have come to an end. */
async function compareAgain(reading: AccountReading, stacks: readonly Stack[]): Promise<void> {
  const due = Date.now() - OLDEST_MS
  const waiting = new Map<Stack, string>()
  for (const stack of stacks) {
    if (stack.checkedAt !== null && stack.checkedAt > due) continue
    const detection = await attempt(() => begin(reading, stack))
    if (detection !== null) waiting.set(stack, detection)
  }
  for (const wait of WAITS_MS) {
    if (waiting.size === 0) return
    await reading.wait(wait)
    for (const [stack, detection] of waiting) {
      const isOver = await attempt(() => lookAfter(reading, stack, detection))
      if (isOver !== false) waiting.delete(stack)
    }
  }
}

async function begin({ session }: AccountReading, { id, region }: Stack): Promise<string> {
  const { StackDriftDetectionId } = await session.read('cloudFormation', region, BEGUN, (cloudFormation) =>
    cloudFormation.detectStackDrift({ StackName: id }),
  )
  return StackDriftDetectionId
}

async function lookAfter({ session }: AccountReading, stack: Stack, StackDriftDetectionId: string): Promise<boolean> {
  const { DetectionStatus, StackDriftStatus, Timestamp } = await session.read(
    'cloudFormation',
    stack.region,
    DETECTION,
    (cloudFormation) => cloudFormation.describeStackDriftDetectionStatus({ StackDriftDetectionId }),
  )
  if (DetectionStatus === 'DETECTION_IN_PROGRESS') return false
  if (DetectionStatus === 'DETECTION_COMPLETE' && StackDriftStatus !== null) {
    stack.drift = StackDriftStatus
    stack.checkedAt = Timestamp ?? Date.now()
  }
  return true
}

/** Null where AWS refuses: what was known of the stack before stays, with its time. */
async function attempt<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if (unreadReasonOf(error) === null) throw error
    return null
  }
}
