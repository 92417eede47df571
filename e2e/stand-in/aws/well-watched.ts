/** Trails, alarms and detection of an account in which nothing is amiss. */

import type { AccountIdentity } from './account-identity'
import { DAY_MS } from './truth-principals'
import { CHANGE_PATTERNS } from './watch-patterns'

type Watching = Pick<
  AccountIdentity,
  | 'alarms'
  | 'analyzers'
  | 'backups'
  | 'databases'
  | 'filters'
  | 'rules'
  | 'stacks'
  | 'stores'
  | 'tables'
  | 'topics'
  | 'trails'
  | 'undetected'
>

const REGION = 'us-east-1'
/** Where AWS Health's rule sends its copies. */
const BACKUP_REGION = 'us-west-2'
const LOG_GROUP = 'cloudtrail'

/** As of a moment, in milliseconds. */
export function watching(account: string, now: number): Watching {
  const topic = `arn:aws:sns:${REGION}:${account}:security`
  const patterns = Object.entries(CHANGE_PATTERNS)
  return {
    trails: [
      {
        name: 'main',
        homeRegion: REGION,
        multiRegion: true,
        organization: false,
        globalServices: true,
        logValidation: true,
        kmsKey: `arn:aws:kms:${REGION}:${account}:key/00000000-0000-4000-8000-000000000001`,
        logGroupArn: `arn:aws:logs:${REGION}:${account}:log-group:${LOG_GROUP}:*`,
        isLogging: true,
        deliveredAgo: 4 * 60_000,
        deliveryError: null,
        managementEvents: 'all',
        selectors: 'basic',
      },
    ],
    stores: [],
    filters: patterns.map(([name, pattern]) => ({ name, region: REGION, logGroup: LOG_GROUP, pattern, metric: name })),
    alarms: patterns.map(([name]) => ({
      name: `alarm-${name}`,
      region: REGION,
      metric: name,
      actionsEnabled: true,
      actions: [topic],
    })),
    topics: [{ arn: topic, subscriptions: [{ protocol: 'email', endpoint: 'security@example.org', confirmed: true }] }],
    rules: [REGION, BACKUP_REGION].map((region) => ({
      name: 'health',
      region,
      enabled: true,
      pattern: { source: ['aws.health'] },
      targets: [{ id: 'faultline', arn: `arn:aws:sqs:${region}:${account}:faultline` }],
    })),
    analyzers: [
      { name: 'outside', region: '*', type: 'ACCOUNT', status: 'ACTIVE', findings: [] },
      { name: 'unused', region: REGION, type: 'ACCOUNT_UNUSED_ACCESS', status: 'ACTIVE', findings: [] },
    ],
    undetected: [],
    stacks: [{ name: 'identity', region: REGION, drift: 'IN_SYNC', checkedAt: now - DAY_MS / 8, truth: 'IN_SYNC' }],
    databases: [{ id: 'orders', region: REGION, multiAz: true, restorableAgo: 5 * 60_000 }],
    tables: [{ name: 'sessions', region: REGION, pointInTime: true }],
    backups: [
      { arn: `arn:aws:rds:${REGION}:${account}:db:orders`, region: REGION, type: 'RDS', lastAt: now - DAY_MS / 2 },
    ],
  }
}
