/** What AWS changed about a planned change after it was first known: dates, accounts, resources. */
import { Time } from '@/components/ui/time'
import type { ChangeMove } from '@/lib/planned-changes/contract'

/** Moves that are shown at once. */
const IN_VIEW = 8

export function ChangeMoves({ moves }: { moves: readonly ChangeMove[] }) {
  if (moves.length === 0) {
    return <p className="text-sm text-ink-muted">AWS has changed nothing about it since Faultline first saw it.</p>
  }
  return (
    <div className="flex flex-col gap-2 text-sm">
      <Moves moves={moves.slice(0, IN_VIEW)} />
      {moves.length > IN_VIEW ? (
        <details>
          <summary className="w-fit text-xs text-accent hover:underline">Earlier ones</summary>
          <div className="mt-2">
            <Moves moves={moves.slice(IN_VIEW)} />
          </div>
        </details>
      ) : null}
    </div>
  )
}

function Moves({ moves }: { moves: readonly ChangeMove[] }) {
  return (
    <ol className="flex flex-col gap-1.5">
      {moves.map((move, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what happened does not change under its key
        <li key={index} className="flex flex-wrap gap-x-3">
          <Time at={move.at} className="shrink-0 text-ink-muted" />
          <span className="min-w-0 wrap-anywhere">
            <Words move={move} />
          </span>
        </li>
      ))}
    </ol>
  )
}

function Words({ move: { kind, accountId, entityValue, before, after } }: { move: ChangeMove }) {
  if (kind === 'dates') {
    return (
      <>
        AWS moved it from <Dates text={before} /> to <Dates text={after} />
      </>
    )
  }
  const account = <span className="font-mono text-xs">{accountId}</span>
  if (kind === 'account') return <>AWS added account {account}</>
  const resource = entityValue === 'AWS_ACCOUNT' ? 'the account itself' : entityValue
  return (
    <>
      <span className="font-mono text-xs">{resource}</span> of {account}
      {before === null
        ? ` was added${after === null ? '' : ` as ${after}`}`
        : ` went from ${before} to ${after ?? 'no status'}`}
    </>
  )
}

/** "start/end" in ISO 8601. */
function Dates({ text }: { text: string | null }) {
  const [from = '', to = ''] = (text ?? '').split('/')
  return (
    <>
      <Time at={from} />
      {to === '' ? null : (
        <>
          {' – '}
          <Time at={to} />
        </>
      )}
    </>
  )
}
