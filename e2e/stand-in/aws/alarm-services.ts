/** Who would raise an alarm: metric filters of CloudWatch Logs, alarms of CloudWatch, subscriptions of SNS. */

import type { AccountIdentity } from './account-identity'
import type { Call } from './call'
import { cutPage } from './listing'
import type { Operation, Operations, World } from './operation'
import { sortByKey } from './pages'
import { ServiceError } from './service-error'
import type { TruthAlarm } from './truth-watching'
import { requiredText, textIn, textsIn, wholeIn } from './validation'

/** Where the filters' metrics are put. */
const NAMESPACE = 'Trail'
const PER_PAGE = 50

function identityOf({ account }: Call, { truth }: World): AccountIdentity {
  return truth.identities.get(account)
}

const describeMetricFilters: Operation = (call, world) => {
  const group = textIn(call.input, 'logGroupName')
  const { filters, trails } = identityOf(call, world)
  const here = filters.filter(({ region, logGroup }) => region === call.region && (group ?? logGroup) === logGroup)
  const isKnown = here.length > 0 || trails.some(({ logGroupArn }) => logGroupArn?.split(':')[6] === group)
  if (group !== null && !isKnown) throw new ServiceError('ResourceNotFoundException', `There is no log group ${group}.`)
  const { items, token } = cutPage(call, world, {
    sorted: () => sortByKey(here, ({ logGroup, name }) => `${logGroup} ${name}`),
    size: wholeIn(call.input, 'limit', 1, PER_PAGE, PER_PAGE),
    token: textIn(call.input, 'nextToken'),
    tokenError: 'InvalidParameterException',
  })
  return {
    metricFilters: items.map(({ name, pattern, logGroup, metric }) => ({
      filterName: name,
      filterPattern: pattern,
      logGroupName: logGroup,
      creationTime: Date.UTC(2024, 0, 1),
      metricTransformations: [{ metricName: metric, metricNamespace: NAMESPACE, metricValue: '1' }],
    })),
    ...(token === null ? {} : { nextToken: token }),
  }
}

const describeAlarmsForMetric: Operation = (call, world) => {
  const metric = requiredText(call.input, 'MetricName')
  const namespace = requiredText(call.input, 'Namespace')
  const found = alarmsIn(call, world).filter((each) => each.metric === metric && namespace === NAMESPACE)
  return { MetricAlarms: found.map((each) => alarmShape(call, each)) }
}

const describeAlarms: Operation = (call, world) => {
  const names = textsIn(call.input, 'AlarmNames', 100)
  const found = alarmsIn(call, world).filter(({ name }) => names?.includes(name) ?? true)
  const { items, token } = cutPage(call, world, {
    sorted: () => sortByKey(found, ({ name }) => name),
    size: wholeIn(call.input, 'MaxRecords', 1, 100, PER_PAGE),
    token: textIn(call.input, 'NextToken'),
    tokenError: 'InvalidNextToken',
  })
  return { MetricAlarms: items.map((each) => alarmShape(call, each)), ...(token === null ? {} : { NextToken: token }) }
}

function alarmsIn(call: Call, world: World): TruthAlarm[] {
  return identityOf(call, world).alarms.filter(({ region }) => region === call.region)
}

function alarmShape({ account, region }: Call, alarm: TruthAlarm): Record<string, unknown> {
  return {
    AlarmName: alarm.name,
    AlarmArn: `arn:aws:cloudwatch:${region}:${account}:alarm:${alarm.name}`,
    ActionsEnabled: alarm.actionsEnabled,
    OKActions: [],
    AlarmActions: alarm.actions,
    InsufficientDataActions: [],
    StateValue: 'OK',
    MetricName: alarm.metric,
    Namespace: NAMESPACE,
    Statistic: 'Sum',
    Dimensions: [],
    Period: 300,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  }
}

const listSubscriptionsByTopic: Operation = (call, world) => {
  const arn = requiredText(call.input, 'TopicArn')
  const [, , , region, owner = ''] = arn.split(':')
  const topic = world.truth.identities.get(owner).topics.find((each) => each.arn === arn)
  if (topic === undefined || region !== call.region) throw new ServiceError('NotFound', 'There is no such topic.', 404)
  if (owner !== call.account) throw new ServiceError('AuthorizationError', `${call.account} may not ask this.`, 403)
  const { items, token } = cutPage(call, world, {
    sorted: () => sortByKey(topic.subscriptions.entries(), ([index]) => String(index).padStart(4, '0')),
    size: 100,
    token: textIn(call.input, 'NextToken'),
    tokenError: 'InvalidParameter',
  })
  return {
    Subscriptions: items.map(([index, { protocol, endpoint, confirmed }]) => ({
      SubscriptionArn: confirmed
        ? `${arn}:00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
        : 'PendingConfirmation',
      Owner: owner,
      Protocol: protocol,
      Endpoint: endpoint,
      TopicArn: arn,
    })),
    ...(token === null ? {} : { NextToken: token }),
  }
}

export const LOGS: Operations = { DescribeMetricFilters: describeMetricFilters }
export const CLOUDWATCH: Operations = {
  DescribeAlarms: describeAlarms,
  DescribeAlarmsForMetric: describeAlarmsForMetric,
}
export const SNS: Operations = { ListSubscriptionsByTopic: listSubscriptionsByTopic }
