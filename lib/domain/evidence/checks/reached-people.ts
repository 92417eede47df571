/** Whether an alarm or a rule would reach somebody. */
import type { AlarmAction, EventRule, MetricFilter } from '../facts-alarms'
import { anyOf, type Certainty, certainly } from './certainty'

/** Actions of alarms that scale, restart or stop something tell nobody. */
const SILENT_ACTION = /^arn:[a-z-]+:(?:autoscaling|automate|swf|ec2):/

interface Topic {
  arn: string
  subscriptions: { confirmed: boolean }[] | null
}

/** A topic reaches those who confirmed; other targets count as they are. */
function topicReaches({ arn, subscriptions }: Topic): Certainty {
  if (!/^arn:[a-z-]+:sns:/.test(arn)) return 'yes'
  return subscriptions === null ? 'unknown' : certainly(subscriptions.some(({ confirmed }) => confirmed))
}

/** Whether an alarm on what the filter counts would reach somebody. */
export function filterReaches({ alarms }: MetricFilter): Certainty {
  if (alarms === null) return 'unknown'
  const actions = alarms.flatMap((alarm): AlarmAction[] => (alarm.actionsEnabled ? alarm.actions : []))
  return anyOf(actions.map((action) => (SILENT_ACTION.test(action.arn) ? 'no' : topicReaches(action))))
}

/** Whether the rule is on and leads to something alive. */
export function ruleReaches({ enabled, targets }: EventRule): Certainty {
  return enabled ? anyOf(targets.map(topicReaches)) : 'no'
}
