/** What the last live check found out: first what does not work, and why; what works can be unfolded. */
import { RelativeTime } from '@/components/ui/relative-time'
import type { ConnectionView } from '@/lib/connections/contract'
import { CheckNow } from './check-now'
import { summariseChecks } from './connection-words'
import { FindingsTable } from './findings-table'
import { groupFindings } from './group-findings'

export function PermissionChecks({ connection: { id, checks, checkedAt } }: { connection: ConnectionView }) {
  const working = checks.filter(({ outcome }) => outcome === 'ok')
  const troubled = checks.filter(({ outcome }) => outcome !== 'ok')
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="text-sm">
          {checkedAt === null ? (
            'Not checked yet: the first check runs by itself as soon as the worker comes to it.'
          ) : (
            <>
              {summariseChecks(checks)} <span className="text-ink-muted">Checked </span>
              <RelativeTime at={checkedAt} className="text-ink-muted" />
              <span className="text-ink-muted">.</span>
            </>
          )}
        </p>
        {/* Another result, another button: what was said of the last one is over. */}
        <CheckNow key={checkedAt} id={id} isFirst={checkedAt === null} />
      </div>
      {troubled.length === 0 ? null : (
        <div className="mt-3">
          <FindingsTable caption="What does not work, and why" findings={groupFindings(troubled)} />
        </div>
      )}
      {working.length === 0 ? null : (
        <details className="mt-3">
          <summary className="text-sm font-medium">What works ({working.length})</summary>
          <div className="mt-1">
            <FindingsTable caption="What works" findings={groupFindings(working)} />
          </div>
        </details>
      )}
    </>
  )
}
