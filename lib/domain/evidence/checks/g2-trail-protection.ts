/** G2: the trail that G1 counts on validates its log files and encrypts them with a key of KMS. */
import type { Check } from '../check'
import { allOf, anyOf, certainly } from './certainty'
import { fail, notApplicable, notChecked, pass, type Seen } from './findings'
import { DAILY_MS } from './freshness'
import { type KnownTrail, knownTrails, recordsEverywhere, storesEverywhere } from './recording-trails'

export const TRAIL_PROTECTION: Check = {
  id: 'G2',
  kind: 'auto',
  scope: 'account',
  title: 'The trail is validated and encrypted with KMS',
  needs: ['trails'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Switch on log file validation for the trail and give it a KMS key whose policy lets CloudTrail encrypt.',
  evaluate({ trails: facts }, context) {
    const trails = knownTrails(facts?.trails ?? [], null, context)
    const rows = trails.map(seen)
    const recording = trails.map(recordsEverywhere)
    const says = anyOf(trails.map((known) => allOf([recordsEverywhere(known), certainly(isProtected(known))])))
    if (says === 'yes') return pass('A trail that records all Regions is validated and encrypted with KMS.', rows)
    if (says === 'unknown') {
      return notChecked('Whether the trail that is validated and encrypted is logging could not be read.', rows)
    }
    if (recording.includes('yes')) {
      return fail('The trail that records all Regions lacks log file validation or a KMS key.', rows)
    }
    const lake = anyOf((facts?.stores ?? []).map(storesEverywhere))
    if (lake === 'yes' && !recording.includes('unknown')) {
      return notApplicable('CloudTrail Lake records instead of a trail: there are no log files to protect.', rows)
    }
    if (lake !== 'no' || (facts?.storesUnread ?? null) !== null) {
      return notChecked('Whether a trail or CloudTrail Lake records all Regions could not be read.', rows)
    }
    return fail('No trail that records all Regions is validated and encrypted with KMS.', rows)
  },
}

function isProtected({ trail }: KnownTrail): boolean {
  return trail.logValidation && trail.kmsKey !== null
}

function seen({ trail }: KnownTrail): Seen {
  const validation = trail.logValidation ? 'validated' : 'no log file validation'
  return {
    subject: `trail ${trail.name}`,
    detail: `${validation}, ${trail.kmsKey === null ? 'no KMS key' : 'KMS key set'}`,
  }
}
