/** A part in Markdown: drawn as it reads, and written in place. */
'use client'

import { useRef } from 'react'
import { useDocument } from './document-context'
import { Editor } from './editor'
import type { WrittenFieldProps } from './field-props'
import { FieldText } from './field-text'
import { useClickToEdit } from './use-click-to-edit'

export function FieldMarkdown(props: WrittenFieldProps) {
  const { spec, view, autosave } = props
  const { editing, edit } = useDocument()
  const body = useRef<HTMLDivElement>(null)
  const isEditing = editing === spec.key
  useClickToEdit(body, () => edit(spec.key))
  if (isEditing) {
    return <Editor spec={spec} view={view} autosave={autosave} />
  }
  return (
    <div ref={body} className="min-w-0 cursor-text noscript:cursor-auto">
      <Shown {...props} />
    </div>
  )
}

/** What is typed and not stored yet has no formatting yet. */
function Shown({ spec, field, view }: WrittenFieldProps) {
  if (view.text === '') return <p className="text-sm text-ink-faint">{spec.asks}</p>
  if (view.text !== field.body) return <p className="wrap-anywhere whitespace-pre-wrap">{view.text}</p>
  return <FieldText spec={spec} field={field} />
}
