/** The latest poll that failed, told again: when, what was asked, what came of it. */
import { RelativeTime } from '@/components/ui/relative-time'
import { withoutConnectionName } from '@/lib/domain/aws-connection'
import type { PollRunView, SourceView } from '@/lib/source-health/contract'
import { describePoll } from './poll-words'

interface LastFailureProps {
  failure: PollRunView
  /** Where it failed. */
  source: Pick<SourceView, 'lastCompletePollAt' | 'connectionName'>
}

export function LastFailure({ failure, source: { lastCompletePollAt, connectionName } }: LastFailureProps) {
  const over = lastCompletePollAt !== null && lastCompletePollAt > failure.startedAt
  return (
    <details className="group border-t border-line">
      <summary className="flex min-h-10 flex-wrap items-center gap-x-2 px-4 py-2 text-sm font-medium hover:bg-sunken">
        <span aria-hidden className="text-ink-faint group-open:rotate-90">
          ›
        </span>
        Last failure
        <span className="font-normal text-ink-muted">
          <RelativeTime at={failure.startedAt} />
          {over ? ', read again since' : ', not read since'}
        </span>
      </summary>
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 border-t border-line px-4 py-3 text-sm">
        <dt className="text-ink-muted">What happened</dt>
        <dd className="wrap-anywhere">
          {withoutConnectionName(failure.error ?? 'It is not known.', connectionName ?? '')}
        </dd>
        <dt className="text-ink-muted">The poll</dt>
        <dd className="wrap-anywhere">{describePoll({ ...failure, error: null })}</dd>
        <dt className="text-ink-muted">Calls</dt>
        <dd className="tabular">
          {failure.requests.toLocaleString('en-US')}
          {failure.throttles > 0 ? `, ${failure.throttles.toLocaleString('en-US')} throttled` : ''}
        </dd>
      </dl>
    </details>
  )
}
