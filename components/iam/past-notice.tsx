/** Says that the page shows an earlier moment, and what could not be read then. */
import type { Route } from 'next'
import Link from 'next/link'
import { FormNotice } from '@/components/ui/form-notice'
import { Time } from '@/components/ui/time'
import { UNREAD_WORDS } from '@/lib/domain/evidence/unread-words'
import type { MissingView } from '@/lib/evidence/contract-pages'
import { accountsWords } from './count-words'

interface PastNoticeProps {
  /** ISO 8601. */
  at: string
  /** When the last account was read before it; null: none had been. */
  lastBefore: string | null
  /** What could not be read at that moment. */
  missing: readonly Pick<MissingView, 'reason' | 'accounts'>[]
  /** The same page as of now. */
  nowHref: Route
}

export function PastNotice({ at, lastBefore, missing, nowHref }: PastNoticeProps) {
  return (
    <div className="mb-3">
      <FormNotice tone="note">
        <p>
          As of <Time at={at} className="font-medium" />
          {lastBefore === null ? (
            ': nothing had been read by then, so nothing is known of it.'
          ) : (
            <>
              : verdicts as they stood then. The last reading before was at <Time at={lastBefore} />.
            </>
          )}
        </p>
        {(lastBefore === null ? [] : missing).map(({ reason, accounts }) => (
          <p key={reason}>
            In {accountsWords(accounts)} evidence could not be read then: {lowerUnlessName(UNREAD_WORDS[reason])}. What
            is shown of {accounts === 1 ? 'it' : 'them'} is what was read last before.
          </p>
        ))}
        <Link href={nowHref} className="text-accent hover:underline">
          Show it as of now
        </Link>
      </FormNotice>
    </div>
  )
}

function lowerUnlessName(words: string): string {
  return words.startsWith('AWS') ? words : `${words.charAt(0).toLowerCase()}${words.slice(1)}`
}
