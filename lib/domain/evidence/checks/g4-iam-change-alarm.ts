/** G4: somebody hears of changes to policies of IAM. */
import type { Check } from '../check'
import { alarmCoverage } from './alarm-coverage'
import { alarmFinding } from './alarm-finding'
import { DAILY_MS } from './freshness'
import { watchedCalls } from './sample-events'

/** CIS AWS Foundations 4.4 [5.4]. */
const CALLS = [
  ...['DeleteGroupPolicy', 'DeleteRolePolicy', 'DeleteUserPolicy', 'PutGroupPolicy', 'PutRolePolicy', 'PutUserPolicy'],
  ...['CreatePolicy', 'DeletePolicy', 'CreatePolicyVersion', 'DeletePolicyVersion'],
  ...['AttachRolePolicy', 'DetachRolePolicy', 'AttachUserPolicy', 'DetachUserPolicy'],
  ...['AttachGroupPolicy', 'DetachGroupPolicy'],
]

export const IAM_CHANGE_ALARM: Check = {
  id: 'G4',
  kind: 'auto',
  scope: 'account',
  title: 'An alarm on IAM policy changes reaches somebody',
  needs: ['trails'],
  uses: ['alarms', 'event-rules'],
  freshnessMs: DAILY_MS,
  mend: "Put a metric filter for these calls on the trail's log group, with an alarm whose topic somebody has confirmed; or a rule for them in EventBridge in the Region of IAM's control plane.",
  evaluate(facts, context) {
    const groups = watchedCalls('iam.amazonaws.com', CALLS, context).map((call) => ({ name: call.name, calls: [call] }))
    return alarmFinding('calls that change policies', groups, alarmCoverage(facts, context))
  },
}
