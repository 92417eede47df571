/** Which alert rules are silent, and the forms that make one silent or let it speak. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { Time } from '@/components/ui/time'
import { unmuteRuleAction } from '@/lib/iam-changes/actions'
import type { MuteView } from '@/lib/iam-changes/contract'
import { IDLE } from '@/lib/wire/action-result'

interface MutesProps {
  mutes: readonly MuteView[]
  mayManage: boolean
}

export function Mutes({ mutes, mayManage }: MutesProps) {
  if (mutes.length === 0) return null
  return (
    <section aria-label="Silent rules" className="mt-6">
      <h2 className="mb-1 text-sm font-semibold">Alert rules that are silent</h2>
      <ul className="flex flex-col gap-2">
        {mutes.map((mute) => (
          <li key={mute.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <span className="font-medium">{mute.ruleName}</span>
            <span className="text-ink-muted">
              {mute.account === null ? 'in every account' : `in ${mute.account.name}`},{' '}
              {mute.until === null ? 'for good' : `until ${mute.until}`}: {mute.reason} ({mute.by},{' '}
              <Time at={mute.createdAt} format="date" />)
            </span>
            {mayManage ? <Unmute mute={mute} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Unmute({ mute: { id, ruleName } }: { mute: MuteView }) {
  const [state, send] = useActionState(unmuteRuleAction, IDLE)
  return (
    <form action={send} className="print:hidden">
      <input type="hidden" name="mute" value={id} />
      <SubmitButton waiting="Ending…" size="sm" variant="quiet" label={`Let “${ruleName}” speak again`}>
        Let it speak
      </SubmitButton>
      <FormRefusal state={state} />
    </form>
  )
}
