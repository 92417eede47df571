/** The document of a post-mortem: its chapters and their parts, each written where it stands. */
'use client'

import { useState } from 'react'
import { useTellPlace } from '@/components/shell/use-place'
import { FIELD_GROUPS, FIELDS, type FieldKey, GROUP_NAMES } from '@/lib/domain/postmortem/fields'
import { activatePart } from './active-part'
import { DocumentContext } from './document-context'
import { DocumentKeys } from './document-keys'
import { Field } from './field'
import { HistoryDrawer } from './history-drawer'
import { usePostmortem } from './postmortem-context'

export function Document() {
  const { postmortem, mayWrite } = usePostmortem()
  const [editing, edit] = useState<FieldKey | null>(null)
  const [history, openHistory] = useState<FieldKey | null>(null)
  useTellPlace(mayWrite ? placeOf(editing) : null)
  const fields = new Map(postmortem.fields.map((field) => [field.key, field]))
  return (
    <DocumentContext value={{ editing, edit, history, openHistory }}>
      <section
        aria-label="Document"
        onFocusCapture={activate}
        onPointerDownCapture={activate}
        className="flex min-w-0 flex-col gap-8"
      >
        <DocumentKeys />
        {FIELD_GROUPS.map((group) => (
          <section key={group} aria-labelledby={`chapter-${group}`} className="flex min-w-0 flex-col gap-1">
            <h2 id={`chapter-${group}`} className="border-b border-line pb-1.5 text-lg font-semibold">
              {GROUP_NAMES[group]}
            </h2>
            {FIELDS.filter((spec) => spec.group === group).map((spec) => {
              const field = fields.get(spec.key)
              return field === undefined ? null : <Field key={spec.key} spec={spec} field={field} />
            })}
          </section>
        ))}
        <HistoryDrawer />
      </section>
    </DocumentContext>
  )
}

function activate(): void {
  activatePart('document')
}

function placeOf(editing: FieldKey | null): string {
  return editing === null ? 'postmortem' : `postmortem/${editing}`
}
