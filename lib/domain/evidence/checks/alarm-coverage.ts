/** Which calls an alarm that reaches somebody would see: by metric filters of the trails' log groups, or by rules. */
import type { CheckContext, Facts } from '../check'
import { matchesEventPattern } from '../event-pattern'
import type { EventRule, MetricFilter } from '../facts-alarms'
import { matchesMetricFilter } from '../metric-filter-match'
import { type PatternNode, parseMetricFilterPattern } from '../metric-filter-pattern'
import { allOf, anyOf, type Certainty } from './certainty'
import type { Seen } from './findings'
import { filterReaches, ruleReaches } from './reached-people'
import { type KnownTrail, knownTrails, recordsChanges, recordsEverywhere } from './recording-trails'
import { onEventBridge, type WatchedCall } from './sample-events'

/** What could see a call. */
interface Watcher {
  /** Whether it works: its trail logs, it reaches somebody. */
  works: Certainty
  /** unknown: what it looks for could not be read. */
  sees: (event: Record<string, unknown>, isGlobal: boolean) => Certainty
}

export interface Coverage {
  /** Whether an alarm would see the call, in each form of it. */
  of: (call: WatchedCall) => Certainty
  /** Filters and rules that count for nothing, or of which it is not known, and why. */
  remarks: Seen[]
}

/** What the account's alarms, those of its trails' owners, and its rules in the control-plane Region would see. */
export function alarmCoverage(facts: Facts, context: CheckContext): Coverage {
  const trails = knownTrails(facts.trails?.trails ?? [], facts.alarms ?? null, context)
  const remarks: Seen[] = []
  const watchers = [
    ...trails.flatMap((known) => watchersOf(known, remarks)),
    ...rulesOf(facts['event-rules']?.rules ?? null, trails, context, remarks),
  ]
  const sees = (event: Record<string, unknown>, isGlobal: boolean) =>
    anyOf(watchers.map((watcher) => allOf([watcher.works, watcher.sees(event, isGlobal)])))
  return { of: ({ events, isGlobal }) => allOf(events.map((event) => sees(event, isGlobal))), remarks }
}

/** A trail of one Region sees what is global alone. */
function watchersOf(known: KnownTrail, remarks: Seen[]): Watcher[] {
  const { trail, isOwnerRead, alarms } = known
  const group = groupName(trail.logGroupArn)
  const records = (isGlobal: boolean) => (isGlobal ? recordsChanges(known) : recordsEverywhere(known))
  if (group === null && isOwnerRead) return []
  const read = alarms?.logGroups.find(({ arn }) => groupName(arn) === group)
  if (read === undefined || read.filters === null) {
    if (recordsChanges(known) !== 'no') remarks.push(unreadGroup(known, read?.unread ?? null))
    return [{ works: 'unknown', sees: (_, isGlobal) => allOf([records(isGlobal), 'unknown']) }]
  }
  return read.filters.map((filter) => {
    const node = parseMetricFilterPattern(filter.pattern)
    const works = filterReaches(filter)
    remarks.push(...remarkOn(filter, node, works))
    const sees = (event: Record<string, unknown>) => (node !== null && matchesMetricFilter(node, event) ? 'yes' : 'no')
    return { works, sees: (event, isGlobal) => allOf([records(isGlobal), sees(event)]) }
  })
}

function unreadGroup({ trail, isOwnerRead }: KnownTrail, why: string | null): Seen {
  const detail = isOwnerRead
    ? (why ?? 'the metric filters of its log group have not been read')
    : `its alarms are in account ${trail.ownerAccount}, which has not been read`
  return { subject: `trail ${trail.name}`, detail }
}

function remarkOn({ name, unread }: MetricFilter, node: PatternNode | null, works: Certainty): Seen[] {
  const subject = `metric filter ${name}`
  if (node === null)
    return [{ subject, detail: 'its pattern is not one for JSON that Faultline can read: it counts for nothing' }]
  if (works === 'no') return [{ subject, detail: 'no alarm with actions that reach somebody' }]
  if (works === 'yes') return []
  return [{ subject, detail: unread ?? 'who subscribes to the topic of its alarm could not be read' }]
}

/** EventBridge hears of calls while a trail logs them (EventBridge User Guide, events through CloudTrail). */
function rulesOf(
  rules: readonly EventRule[] | null,
  trails: readonly KnownTrail[],
  { controlRegion }: CheckContext,
  remarks: Seen[],
): Watcher[] {
  const hears = anyOf(trails.map(recordsChanges))
  if (rules === null) {
    if (hears !== 'no')
      remarks.push({ subject: `EventBridge in ${controlRegion}`, detail: 'its rules have not been read' })
    return [{ works: 'unknown', sees: (_, isGlobal) => (isGlobal ? hears : 'no') }]
  }
  const relevant = rules.filter(({ region, pattern }) => region === controlRegion && pattern !== null)
  return relevant.map((rule) => {
    const sees = (event: Record<string, unknown>): Certainty =>
      matchesEventPattern(rule.pattern, onEventBridge(event)) ? 'yes' : 'no'
    return {
      works: allOf([hears, ruleReaches(rule)]),
      sees: (event, isGlobal) => (isGlobal ? sees(event) : 'no'),
    }
  })
}

/** "arn:aws:logs:us-east-1:111122223333:log-group:trail:*" with or without its end. */
function groupName(arn: string | null): string | null {
  return arn === null ? null : arn.replace(/:\*$/, '')
}
