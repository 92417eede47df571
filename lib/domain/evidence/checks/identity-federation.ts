/** By which ways people of elsewhere sign in: SAML providers and IAM Identity Center. */
import { formatDate } from '@/lib/domain/format-time'
import type { Instant } from '@/lib/domain/health-event'
import type { Facts } from '../check'
import type { Seen } from './findings'

export interface Federation {
  /** Ways that work. */
  ways: Seen[]
  /** SAML providers whose metadata expired. */
  expired: Seen[]
}

/** What is known of it; what was not read adds nothing. */
export function federationOf(facts: Facts, now: Instant): Federation {
  const saml = facts['identity-providers']?.saml ?? []
  const instances = facts['identity-center']?.instances ?? []
  const isOver = ({ validUntil }: { validUntil: Instant | null }) => validUntil !== null && validUntil < now
  return {
    ways: [
      ...saml.filter((provider) => !isOver(provider)).map(({ arn }) => ({ subject: arn, detail: 'SAML provider' })),
      ...instances
        .filter(({ status }) => status === null || status === 'ACTIVE')
        .map(({ arn, region }) => ({ subject: arn, detail: `IAM Identity Center in ${region}` })),
    ],
    expired: saml.filter(isOver).map(({ arn, validUntil }) => ({
      subject: arn,
      detail: `SAML provider, expired ${formatDate(validUntil ?? now, 'UTC')}`,
    })),
  }
}
