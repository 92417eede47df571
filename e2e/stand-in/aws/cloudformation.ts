/** AWS CloudFormation: stacks, and whether what they made was changed since. */
import type { Call } from './call'
import { isoOf } from './iam-shapes'
import { cutPage } from './listing'
import type { Operation, Operations, World } from './operation'
import { sortByKey } from './pages'
import { ServiceError } from './service-error'
import type { TruthStack } from './truth-watching'
import { requiredText, textIn } from './validation'
import { stackId } from './well-kept'

function stacksIn({ account, region }: Call, { truth }: World): TruthStack[] {
  return truth.identities.get(account).stacks.filter((each) => each.region === region)
}

function getStack(call: Call, world: World, named: string): TruthStack {
  const found = stacksIn(call, world).find(({ name }) => name === named || idOf(call, name) === named)
  if (found === undefined) throw new ServiceError('ValidationError', `There is no stack ${named}.`)
  return found
}

function idOf({ account, region }: Call, name: string): string {
  return stackId(account, name, region)
}

const describeStacks: Operation = (call, world) => {
  const name = textIn(call.input, 'StackName')
  const found = name === null ? stacksIn(call, world) : [getStack(call, world, name)]
  const { items, token } = cutPage(call, world, {
    sorted: () => sortByKey(found, (stack) => stack.name),
    size: 100,
    token: textIn(call.input, 'NextToken'),
    tokenError: 'ValidationError',
  })
  return {
    Stacks: items.map(({ name: StackName, drift, checkedAt }) => ({
      StackId: idOf(call, StackName),
      StackName,
      CreationTime: '2024-01-01T00:00:00Z',
      StackStatus: 'UPDATE_COMPLETE',
      DriftInformation: { StackDriftStatus: drift, LastCheckTimestamp: isoOf(checkedAt) },
    })),
    ...(token === null ? {} : { NextToken: token }),
  }
}

const detectStackDrift: Operation = (call, world) => {
  const { name } = getStack(call, world, requiredText(call.input, 'StackName'))
  world.truth.identities.change(call.account, ({ stacks }) => {
    const stack = stacks.find((each) => each.name === name && each.region === call.region)
    if (stack) Object.assign(stack, { drift: stack.truth, checkedAt: world.truth.clock.now() })
  })
  return { StackDriftDetectionId: Buffer.from(name).toString('base64url') }
}

const describeStackDriftDetectionStatus: Operation = (call, world) => {
  const id = requiredText(call.input, 'StackDriftDetectionId')
  const { name, drift, checkedAt } = getStack(call, world, Buffer.from(id, 'base64url').toString())
  return {
    StackId: idOf(call, name),
    StackDriftDetectionId: id,
    DetectionStatus: 'DETECTION_COMPLETE',
    StackDriftStatus: drift,
    DriftedStackResourceCount: drift === 'DRIFTED' ? 1 : 0,
    Timestamp: isoOf(checkedAt),
  }
}

export const CLOUDFORMATION: Operations = {
  DescribeStackDriftDetectionStatus: describeStackDriftDetectionStatus,
  DescribeStacks: describeStacks,
  DetectStackDrift: detectStackDrift,
}
