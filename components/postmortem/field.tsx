/** One part of the document: its name, what stands there, and who works on it. */
'use client'

import type { ReactNode } from 'react'
import { useDocument } from './document-context'
import { FieldChoice } from './field-choice'
import { FieldConflict } from './field-conflict'
import { FieldLabels } from './field-labels'
import { FieldMarkdown } from './field-markdown'
import { FieldPresence } from './field-presence'
import type { FieldProps, WrittenFieldProps } from './field-props'
import { FieldText } from './field-text'
import { FieldTools } from './field-tools'
import { usePostmortem } from './postmortem-context'
import { SaveNotices, SaveState } from './save-state'
import { useField } from './use-field'

export function Field(props: FieldProps) {
  const { mayWrite } = usePostmortem()
  if (mayWrite) return <WrittenField {...props} />
  return (
    <FieldFrame {...props}>
      <FieldText {...props} />
    </FieldFrame>
  )
}

function WrittenField({ spec, field }: FieldProps) {
  const [view, autosave] = useField(field)
  const isEditing = useDocument().editing === spec.key
  const props = { spec, field, view, autosave }
  return (
    <FieldFrame spec={spec} field={field}>
      <FieldBody {...props} />
      {isEditing ? <SaveNotices view={view} autosave={autosave} /> : <SaveState view={view} autosave={autosave} />}
      {view.conflict === null ? null : <FieldConflict {...props} />}
    </FieldFrame>
  )
}

function FieldBody(props: WrittenFieldProps) {
  if (props.spec.type === 'choice') return <FieldChoice {...props} />
  if (props.spec.type === 'labels') return <FieldLabels {...props} />
  return <FieldMarkdown {...props} />
}

/** `scroll-mt` leaves room above a part that a link leads to. */
function FieldFrame({ spec, field, children }: FieldProps & { children: ReactNode }) {
  return (
    <section
      id={spec.key}
      data-field={spec.key}
      aria-labelledby={`${spec.key}-name`}
      tabIndex={-1}
      className="-mx-3 flex min-w-0 scroll-mt-4 max-lg:scroll-mt-14 flex-col gap-1.5 rounded-md px-3 py-2.5 focus:bg-surface focus:outline-1 focus:outline-line-strong"
    >
      <div className="flex min-h-8 min-w-0 flex-wrap items-center gap-x-3 gap-y-0.5">
        <h3 id={`${spec.key}-name`} className="text-base font-semibold">
          {spec.name}
        </h3>
        <FieldPresence field={spec.key} />
        <FieldTools spec={spec} field={field} />
      </div>
      {children}
    </section>
  )
}
