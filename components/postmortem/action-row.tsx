/** One action item: what, from where, who, until when, how it stands; under it what is being changed or was refused. */
'use client'

import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Cell, RowHead } from '@/components/ui/table'
import { dueWords } from '@/lib/domain/postmortem/due-words'
import { PRIORITY_WORDS, TYPE_WORDS } from '@/lib/domain/postmortem/words'
import type { ActionView } from '@/lib/postmortems/contract'
import { ActionForm } from './action-form'
import { ActionIssue } from './action-issue'
import { ActionRefusal } from './action-refusal'
import { ActionDropped, ActionState } from './action-state'
import { ActionTitleCell } from './action-title-cell'
import { useActions } from './actions-context'

/** What stands under the row. */
type Under = 'form' | 'reason' | null

/** Of the table of actions. */
const COLUMNS = 7

export function ActionRow({ action }: { action: ActionView }) {
  const { part, edits, today } = useActions()
  const [under, setUnder] = useState<Under>(null)
  const { owner, dueOn, isOverdue, state, priority, type } = action
  const isRefused = edits.refused(action.id) !== null
  return (
    <>
      <tr id={`action-${action.id}`} data-action={action.id} className="scroll-mt-16 target:bg-accent-soft">
        <RowHead>
          <ActionTitleCell action={action} />
        </RowHead>
        <Cell label="State" short>
          <ActionState action={action} onDrop={() => setUnder('reason')} />
        </Cell>
        <Cell label="Type" short>
          {TYPE_WORDS[type]}
          <span className={priority === 'high' ? 'font-medium text-ink' : 'text-ink-muted'}>
            {' '}
            · {PRIORITY_WORDS[priority]}
          </span>
        </Cell>
        <Cell label="Owner">
          {owner === null ? <span className="text-ink-muted">Nobody</span> : owner.name}
          {owner?.left ? <span className="text-degradation"> (left)</span> : null}
          {action.team === null ? null : <span className="text-ink-muted"> · {action.team.name}</span>}
        </Cell>
        <Cell label="Due" short>
          {dueOn === null ? (
            <span className="text-ink-muted">No date</span>
          ) : (
            <span className={isOverdue ? 'font-medium text-disruption' : undefined}>
              {dueWords(dueOn, today, state !== 'open')}
            </span>
          )}
        </Cell>
        <Cell label="Issue">
          <ActionIssue action={action} />
        </Cell>
        <Cell short>
          {part.mayWrite ? (
            <IconButton
              label={`Change “${action.title}”`}
              aria-expanded={under === 'form'}
              onClick={() => setUnder(under === 'form' ? null : 'form')}
              className="-my-1 pointer-coarse:size-11"
            >
              <Pencil aria-hidden size={14} />
            </IconButton>
          ) : null}
        </Cell>
      </tr>
      {under === null && !isRefused ? null : (
        <tr>
          <td colSpan={COLUMNS}>
            <div className="flex flex-col gap-3 pb-2">
              <ActionRefusal action={action} />
              {under === 'form' ? <ActionForm action={action} onDone={() => setUnder(null)} /> : null}
              {under === 'reason' ? <ActionDropped action={action} onDone={() => setUnder(null)} /> : null}
            </div>
          </td>
        </tr>
      )}
    </>
  )
}
