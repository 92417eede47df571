/** A button that changes the incident at once, by click and by key; works without scripts. */
'use client'

import { type ReactNode, useRef } from 'react'
import type { ButtonVariant } from '@/components/ui/button-class'
import { FormRefusal } from '@/components/ui/form-refusal'
import { Kbd } from '@/components/ui/kbd'
import { SubmitButton } from '@/components/ui/submit-button'
import { useShortcut } from '@/components/ui/use-shortcut'
import { useIncident } from './incident-context'
import { type IncidentAction, useIncidentForm } from './use-incident-form'

interface OneClickProps<R> {
  action: IncidentAction<R>
  /** Sent along with id and version. */
  fields?: Readonly<Record<string, string>>
  waiting: string
  variant?: ButtonVariant
  /** The key that does the same. */
  shortcut: string
  /** What it does, for the keyboard help. */
  label: string
  /** False where there is nothing to do, or no more: what was answered stays. */
  offered: boolean
  children: ReactNode
}

export function OneClick<R>(props: OneClickProps<R>) {
  const { incident } = useIncident()
  const { state, send } = useIncidentForm(props.action)
  if (!props.offered && state.status !== 'refused') return null
  return (
    <div className="flex max-w-sm flex-col gap-2">
      {props.offered ? <ClickForm {...props} send={send} id={incident.id} version={incident.version} /> : null}
      <FormRefusal state={state} />
    </div>
  )
}

interface ClickFormProps<R> extends OneClickProps<R> {
  send: (form: FormData) => void
  id: string
  version: number
}

function ClickForm<R>(props: ClickFormProps<R>) {
  const { send, id, version, fields = {}, waiting, variant = 'secondary', shortcut, label, children } = props
  const form = useRef<HTMLFormElement>(null)
  useShortcut(shortcut, () => form.current?.requestSubmit(), label)
  return (
    <form ref={form} action={send}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton waiting={waiting} variant={variant}>
        {children}
        <span aria-hidden className="max-sm:hidden">
          <Kbd>{shortcut.toUpperCase()}</Kbd>
        </span>
      </SubmitButton>
    </form>
  )
}
