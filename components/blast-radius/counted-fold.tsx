/** How the figures are made, for whoever wants to check them. */
'use client'

import { Fold } from '@/components/ui/fold'
import { Time } from '@/components/ui/time'
import type { BlastPicture } from './picture'

export function CountedFold({ picture }: { picture: BlastPicture }) {
  const { asOf, catalogue, weight, counts, entities } = picture
  return (
    <Fold label="How this is counted">
      <div className="flex max-w-[80ch] flex-col gap-1.5 text-xs text-pretty text-ink-muted">
        <p>
          Worked out <Time at={new Date(asOf).toISOString()} />, with version {catalogue} of the catalogue of
          dependencies. The touched accounts hold {entities.toLocaleString('en-US')}{' '}
          {entities === 1 ? 'resource' : 'resources'} that AWS named, and weigh{' '}
          {(weight / 10).toLocaleString('en-US', { maximumFractionDigits: 1 })} % of all{' '}
          {counts.total.toLocaleString('en-US')}.
        </p>
        <p>
          Confirmed: AWS named the account. Reported: a person said so. Inferred: the account uses a service in a Region
          where it failed, or depends on it by a way that is shown; usage last seen more than 30 days before counts, and
          is marked as stale. What is surer counts. Accounts that left, or are suspended or closed, count only where AWS
          or a person names them.
        </p>
        <p>
          Weight: environments that are called like production count 3, those like test, development or sandbox ½,
          others 1; times 4 where the account is critical, 2 where it is high, ½ where it is low.
        </p>
      </div>
    </Fold>
  )
}
