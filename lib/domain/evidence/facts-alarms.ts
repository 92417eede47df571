/** What would raise an alarm: metric filters on a trail's log group with their alarms, and EventBridge rules with their targets. */

/** A subscription to a topic, or another action of an alarm. */
export interface AlarmAction {
  arn: string
  /** For an SNS topic: its subscriptions; null: no topic, or they could not be read (`unread` says why). */
  subscriptions: { protocol: string; confirmed: boolean }[] | null
  unread: string | null
}

export interface MetricAlarm {
  name: string
  actionsEnabled: boolean
  actions: AlarmAction[]
}

export interface MetricFilter {
  name: string
  logGroup: string
  region: string
  pattern: string
  /** Alarms on the filter's metrics; null: could not be read. */
  alarms: MetricAlarm[] | null
  unread: string | null
}

export interface AlarmFacts {
  /** Log groups to which the account's own trails deliver. */
  logGroups: { arn: string; region: string; filters: MetricFilter[] | null; unread: string | null }[]
}

export interface RuleTarget {
  id: string
  arn: string
  /** For SNS topics: whether anybody subscribed and confirmed; null: not known, or another kind of target. */
  subscriptions: { protocol: string; confirmed: boolean }[] | null
}

export interface EventRule {
  name: string
  region: string
  enabled: boolean
  /** Parsed; null for a schedule or what is no JSON. */
  pattern: Record<string, unknown> | null
  targets: RuleTarget[]
}
