/** Trails, alarms and rules to judge checks on: everything in order unless told otherwise. */
import type { FactBodies } from '@/lib/domain/evidence/facts'
import type { AlarmAction, AlarmFacts, EventRule, MetricFilter } from '@/lib/domain/evidence/facts-alarms'
import type { EventStore, Trail, TrailFacts } from '@/lib/domain/evidence/facts-trails'
import { ACCOUNT, HOUR, NOW } from './build-facts'

export const OWNER = '999988887777'
const LOG_GROUP = `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:trail:*`

/** The account's own trail: all Regions, logging, validated, encrypted, delivering. */
export function buildTrail(overrides: Partial<Trail> = {}): Trail {
  return {
    name: 'main',
    arn: `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/main`,
    homeRegion: 'us-east-1',
    ownerAccount: ACCOUNT,
    multiRegion: true,
    organization: false,
    globalServices: true,
    logValidation: true,
    kmsKey: `arn:aws:kms:us-east-1:${ACCOUNT}:key/1`,
    logGroupArn: LOG_GROUP,
    isLogging: true,
    latestCloudWatchLogsDeliveryAt: NOW - HOUR / 6,
    latestCloudWatchLogsError: null,
    managementEvents: 'all',
    unread: null,
    ...overrides,
  }
}

/** The organization's trail as a member sees it: what it does is not for the member to see. */
export function buildForeignTrail(overrides: Partial<Trail> = {}): Trail {
  return buildTrail({
    name: 'organization',
    arn: `arn:aws:cloudtrail:us-east-1:${OWNER}:trail/organization`,
    ownerAccount: OWNER,
    organization: true,
    isLogging: null,
    latestCloudWatchLogsDeliveryAt: null,
    managementEvents: 'unknown',
    unread: 'The status may not be read.',
    ...overrides,
  })
}

export function buildStore(overrides: Partial<EventStore> = {}): EventStore {
  const arn = `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:eventdatastore/1`
  const store = { name: 'lake', arn, status: 'ENABLED', multiRegion: true, organization: false }
  return { ...store, managementEvents: 'all', ...overrides }
}

export function buildTrails(overrides: Partial<TrailFacts> = {}): TrailFacts {
  return { trails: [buildTrail()], stores: [], storesUnread: null, ...overrides }
}

/** A topic to which somebody has subscribed. */
export function buildAction(overrides: Partial<AlarmAction> = {}): AlarmAction {
  const arn = `arn:aws:sns:us-east-1:${ACCOUNT}:alarms`
  return { arn, subscriptions: [{ protocol: 'email', confirmed: true }], unread: null, ...overrides }
}

/** A metric filter with one alarm that reaches somebody. */
export function buildFilter(pattern: string, overrides: Partial<MetricFilter> = {}): MetricFilter {
  const alarms = [{ name: 'changes', actionsEnabled: true, actions: [buildAction()] }]
  return { name: 'changes', logGroup: 'trail', region: 'us-east-1', pattern, alarms, unread: null, ...overrides }
}

export function buildAlarms(filters: MetricFilter[] | null, arn = LOG_GROUP): AlarmFacts {
  return { logGroups: [{ arn, region: 'us-east-1', filters, unread: filters === null ? 'It may not be read.' : null }] }
}

/** A rule for AWS Health's events. */
export function buildRule(overrides: Partial<EventRule> = {}): EventRule {
  return {
    name: 'health',
    region: 'us-east-1',
    enabled: true,
    pattern: { source: ['aws.health'] },
    targets: [{ id: '1', arn: `arn:aws:sqs:us-east-1:${ACCOUNT}:faultline`, subscriptions: null }],
    ...overrides,
  }
}

export function buildRules(...rules: EventRule[]): FactBodies['event-rules'] {
  return { rules }
}

/** "{ ($.eventName = A) || ($.eventName = B) }" */
export function anyOfCalls(names: readonly string[]): string {
  return `{ ${names.map((name) => `($.eventName = ${name})`).join(' || ')} }`
}
