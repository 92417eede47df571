/** G5: somebody hears of changes to who may get in, beside policies. */
import type { Check } from '../check'
import { alarmCoverage } from './alarm-coverage'
import { alarmFinding } from './alarm-finding'
import { DAILY_MS } from './freshness'
import { watchedCalls } from './sample-events'

const CALLS = [
  ...['SetDefaultPolicyVersion', 'UpdateAssumeRolePolicy', 'CreateUser', 'CreateAccessKey'],
  ...['CreateLoginProfile', 'UpdateLoginProfile', 'DeactivateMFADevice'],
  ...['PutUserPermissionsBoundary', 'DeleteUserPermissionsBoundary'],
  ...['PutRolePermissionsBoundary', 'DeleteRolePermissionsBoundary'],
  ...['CreateSAMLProvider', 'UpdateSAMLProvider', 'DeleteSAMLProvider'],
  ...['CreateOpenIDConnectProvider', 'DeleteOpenIDConnectProvider'],
]

export const IAM_ACCESS_ALARM: Check = {
  id: 'G5',
  kind: 'auto',
  scope: 'account',
  title: 'An alarm on new users, keys, trust and sign-in reaches somebody',
  needs: ['trails'],
  uses: ['alarms', 'event-rules'],
  freshnessMs: DAILY_MS,
  mend: "Add these calls to the metric filter on the trail's log group, or to the rule in EventBridge in the Region of IAM's control plane.",
  evaluate(facts, context) {
    const groups = watchedCalls('iam.amazonaws.com', CALLS, context).map((call) => ({ name: call.name, calls: [call] }))
    return alarmFinding('calls that open a way in', groups, alarmCoverage(facts, context))
  },
}
