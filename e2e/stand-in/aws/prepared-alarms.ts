/** Prepared accounts for trails and the alarms on them: G1 to G6 of the catalogue. */
import { asItIs, denied, type Prepared, prepared } from './prepared'
import { DAY_MS } from './truth-principals'
import type { TruthMetricFilter, TruthTrail } from './truth-watching'

/** The one trail becomes like this. */
function trail(change: Partial<TruthTrail>): Prepared['prepare'] {
  return ({ trails: [first] }) => void Object.assign(first ?? {}, change)
}

/** No trail, but a store of CloudTrail Lake. */
const lakeAlone: Prepared['prepare'] = ({ trails, stores }) => {
  trails.splice(0)
  const store = { name: 'lake', region: 'us-east-1', status: 'ENABLED', multiRegion: true, organization: false }
  stores.push({ ...store, managementEvents: 'all' })
}

/** The alarm on what a filter counts is gone. */
function withoutAlarm(metric: string): Prepared['prepare'] {
  return (identity) => {
    identity.alarms = identity.alarms.filter((alarm) => alarm.metric !== metric)
  }
}

/** A rule in the control-plane Region that sees every call of IAM. */
const ruleInstead: Prepared['prepare'] = (identity, { account }) => {
  identity.alarms = []
  identity.rules.push({
    name: 'iam-calls',
    region: 'us-east-1',
    enabled: true,
    pattern: { source: ['aws.iam'], 'detail-type': ['AWS API Call via CloudTrail'] },
    targets: [{ id: 'queue', arn: `arn:aws:sqs:us-east-1:${account}:security` }],
  })
}

const ruleOff: Prepared['prepare'] = (identity, preparation) => {
  ruleInstead(identity, preparation)
  for (const rule of identity.rules) rule.enabled = false
}

/** The calls of a filter on two, the last ones first. */
function halvesOf(filter: TruthMetricFilter | undefined): TruthMetricFilter[] {
  if (filter === undefined) return []
  const calls = filter.pattern
    .replace(/^{ | }$/g, '')
    .split(' || ')
    .reverse()
  return [calls.slice(0, 9), calls.slice(9)].map((half, index) => ({
    ...filter,
    name: `${filter.name}-${index}`,
    pattern: `{($.eventSource="iam.amazonaws.com")&&(${half.join('||')})}`,
  }))
}

const inTwoFilters: Prepared['prepare'] = ({ filters }) => void filters.splice(0, 1, ...halvesOf(filters[0]))

const unconfirmed: Prepared['prepare'] = ({ topics }) => {
  for (const subscription of topics.flatMap(({ subscriptions }) => subscriptions)) subscription.confirmed = false
}
const actionsOff: Prepared['prepare'] = ({ alarms }) => {
  for (const alarm of alarms) alarm.actionsEnabled = false
}
const noTrails = denied('cloudtrail:DescribeTrails', 'cloudtrail:ListEventDataStores')
const noFilters = denied('logs:DescribeMetricFilters')

export const PREPARED_ALARMS: readonly Prepared[] = [
  ...prepared(
    'G1',
    ['pass', 'a trail of all Regions', asItIs],
    ['pass', 'writes alone, in advanced selectors', trail({ managementEvents: 'write', selectors: 'advanced' })],
    ['pass', 'CloudTrail Lake', lakeAlone],
    [
      'pass',
      'one of two is stopped',
      ({ trails }) => void trails.push(...trails.map((each) => ({ ...each, name: 'old', isLogging: false }))),
    ],
    ['fail', 'stopped', trail({ isLogging: false })],
    ['fail', 'of one Region', trail({ multiRegion: false })],
    ['fail', 'data events alone', trail({ managementEvents: 'none', selectors: 'advanced' })],
    ['fail', 'without global services', trail({ globalServices: false })],
    ['fail', 'no trail', ({ trails }) => void trails.splice(0)],
    ['not-checked', 'trails are denied', noTrails],
    ['not-checked', 'the state of the trail is denied', denied('cloudtrail:GetTrailStatus')],
  ),
  ...prepared(
    'G2',
    ['pass', 'validated and encrypted', asItIs],
    ['fail', 'not validated', trail({ logValidation: false })],
    ['fail', 'without a key', trail({ kmsKey: null })],
    ['not-applicable', 'Lake alone', lakeAlone],
    ['not-checked', 'trails are denied', noTrails],
  ),
  ...prepared(
    'G3',
    ['pass', 'four minutes ago', asItIs],
    ['pass', '23 hours ago', trail({ deliveredAgo: DAY_MS - 3_600_000 })],
    ['fail', 'three days ago', trail({ deliveredAgo: 3 * DAY_MS })],
    ['fail', 'to no log group', trail({ logGroupArn: null, deliveredAgo: null })],
    ['fail', 'with an error', trail({ deliveredAgo: 2 * DAY_MS, deliveryError: 'AccessDenied' })],
    ['not-applicable', 'Lake alone', lakeAlone],
    ['not-checked', 'trails are denied', noTrails],
  ),
  ...prepared(
    'G4',
    ['pass', 'filter, alarm and somebody who hears it', asItIs],
    ['pass', 'a rule instead', ruleInstead],
    ['pass', 'two filters together, in another order', inTwoFilters],
    ['fail', 'the rule is off', ruleOff],
    ['fail', 'half of the calls', ({ filters }) => void filters.splice(0, 1, ...halvesOf(filters[0]).slice(1))],
    [
      'fail',
      'a pattern that cannot be read',
      ({ filters: [first] }) => void Object.assign(first ?? {}, { pattern: '{ $.eventName = ' }),
    ],
    ['fail', 'the trail is stopped', trail({ isLogging: false })],
    ['fail', 'the alarm is gone', withoutAlarm('policies')],
    ['fail', 'the alarm does nothing', actionsOff],
    ['fail', 'nobody confirmed', unconfirmed],
    ['not-checked', 'filters are denied', noFilters],
    ['not-checked', 'subscriptions are denied', denied('sns:ListSubscriptionsByTopic')],
    ['not-checked', 'alarms are denied', denied('monitoring:DescribeAlarmsForMetric')],
  ),
  ...prepared(
    'G5',
    ['pass', 'filter, alarm and somebody who hears it', asItIs],
    ['pass', 'a rule instead', ruleInstead],
    ['fail', 'the alarm is gone', withoutAlarm('identities')],
    ['not-checked', 'filters are denied', noFilters],
  ),
  ...prepared(
    'G6',
    ['pass', 'six alarms', asItIs],
    ['fail', 'none for root', withoutAlarm('root')],
    ['fail', 'none for failing sign-ins', withoutAlarm('sign-in')],
    ['not-checked', 'filters are denied', noFilters],
  ),
]
