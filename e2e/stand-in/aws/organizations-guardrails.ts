/** Policies of AWS Organizations, and what they are attached to. */
import type { Call } from './call'
import { cutPage } from './listing'
import type { Operation, Operations, World } from './operation'
import { requireOrganization } from './organizations-access'
import { sortByKey } from './pages'
import { ServiceError } from './service-error'
import { refuseOthers, requiredText, textIn, wholeIn } from './validation'

const PAGE = 20

const listPolicies: Operation = (call, world) => {
  const directory = requireOrganization(call, world)
  refuseOthers(call.input, ['Filter', 'MaxResults', 'NextToken'])
  const type = requiredText(call.input, 'Filter')
  const { items, token } = page(
    call,
    world,
    world.truth.organization.guardrails.filter((each) => each.type === type),
    ({ id }) => id,
  )
  const base = `arn:aws:organizations::${directory.managementAccount}:policy/${directory.organizationId}`
  return {
    Policies: items.map(({ id, name, isAws }) => ({
      Id: id,
      Arn: `${isAws ? 'arn:aws:organizations::aws:policy' : base}/${type.toLowerCase()}/${id}`,
      Name: name,
      Type: type,
      AwsManaged: isAws,
    })),
    ...(token === null ? {} : { NextToken: token }),
  }
}

const listTargetsForPolicy: Operation = (call, world) => {
  const directory = requireOrganization(call, world)
  refuseOthers(call.input, ['PolicyId', 'MaxResults', 'NextToken'])
  const id = requiredText(call.input, 'PolicyId')
  const policy = world.truth.organization.guardrails.find((each) => each.id === id)
  if (policy === undefined) throw new ServiceError('PolicyNotFoundException', `There is no policy ${id}.`)
  const { items, token } = page(call, world, policy.targets, (target) => target)
  const typeOf = (target: string) => (directory.units.has(target) ? 'ORGANIZATIONAL_UNIT' : 'ACCOUNT')
  return {
    Targets: items.map((TargetId) => ({
      TargetId,
      Arn: `arn:aws:organizations::${directory.managementAccount}:target/${directory.organizationId}/${TargetId}`,
      Name: TargetId,
      Type: TargetId === directory.rootId ? 'ROOT' : typeOf(TargetId),
    })),
    ...(token === null ? {} : { NextToken: token }),
  }
}

function page<T>(call: Call, world: World, all: readonly T[], keyOf: (item: T) => string) {
  return cutPage(call, world, {
    sorted: () => sortByKey(all, keyOf),
    size: wholeIn(call.input, 'MaxResults', 1, PAGE, PAGE),
    token: textIn(call.input, 'NextToken'),
    tokenError: 'InvalidInputException',
  })
}

export const GUARDRAILS: Operations = { ListPolicies: listPolicies, ListTargetsForPolicy: listTargetsForPolicy }
