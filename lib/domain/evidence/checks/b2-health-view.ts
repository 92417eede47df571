/** B2: AWS Health's view of the organization is on, and an account beside the management account may read it. */
import type { Check } from '../check'
import type { OrganizationFacts } from '../facts'
import type { Finding } from '../verdict'
import { type Certainty, certainly } from './certainty'
import { notApplicable, notChecked, type Seen, weigh } from './findings'
import { DAILY_MS } from './freshness'

export const HEALTH_VIEW: Check = {
  id: 'B2',
  kind: 'auto',
  scope: 'organization',
  title: "AWS Health's organization view is on, with a delegated administrator",
  needs: [],
  uses: ['organization'],
  freshnessMs: DAILY_MS,
  mend: 'Switch on the organization view of AWS Health in the management account, and register an account as its delegated administrator.',
  evaluate({ organization }, { isOrganization }) {
    if (!isOrganization) return notApplicable('The account is connected alone: it has no organization to view.')
    if (organization === undefined) return notChecked('What concerns the organization has not been read yet.')
    return judged(viewPart(organization), delegatesPart(organization))
  },
}

/** One of the two things that it takes. */
interface Part {
  says: Certainty
  seen: Seen
  /** What is wrong with it, in the middle of a sentence. */
  lack: string
}

function viewPart({ healthView, healthUnread }: OrganizationFacts): Part {
  const detail = healthView === null ? (healthUnread ?? 'could not be read') : healthView.toLowerCase()
  return {
    says: certainly(healthView === null ? null : healthView === 'ENABLED'),
    seen: { subject: 'organization view', detail },
    lack: `the organization view is ${detail}`,
  }
}

function delegatesPart({ healthDelegates, delegatesUnread }: OrganizationFacts): Part {
  const detail = healthDelegates === null ? (delegatesUnread ?? 'could not be read') : healthDelegates.join(', ')
  return {
    says: certainly(healthDelegates === null ? null : healthDelegates.length > 0),
    seen: { subject: 'delegated administrators', detail: detail === '' ? 'none' : detail },
    lack: 'no account is its delegated administrator',
  }
}

function judged(...parts: readonly Part[]): Finding {
  const of = (wanted: Certainty) => parts.filter(({ says }) => says === wanted)
  return weigh({
    bad: of('no').map(({ seen }) => seen),
    unknown: of('unknown').map(({ seen }) => seen),
    fine: of('yes').map(({ seen }) => seen),
    fails: `AWS Health: ${of('no')
      .map(({ lack }) => lack)
      .join(', and ')}.`,
    unclear: `It could not all be told. ${of('unknown')
      .map(({ seen }) => seen.detail)
      .join(' ')}`,
    passes: 'The organization view is on and has a delegated administrator.',
  })
}
