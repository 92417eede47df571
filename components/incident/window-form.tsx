/** Adds a time that the team observed. */
'use client'

import { useActionState, useId } from 'react'
import { Fold } from '@/components/ui/fold'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { addWindowAction } from '@/lib/incidents/actions-notes'
import { IDLE } from '@/lib/wire/action-result'
import { useIncident } from './incident-context'
import { MomentField } from './moment-field'

const SPEAKING = ['from', 'to', 'service', 'region', 'sentence']

export function WindowForm() {
  const { id, services, regions } = useIncident().incident
  const [state, send] = useActionState(addWindowAction, IDLE)
  const listId = useId()
  const refused = state.status === 'refused' ? state : null
  const field = (name: string) => ({ name, problem: refused?.fields[name] })
  return (
    <div className="print:hidden">
      <Fold label="Say when your team saw it fail">
        <form
          key={state.status === 'done' ? state.value : 'first'}
          action={send}
          className="grid max-w-2xl gap-3 sm:grid-cols-2"
        >
          <div className="col-span-full empty:hidden">
            <FormRefusal state={state} speaking={SPEAKING} />
          </div>
          <input type="hidden" name="id" value={id} />
          <MomentField label="From" required typed={refused?.typed.from} {...field('from')} />
          <MomentField label="To" hint="Blank: it goes on." typed={refused?.typed.to} {...field('to')} />
          <TextField
            label="Service id"
            hint="Blank: all of it."
            list={`${listId}-services`}
            maxLength={100}
            autoComplete="off"
            defaultValue={refused?.typed.service}
            {...field('service')}
          />
          <TextField
            label="Region"
            hint="Blank: wherever it was."
            list={`${listId}-regions`}
            maxLength={40}
            autoComplete="off"
            defaultValue={refused?.typed.region}
            {...field('region')}
          />
          <TextField
            label="What was seen"
            hint="May stay blank."
            maxLength={500}
            autoComplete="off"
            className="col-span-full"
            defaultValue={refused?.typed.sentence}
            {...field('sentence')}
          />
          <datalist id={`${listId}-services`}>
            {services.map(({ service, name }) => (
              <option key={service} value={service} label={name} />
            ))}
          </datalist>
          <datalist id={`${listId}-regions`}>
            {regions.map((region) => (
              <option key={region} value={region} />
            ))}
          </datalist>
          <SubmitButton waiting="Adding…" size="sm" variant="secondary" className="justify-self-start">
            Add the time
          </SubmitButton>
        </form>
      </Fold>
    </div>
  )
}
