/** One property of the incident, and folded under it the form that changes it; works without scripts. */
'use client'

import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { classNames } from '@/components/ui/class-names'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { useFold } from '@/components/ui/use-fold'
import { useShortcut } from '@/components/ui/use-shortcut'
import { useIncident } from './incident-context'
import { type IncidentAction, useIncidentForm } from './use-incident-form'

interface PropertyFoldProps<R> {
  /** What it is: "Owner". */
  name: string
  /** Its value now. */
  value: ReactNode
  action: IncidentAction<R>
  /** What the button says: "Set the owner", and meanwhile. */
  submit: string
  waiting?: string
  /** Opens it by key. */
  shortcut?: string
  /** What the key does, for the keyboard help. */
  shortcutLabel?: string
  /** Names of the fields that tell themselves what is wrong. */
  speaking?: readonly string[]
  /** The panel hangs from the right edge. */
  end?: boolean
  /** The fields; `typed` is what was refused. */
  children: (typed: Readonly<Record<string, string>>, problems: Readonly<Record<string, string>>) => ReactNode
}

const NOTHING: Readonly<Record<string, string>> = {}

export function PropertyFold<R>(props: PropertyFoldProps<R>) {
  const { name, value, action, submit, waiting = 'Saving…', speaking = [], end = false, children } = props
  const { incident } = useIncident()
  const { state, send, refused, version, look } = useIncidentForm(action)
  const fold = useFold(state.status === 'done', state)
  return (
    <details
      ref={fold}
      open={refused !== null || undefined}
      onToggle={(event) => {
        if (event.currentTarget.open && refused === null) look()
      }}
      className="relative min-w-0 max-lg:open:basis-full"
    >
      <summary
        title={`${name}: change`}
        className={buttonClass('secondary', 'sm', 'max-w-full list-none [&::-webkit-details-marker]:hidden')}
      >
        <span className="sr-only">{name}:</span>
        {value}
        <ChevronDown aria-hidden size={12} className="shrink-0 text-ink-muted" />
      </summary>
      <form
        action={send}
        className={classNames(
          'mt-1 flex max-w-sm flex-col gap-3 rounded-md border border-line-strong bg-surface p-3 lg:absolute lg:z-20 lg:w-80 lg:shadow-lg',
          end && 'lg:right-0',
        )}
      >
        <FormRefusal state={state} speaking={speaking} />
        {refused === null ? null : (
          <p className="flex items-center gap-1.5 text-sm text-ink-muted">
            Now: <span className="flex min-w-0 items-center font-medium text-ink">{value}</span>
          </p>
        )}
        <input type="hidden" name="id" value={incident.id} />
        <input type="hidden" name="version" value={version} />
        {children(refused?.typed ?? NOTHING, refused?.fields ?? NOTHING)}
        <SubmitButton waiting={waiting} size="sm" className="self-start">
          {submit}
        </SubmitButton>
      </form>
      {props.shortcut && props.shortcutLabel ? (
        <OpenByKey keyName={props.shortcut} label={props.shortcutLabel} fold={fold} />
      ) : null}
    </details>
  )
}

interface OpenByKeyProps {
  keyName: string
  label: string
  fold: { current: HTMLDetailsElement | null }
}

function OpenByKey({ keyName, label, fold }: OpenByKeyProps) {
  useShortcut(
    keyName,
    () => {
      if (!fold.current) return
      fold.current.open = true
      fold.current.querySelector<HTMLElement>('form :is(select, textarea, input:not([type="hidden"]))')?.focus()
    },
    label,
  )
  return null
}
