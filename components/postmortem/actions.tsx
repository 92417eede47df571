/** What somebody will do so that it hurts less next time, and when it is verified again. */
'use client'

import { useId } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { FormNotice } from '@/components/ui/form-notice'
import type { NamedRef } from '@/lib/incidents/contract'
import { ActionsAdd } from './actions-add'
import { ActionsContext, type TrackerRef } from './actions-context'
import { useActionsState } from './actions-state'
import { ActionsTable } from './actions-table'
import { activatePart } from './active-part'
import type { PostmortemPart } from './checklist-part'
import { UndoNotice } from './item-undo'

interface ActionsProps extends PostmortemPart {
  /** Whom an action can belong to, by name. */
  teams: readonly NamedRef[]
  /** Where issues can be made; empty: nowhere. */
  trackers: readonly TrackerRef[]
}

export function Actions({ teams, trackers, ...part }: ActionsProps) {
  const id = useId()
  const { state, actions, removed, problem, bringBack, forget } = useActionsState(part, teams, trackers)
  const agreed = actions.filter(({ purpose }) => purpose === 'action')
  const again = actions.filter(({ purpose }) => purpose !== 'action')
  const activate = () => activatePart('actions')
  return (
    <ActionsContext value={state}>
      <section
        aria-labelledby={id}
        onFocusCapture={activate}
        onPointerDownCapture={activate}
        className="flex min-w-0 flex-col gap-3"
      >
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <h2 id={id} className="text-lg font-semibold">
            Action items
          </h2>
          <p className="text-xs text-ink-muted tabular">{countWords(agreed)}</p>
        </div>
        {problem === null ? null : <FormNotice tone="refused">{problem}</FormNotice>}
        <UndoNotice key={removed?.id} removed={removed} onBringBack={bringBack} onForget={forget} />
        {agreed.length > 0 ? (
          <ActionsTable caption="Action items" actions={agreed} />
        ) : (
          <NoActions mayWrite={part.mayWrite} />
        )}
        {part.mayWrite ? <ActionsAdd /> : null}
        <h3 className="mt-3 text-base font-semibold">Verify again</h3>
        {again.length > 0 ? (
          <ActionsTable caption="Verifications after publishing" actions={again} />
        ) : (
          <p className="text-sm text-pretty text-ink-muted">
            When this is published for the first time, two tasks are planned: to verify after 30 and after 90 days that
            what was agreed was done, and that it helps.
          </p>
        )}
      </section>
    </ActionsContext>
  )
}

function NoActions({ mayWrite }: { mayWrite: boolean }) {
  return (
    <div className="rounded-md border border-dashed border-line-strong">
      <EmptyState title="No action was agreed yet">
        {mayWrite
          ? 'Write down what somebody will do so that this hurts less next time: from here, or from an item of the checklist.'
          : 'What somebody will do so that this hurts less next time will stand here.'}
      </EmptyState>
    </div>
  )
}

function countWords(actions: readonly { state: string; isOverdue: boolean }[]): string {
  const count = (state: string) => actions.filter((action) => action.state === state).length
  const overdue = actions.filter(({ isOverdue }) => isOverdue).length
  const parts = [
    `${count('open')} open`,
    ...(overdue > 0 ? [`${overdue} overdue`] : []),
    `${count('done')} done`,
    ...(count('dropped') > 0 ? [`${count('dropped')} dropped`] : []),
  ]
  return parts.join(' · ')
}
