/** What evidence rests on: how old it is, and how far a reading under way has come. */
import type { ReactNode } from 'react'
import { RelativeTime } from '@/components/ui/relative-time'
import type { RunView, EvidenceState as State } from '@/lib/evidence/contract'
import { accountsWords } from './count-words'
import { runWords } from './run-words'

interface EvidenceStateProps {
  state: State
  /** How many accounts count. */
  accounts: number
  /** An earlier moment is shown: its notice says what was read before. */
  isPast: boolean
  /** The control that has a connection read now; null for those who may not. */
  readNow: ((connection: RunView['connection']) => ReactNode) | null
}

export function EvidenceState({ state, accounts, isPast, readNow }: EvidenceStateProps) {
  const { runs, newestAt, oldestAt } = state
  return (
    <div className="mb-3 flex flex-col gap-1.5 text-sm text-ink-muted">
      <p>
        {accountsWords(accounts)}
        {isPast ? null : <Ages newestAt={newestAt} oldestAt={oldestAt} />}.
      </p>
      {runs.map((run) => (
        <Run key={run.id} run={run}>
          {readNow?.(run.connection)}
        </Run>
      ))}
    </div>
  )
}

function Ages({ newestAt, oldestAt }: Pick<State, 'newestAt' | 'oldestAt'>) {
  if (newestAt === null || oldestAt === null) return '; none of them was read yet'
  return (
    <>
      ; read last <RelativeTime at={newestAt} />
      {newestAt === oldestAt ? null : (
        <>
          , the longest ago <RelativeTime at={oldestAt} />
        </>
      )}
    </>
  )
}

function Run({ run, children }: { run: RunView; children: ReactNode }) {
  const { total, done, endedAt, connection } = run
  const isUnderWay = endedAt === null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {isUnderWay ? (
        <progress
          value={done}
          max={Math.max(1, total)}
          aria-label={`Reading of ${connection.name}`}
          className="h-1.5 w-40 overflow-hidden rounded-full border-0 bg-sunken accent-accent [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
        />
      ) : null}
      <span className="min-w-0 tabular">
        {runWords(run)}
        {endedAt === null ? null : (
          <>
            {' '}
            <RelativeTime at={endedAt} />
          </>
        )}
      </span>
      {isUnderWay ? null : children}
    </div>
  )
}
