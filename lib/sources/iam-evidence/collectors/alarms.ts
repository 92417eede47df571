/** Metric filters on the log groups of the account's own trails, the alarms on their metrics, and whom those reach. */
import { z } from 'zod'
import type { AlarmFacts, MetricAlarm, MetricFilter } from '@/lib/domain/evidence/facts-alarms'
import type { AccountReading, Collector } from '../collector'
import { listAll, tokenAs } from '../listing'
import { listOf, optionalText } from '../payload'
import { readSubscriptions } from '../topic-subscriptions'
import { unreadPart } from '../unread'

const FILTERS = z.object({
  metricFilters: listOf(
    z.object({
      filterName: z.string(),
      filterPattern: optionalText,
      metricTransformations: listOf(z.object({ metricName: z.string(), metricNamespace: z.string() })),
    }),
  ),
  nextToken: optionalText,
})
type Filter = z.infer<typeof FILTERS>['metricFilters'][number]

const ALARMS = z.object({
  MetricAlarms: listOf(
    z.object({ AlarmName: z.string(), ActionsEnabled: z.boolean().nullish(), AlarmActions: listOf(z.string()) }),
  ),
})

export const alarms: Collector<'alarms'> = {
  kind: 'alarms',
  read: async (reading) => {
    const { trails } = await reading.get('trails')
    const groups = new Set<string>()
    for (const { ownerAccount, logGroupArn } of trails)
      if (logGroupArn !== null && ownerAccount === reading.session.account) groups.add(logGroupArn)
    const logGroups: AlarmFacts['logGroups'] = []
    for (const arn of groups) logGroups.push(await readLogGroup(reading, arn))
    return { body: { logGroups } }
  },
}

async function readLogGroup(reading: AccountReading, arn: string): Promise<AlarmFacts['logGroups'][number]> {
  const parts = arn.split(':')
  const region = parts[3] || reading.controlRegion
  // arn:aws:logs:<Region>:<account>:log-group:<name>:*
  const logGroup = parts.slice(6).join(':').replace(/:\*$/, '')
  try {
    const filters: MetricFilter[] = []
    for (const filter of await listFilters(reading, logGroup, region))
      filters.push(await readFilter(reading, filter, { logGroup, region }))
    return { arn, region, filters, unread: null }
  } catch (error) {
    return { arn, region, filters: null, unread: unreadPart(error).sentence }
  }
}

async function listFilters({ session }: AccountReading, logGroupName: string, region: string): Promise<Filter[]> {
  return listAll(session.sentence(`the metric filters of ${logGroupName}`), async (token) => {
    const page = await session.read('logs', region, FILTERS, (logs) =>
      logs.describeMetricFilters({ logGroupName, ...tokenAs('nextToken', token) }),
    )
    return { items: page.metricFilters, next: page.nextToken }
  })
}

async function readFilter(
  reading: AccountReading,
  { filterName, filterPattern, metricTransformations }: Filter,
  place: { logGroup: string; region: string },
): Promise<MetricFilter> {
  const filter = { name: filterName, pattern: filterPattern ?? '', ...place }
  try {
    const found: MetricAlarm[] = []
    for (const { metricName, metricNamespace } of metricTransformations)
      found.push(...(await readAlarms(reading, place.region, metricName, metricNamespace)))
    return { ...filter, alarms: found, unread: null }
  } catch (error) {
    return { ...filter, alarms: null, unread: unreadPart(error).sentence }
  }
}

/** AWS gives all alarms of a metric at once. */
function readAlarms(
  reading: AccountReading,
  region: string,
  MetricName: string,
  Namespace: string,
): Promise<MetricAlarm[]> {
  return reading.once(`alarms ${region} ${Namespace} ${MetricName}`, async () => {
    const { MetricAlarms } = await reading.session.read('cloudWatch', region, ALARMS, (cloudWatch) =>
      cloudWatch.describeAlarmsForMetric({ MetricName, Namespace }),
    )
    const found: MetricAlarm[] = []
    for (const { AlarmName, ActionsEnabled, AlarmActions } of MetricAlarms) {
      const actions = []
      for (const arn of AlarmActions) actions.push({ arn, ...(await readSubscriptions(reading, arn)) })
      found.push({ name: AlarmName, actionsEnabled: ActionsEnabled === true, actions })
    }
    return found
  })
}
