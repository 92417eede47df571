/** What is decided about an item: one of four outcomes; refusing it, or leaving it out, asks for the reason. */
'use client'

import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Segmented } from '@/components/ui/segmented'
import { whyNotSettled } from '@/lib/domain/postmortem/settling'
import { ITEM_OUTCOMES, type ItemOutcome as Outcome } from '@/lib/domain/postmortem/words'
import type { ItemView } from '@/lib/postmortems/contract'
import { useChecklist } from './checklist-context'
import { ItemDecision } from './item-body'

const SHORT: Record<Outcome, string> = { open: 'Open', done: 'Done', 'not-doing': 'Not doing', 'not-applicable': 'N/A' }
const TITLES: Record<Outcome, string> = {
  open: 'Nobody has decided yet (O)',
  done: 'Done (D)',
  'not-doing': 'Not doing it, for a reason (N)',
  'not-applicable': 'Does not apply to this incident',
}
const OPTIONS = ITEM_OUTCOMES.map((value) => ({ value, label: SHORT[value], title: TITLES[value] }))

export function ItemOutcome({ item }: { item: ItemView }) {
  const { change } = useChecklist()
  const [asked, setAsked] = useState<Outcome | null>(null)
  const outcome = asked ?? item.outcome
  return (
    <div className="flex flex-col gap-2">
      <Segmented
        label="Outcome"
        fill
        tall
        value={outcome}
        options={OPTIONS}
        onChange={(next) => {
          const isAsked = needsReason(next)
          setAsked(isAsked ? next : null)
          if (!isAsked) void change(item, { outcome: next })
        }}
      />
      {asked === null ? null : <ReasonForm key={asked} item={item} outcome={asked} onDone={() => setAsked(null)} />}
      {asked === null ? <ItemDecision item={item} /> : null}
      {asked === null && needsReason(item.outcome) ? (
        <Button
          size="sm"
          variant="quiet"
          className="-mt-1 -ml-2 self-start pointer-coarse:h-11"
          onClick={() => setAsked(item.outcome)}
        >
          {item.reason === '' ? 'Say why' : 'Change the reason'}
        </Button>
      ) : null}
    </div>
  )
}

function needsReason(outcome: Outcome): boolean {
  return outcome === 'not-doing' || outcome === 'not-applicable'
}

interface ReasonFormProps {
  item: ItemView
  outcome: Outcome
  onDone: () => void
}

function ReasonForm({ item, outcome, onDone }: ReasonFormProps) {
  const { change } = useChecklist()
  const [reason, setReason] = useState(item.reason)
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const row = event.currentTarget.closest('[data-item]')?.querySelector<HTMLElement>('[data-focus="row"]')
    const why = whyNotSettled(outcome, reason, item.isRequired)
    setProblem(why)
    // What was typed stays until it is stored.
    if (why !== null || !(await change(item, { outcome, reason: reason.trim() }))) return
    row?.focus({ preventScroll: true })
    onDone()
  }

  return (
    <form onSubmit={send} className="flex flex-col gap-2">
      <label htmlFor={id} className="text-sm font-medium">
        {outcome === 'not-doing' ? 'Why are you not doing it?' : 'Why does it not apply?'}
        {outcome === 'not-applicable' && !item.isRequired ? (
          <span className="font-normal text-ink-muted"> May stay blank.</span>
        ) : null}
      </label>
      <textarea
        id={id}
        rows={2}
        // biome-ignore lint/a11y/noAutofocus: whoever chose this outcome is asked for its reason
        autoFocus
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.form?.requestSubmit()
          if (event.key === 'Escape') onDone()
        }}
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        className="field-text field-sizing-content w-full min-w-0 rounded-md border border-line-field bg-surface px-2.5 py-1.5 text-ink aria-invalid:border-disruption"
      />
      {problem === null ? null : (
        <p id={`${id}-problem`} role="alert" className="text-xs text-pretty text-disruption">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" variant="primary" className="pointer-coarse:h-11">
          {outcome === 'not-doing' ? 'Refuse this item' : 'Leave this item out'}
        </Button>
        <Button size="sm" variant="quiet" className="pointer-coarse:h-11" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
