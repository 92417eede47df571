/** One account that AWS named: its name and id, since when, and what AWS said to it alone. */

import { ReadableWords } from '@/components/ui/readable-words'
import { Time } from '@/components/ui/time'
import { readableText } from '@/lib/domain/readable-text'
import type { AffectedAccountView } from '@/lib/events/contract'

export function AffectedAccount({ account }: { account: AffectedAccountView }) {
  const { accountId, accountName, firstSeenAt, text, textLeftOut } = account
  return (
    // Thousands of rows: the browser lays out those in view.
    <li className="px-3 py-1.5 text-sm [contain-intrinsic-size:auto_2rem] [content-visibility:auto]">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="min-w-0 wrap-anywhere">
          {accountName ? `${accountName} ` : ''}
          <span className="font-mono text-xs text-ink-muted">{accountId}</span>
        </span>
        <span className="text-xs text-ink-faint">
          since <Time at={firstSeenAt} />
        </span>
      </p>
      {textLeftOut ? (
        <p className="mt-1 text-xs text-ink-muted">Its own text differs, and is too long to stand here.</p>
      ) : null}
      {text === null ? null : (
        <details className="mt-1">
          <summary className="text-xs text-ink-muted">Its own text differs</summary>
          <div className="mt-1 border-l-2 border-line-strong pl-2">
            <ReadableWords paragraphs={readableText(text)} />
          </div>
        </details>
      )}
    </li>
  )
}
