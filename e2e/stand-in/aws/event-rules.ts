/** Amazon EventBridge: rules of the default bus, and their targets. */
import type { Call } from './call'
import { cutPage } from './listing'
import type { Operation, Operations, World } from './operation'
import { sortByKey } from './pages'
import { ServiceError } from './service-error'
import type { TruthRule } from './truth-watching'
import { requiredText, textIn, wholeIn } from './validation'

function rulesIn({ account, region, input }: Call, { truth }: World): TruthRule[] {
  const bus = textIn(input, 'EventBusName') ?? 'default'
  if (bus !== 'default') throw new ServiceError('ResourceNotFoundException', `There is no bus ${bus}.`)
  return truth.identities.get(account).rules.filter((each) => each.region === region)
}

const listRules: Operation = (call, world) => {
  const prefix = textIn(call.input, 'NamePrefix') ?? ''
  const found = rulesIn(call, world).filter(({ name }) => name.startsWith(prefix))
  const { items, token } = page(call, world, found, ({ name }) => name)
  return {
    Rules: items.map(({ name, pattern, enabled }) => ({
      Name: name,
      Arn: `arn:aws:events:${call.region}:${call.account}:rule/${name}`,
      ...(pattern === null ? { ScheduleExpression: 'rate(1 day)' } : { EventPattern: JSON.stringify(pattern) }),
      State: enabled ? 'ENABLED' : 'DISABLED',
      EventBusName: 'default',
    })),
    ...(token === null ? {} : { NextToken: token }),
  }
}

const listTargetsByRule: Operation = (call, world) => {
  const name = requiredText(call.input, 'Rule')
  const rule = rulesIn(call, world).find((each) => each.name === name)
  if (rule === undefined) throw new ServiceError('ResourceNotFoundException', `There is no rule ${name}.`)
  const { items, token } = page(call, world, rule.targets, ({ id }) => id)
  return {
    Targets: items.map(({ id, arn }) => ({ Id: id, Arn: arn })),
    ...(token === null ? {} : { NextToken: token }),
  }
}

function page<T>(call: Call, world: World, all: readonly T[], keyOf: (item: T) => string) {
  return cutPage(call, world, {
    sorted: () => sortByKey(all, keyOf),
    size: wholeIn(call.input, 'Limit', 1, 100, 100),
    token: textIn(call.input, 'NextToken'),
    tokenError: 'ValidationException',
  })
}

export const EVENT_RULES: Operations = { ListRules: listRules, ListTargetsByRule: listTargetsByRule }
