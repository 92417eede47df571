/** What happened to the incident itself, newest first; what can be taken back has a button for it. */
'use client'

import { Chip } from '@/components/ui/chip'
import { Fold } from '@/components/ui/fold'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { IncidentChangeView } from '@/lib/incidents/contract'
import { useIncident } from './incident-context'
import { LeftOut } from './left-out'
import { UndoChange } from './undo-change'

const SHOWN = 8

export function History() {
  const { history, leftOut } = useIncident().incident
  if (history.length === 0) return null
  return (
    <Panel title="History of this incident">
      <Changes changes={history.slice(0, SHOWN)} />
      {history.length > SHOWN ? (
        <Fold label={`The ${history.length - SHOWN} before`}>
          <Changes changes={history.slice(SHOWN)} />
        </Fold>
      ) : null}
      <LeftOut count={leftOut.history} what="earlier change" />
    </Panel>
  )
}

function Changes({ changes }: { changes: readonly IncidentChangeView[] }) {
  const { reader } = useIncident()
  return (
    <ol className="flex flex-col gap-2.5 text-sm">
      {changes.map(({ id, at, by, sentence, undoable, undoneAt }) => (
        <li key={id} className="min-w-0">
          <p className={undoneAt === null ? 'text-pretty wrap-anywhere' : 'text-pretty wrap-anywhere text-ink-muted'}>
            {sentence}
          </p>
          <div className="flex flex-wrap items-center gap-x-2 text-xs text-ink-muted">
            <Time at={at} />
            <span>
              {by.kind === 'rule' ? 'by rule' : by.kind === 'token' ? `by token ${by.name}` : `by ${by.name}`}
            </span>
            {undoneAt === null ? null : <Chip>taken back</Chip>}
            {undoable && reader.mayRespond ? <UndoChange id={id} /> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
