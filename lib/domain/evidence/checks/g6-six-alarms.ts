/** G6: somebody hears of denied calls, sign-ins without MFA, root, trails, failed sign-ins and the organization. */
import type { Check } from '../check'
import { alarmCoverage } from './alarm-coverage'
import { alarmFinding, type WatchedGroup } from './alarm-finding'
import { DAILY_MS } from './freshness'
import { rootOf, sampleEvent, sampleSignIn, userOf, type WatchedCall, watchedCalls } from './sample-events'

/** CIS AWS Foundations 4.5 [5.5] and 4.15. */
const TRAIL_CALLS = ['CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging']
const ORGANIZATION_CALLS = [
  ...[
    'AcceptHandshake',
    'AttachPolicy',
    'CreateAccount',
    'CreateOrganizationalUnit',
    'CreatePolicy',
    'DeclineHandshake',
  ],
  ...['DeleteOrganization', 'DeleteOrganizationalUnit', 'DeletePolicy', 'DetachPolicy', 'DisablePolicyType'],
  ...['EnablePolicyType', 'InviteAccountToOrganization', 'LeaveOrganization', 'MoveAccount'],
  ...['RemoveAccountFromOrganization', 'UpdatePolicy', 'UpdateOrganizationalUnit'],
]
const DENIALS = ['AccessDenied', 'AccessDeniedException', 'Client.UnauthorizedOperation']

interface Place {
  account: string
  controlRegion: string
}

export const SIX_ALARMS: Check = {
  id: 'G6',
  kind: 'auto',
  scope: 'account',
  title: 'Alarms on denied calls, sign-in, root, trails and the organization reach somebody',
  needs: ['trails'],
  uses: ['alarms', 'event-rules'],
  freshnessMs: DAILY_MS,
  mend: 'Put a metric filter for each on the log group of a trail of all Regions, with an alarm whose topic somebody has confirmed.',
  evaluate(facts, context) {
    return alarmFinding('kinds of events', watchedGroups(context), alarmCoverage(facts, context))
  },
}

function watchedGroups(place: Place): WatchedGroup[] {
  return [
    { name: 'denied calls', calls: DENIALS.map((code) => deniedCall(place, code)) },
    { name: 'sign-in without MFA', calls: [one('ConsoleLogin without MFA', sampleSignIn(place, userOf(place)))] },
    { name: 'use of root', calls: rootUse(place) },
    { name: 'changes to trails', calls: watchedCalls('cloudtrail.amazonaws.com', TRAIL_CALLS, place, false) },
    {
      name: 'failed sign-in',
      calls: [one('ConsoleLogin that failed', sampleSignIn(place, userOf(place), { isRefused: true }))],
    },
    {
      name: 'changes to the organization',
      calls: watchedCalls('organizations.amazonaws.com', ORGANIZATION_CALLS, place),
    },
  ]
}

/** In whatever Region it is denied. */
function deniedCall(place: Place, errorCode: string): WatchedCall {
  const call = { eventSource: 'ec2.amazonaws.com', eventName: 'RunInstances', userIdentity: userOf(place) }
  return { name: errorCode, events: [sampleEvent(place, { ...call, errorCode })], isGlobal: false }
}

function rootUse(place: Place): WatchedCall[] {
  const call = { eventSource: 'iam.amazonaws.com', eventName: 'CreateUser', userIdentity: rootOf(place) }
  return [
    one('sign-in of root', sampleSignIn(place, rootOf(place), { usesMfa: true })),
    one('call of root', sampleEvent(place, call)),
  ]
}

function one(name: string, event: Record<string, unknown>): WatchedCall {
  return { name, events: [event], isGlobal: true }
}
