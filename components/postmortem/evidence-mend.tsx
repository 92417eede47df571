/** How to mend what fails, and one press that makes an action of it, which the check itself finds to be done. */
'use client'

import { ListPlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FormNotice } from '@/components/ui/form-notice'
import { planMending } from '@/lib/domain/evidence/action-plan'
import type { ItemEvidence } from '@/lib/evidence/contract'
import type { ActionView, ItemView } from '@/lib/postmortems/contract'
import { sendChange } from '@/lib/postmortems/send-change'
import { activatePart } from './active-part'
import { useChecklist } from './checklist-context'
import { whyRefused } from './item-edits'

interface EvidenceMendProps {
  item: ItemView
  found: ItemEvidence
}

export function EvidenceMend({ item, found }: EvidenceMendProps) {
  const { part } = useChecklist()
  const failing = found.now?.fail ?? 0
  if (failing === 0) return null
  const open = part.postmortem.actions.find(({ verifyCheck, state }) => verifyCheck === found.check && state === 'open')
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="text-pretty">
        <span className="text-ink-muted">To mend it: </span>
        {found.mend}
      </p>
      {open === undefined ? null : (
        <p className="text-pretty">
          <a
            href={`#action-${open.id}`}
            onClick={() => activatePart('actions')}
            className="text-accent wrap-anywhere hover:underline"
          >
            {open.title}
          </a>{' '}
          <span className="text-ink-muted">is done by itself once {found.check} passes in its accounts.</span>
        </p>
      )}
      {open === undefined && part.mayWrite && found.kind === 'auto' ? <AddMending item={item} found={found} /> : null}
    </div>
  )
}

function AddMending({ item, found }: EvidenceMendProps) {
  const { part, store, today } = useChecklist()
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const failing = found.now?.fail ?? 0

  async function add() {
    setSending(true)
    const plan = planMending(
      { check: found.check, title: found.title, mend: found.mend, failing },
      { itemDueOn: item.dueOn, openedAt: part.postmortem.openedAt, today },
    )
    const rule = { itemId: item.id, verifyCheck: found.check, verifyAccounts: 'failing' }
    const outcome = await sendChange<ActionView>('POST', store.address('/actions'), { ...plan, ...rule }, part.readerId)
    setSending(false)
    if (outcome.kind !== 'stored') return setProblem(whyRefused(outcome).message)
    setProblem(null)
    store.update((view) => ({ ...view, actions: [...view.actions, outcome.data] }))
  }

  return (
    <>
      {problem === null ? null : <FormNotice tone="refused">{problem}</FormNotice>}
      <Button
        size="sm"
        className="pointer-coarse:h-11 print:hidden noscript:hidden"
        onClick={() => void add()}
        disabled={isSending}
      >
        <ListPlus aria-hidden size={14} />
        {isSending ? 'Adding…' : `Add as action, done when ${found.check} passes`}
      </Button>
    </>
  )
}
