/** Does what was previewed; works without scripts. */
'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import {
  linkIncidentsAction,
  mergeIncidentAction,
  moveEventAction,
  splitIncidentAction,
} from '@/lib/incidents/actions-arrange'
import { type ActionState, IDLE } from '@/lib/wire/action-result'
import { ARRANGE_WORDS, type ArrangeChoice } from './arrange-choice'

type Send = (previous: ActionState, form: FormData) => Promise<ActionState>

const ACTIONS: Record<ArrangeChoice, Send> = {
  merge: mergeIncidentAction as Send,
  take: mergeIncidentAction as Send,
  split: splitIncidentAction as Send,
  move: moveEventAction as Send,
  link: linkIncidentsAction as Send,
}

interface ArrangeConfirmProps {
  choice: ArrangeChoice
  /** What is sent: ids and versions as the preview had them. */
  fields: readonly (readonly [name: string, value: string])[]
  /** Where to go when nothing should be done. */
  incidentId: string
}

export function ArrangeConfirm({ choice, fields, incidentId }: ArrangeConfirmProps) {
  const [state, send] = useActionState(ACTIONS[choice], IDLE)
  const refused = state.status === 'refused' ? state : null
  const { verb, waiting } = ARRANGE_WORDS[choice]
  const back = `/incidents/${incidentId}` as Route
  if (state.status === 'done') {
    return (
      <FormNotice tone="done">
        The two are linked.{' '}
        <Link href={back} className="text-accent hover:underline">
          Back to incident #{incidentId}
        </Link>
      </FormNotice>
    )
  }
  return (
    <form action={send} className="flex flex-col gap-3">
      <FormRefusal state={state} speaking={choice === 'link' ? ['reason'] : []} />
      {fields.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {choice === 'link' ? (
        <TextField
          label="Why"
          name="reason"
          hint="What the two have to do with each other. It can be left blank."
          maxLength={500}
          autoComplete="off"
          defaultValue={refused?.typed.reason}
          problem={refused?.fields.reason}
          className="max-w-xl"
        />
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton waiting={waiting}>{verb}</SubmitButton>
        <Link href={back} className="text-sm text-accent hover:underline">
          Leave it as it is
        </Link>
      </div>
    </form>
  )
}
