/** A part of the document to be read: Markdown, the choice in words, or labels. */
'use client'

import { Chip } from '@/components/ui/chip'
import { MarkdownHtml } from '@/components/ui/markdown-html'
import { FIELD_CHOICES } from '@/lib/domain/postmortem/fields'
import type { FieldProps } from './field-props'

export function FieldText({ spec, field }: FieldProps) {
  if (field.body === '') return <p className="text-sm text-ink-muted">Nothing is written here.</p>
  if (spec.type === 'labels') return <Labels labels={field.body.split('\n')} />
  if (spec.type === 'choice') {
    const chosen = FIELD_CHOICES[spec.key]?.find(({ value }) => value === field.body)
    return <p>{chosen?.name ?? field.body}</p>
  }
  if (field.html === null) return <p className="wrap-anywhere whitespace-pre-wrap">{field.body}</p>
  return <MarkdownHtml html={field.html} size="document" />
}

function Labels({ labels }: { labels: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-1.5">
      {labels.map((label) => (
        <li key={label} className="max-w-full">
          <Chip>{label}</Chip>
        </li>
      ))}
    </ul>
  )
}
