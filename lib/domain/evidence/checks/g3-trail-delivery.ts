/** G3: the trail that G1 counts on delivers to CloudWatch Logs, where alarms can see it. */
import type { Instant } from '@/lib/domain/health-event'
import type { Check } from '../check'
import type { Trail } from '../facts-trails'
import { allOf, anyOf, type Certainty } from './certainty'
import { fail, notApplicable, notChecked, pass, type Seen } from './findings'
import { DAILY_MS } from './freshness'
import { type KnownTrail, knownTrails, ownersToRead, recordsEverywhere, storesEverywhere } from './recording-trails'

/** CloudTrail delivers within minutes; a day without a call is not to be expected. In ms. */
const RECENT_MS = 24 * 3_600_000

export const TRAIL_DELIVERY: Check = {
  id: 'G3',
  kind: 'auto',
  scope: 'account',
  title: 'The trail delivers to CloudWatch Logs',
  needs: ['trails'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: "Give the trail a log group and a role that may write to it; where delivery fails, mend the role's policy.",
  evaluate({ trails: facts }, context) {
    // For when the facts hold: what was read a day ago tells nothing of today.
    const at = context.asOf.trails ?? context.now
    const trails = knownTrails(facts?.trails ?? [], null, context)
    const rows = trails.map((known) => seen(known, at))
    const says = anyOf(trails.map((known) => allOf([recordsEverywhere(known), delivers(known.trail, at)])))
    if (says === 'yes') return pass('A trail that records all Regions delivers to CloudWatch Logs.', rows)
    if (says === 'unknown') {
      return notChecked(`Whether the trail delivers to CloudWatch Logs is not known: ${whyOpen(trails)}.`, rows)
    }
    const recording = trails.map(recordsEverywhere)
    if (recording.includes('yes')) return fail('The trail does not deliver to CloudWatch Logs, or no more.', rows)
    const lake = anyOf((facts?.stores ?? []).map(storesEverywhere))
    if (lake === 'yes' && !recording.includes('unknown')) {
      return notApplicable('CloudTrail Lake records instead of a trail: nothing is delivered to CloudWatch Logs.', rows)
    }
    if (lake !== 'no' || (facts?.storesUnread ?? null) !== null) {
      return notChecked('Whether a trail or CloudTrail Lake records all Regions could not be read.', rows)
    }
    return fail('No trail that records all Regions delivers to CloudWatch Logs.', rows)
  },
}

function whyOpen(trails: readonly KnownTrail[]): string {
  const owners = ownersToRead(trails)
  if (owners !== '') return `it has to be read from ${owners}, which was not read`
  const isUnread = trails.some(({ trail }) => trail.isLogging === null || trail.managementEvents === 'unknown')
  return isUnread ? 'its status or selectors could not be read' : 'AWS tells of no delivery and of no failure'
}

function delivers(trail: Trail, at: Instant): Certainty {
  const { logGroupArn, latestCloudWatchLogsDeliveryAt: last, latestCloudWatchLogsError: error } = trail
  if (logGroupArn === null || error !== null) return 'no'
  if (last !== null) return at - last <= RECENT_MS ? 'yes' : 'no'
  // Neither a delivery nor a failure is told of, as shortly after it was set up.
  return 'unknown'
}

function seen({ trail }: KnownTrail, at: Instant): Seen {
  const { name, logGroupArn, isLogging, latestCloudWatchLogsDeliveryAt: last, latestCloudWatchLogsError: error } = trail
  const when = last === null ? null : `last delivery ${new Date(last).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const parts = [
    ...(logGroupArn === null ? ['no log group'] : ['has a log group']),
    ...(error === null ? [] : [`delivery fails: ${error}`]),
    when ?? (isLogging === null ? 'its status is not known' : 'no delivery is told of'),
    ...(last !== null && at - last > RECENT_MS ? ['more than 24 hours earlier than it was read'] : []),
  ]
  return { subject: `trail ${name}`, detail: parts.join(', ') }
}
