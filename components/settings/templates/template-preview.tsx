/** What a post-mortem of a chosen kind and severity would get from a template as it stands here, saved or not. */
'use client'

import { useState } from 'react'
import { SelectField } from '@/components/ui/select-field'
import { INCIDENT_KINDS, type IncidentKind, SEVS, type Sev } from '@/lib/domain/incident'
import { kindWord } from '@/lib/domain/incident-words'
import { itemsFor, type OpenedItem, signOffsFor } from '@/lib/domain/postmortem/opening'
import { holdsFor } from '@/lib/domain/postmortem/rule'
import type { TemplateDefinition } from '@/lib/domain/postmortem/template'
import { DayWords } from './day-words'

interface TemplatePreviewProps {
  definition: TemplateDefinition
  /** The UTC day on which it would be opened, YYYY-MM-DD. */
  today: string
}

export function TemplatePreview({ definition, today }: TemplatePreviewProps) {
  const [kind, setKind] = useState<IncidentKind>(definition.proposedFor?.kinds[0] ?? 'provider')
  const [severity, setSeverity] = useState<Sev>('SEV2')
  const incident = { kind, severity }
  const items = itemsFor(definition, incident, today)
  const required = items.filter(({ isRequired }) => isRequired).length
  const roles = signOffsFor(definition, incident).map(({ name }) => name || '?')
  return (
    <section aria-labelledby="template-preview" className="min-w-0 rounded-md border border-line bg-surface">
      <div className="flex flex-col gap-2 px-3 py-2.5">
        <h2 id="template-preview" className="text-sm font-semibold">
          What a post-mortem would get
        </h2>
        <div className="grid grid-cols-2 gap-2">
          <SelectField
            label="Kind"
            name="previewed-kind"
            options={INCIDENT_KINDS.map((each) => ({ value: each, label: kindWord(each) }))}
            value={kind}
            onChange={({ target }) => setKind(target.value as IncidentKind)}
          />
          <SelectField
            label="Severity"
            name="previewed-severity"
            options={SEVS.map((each) => ({ value: each, label: each }))}
            value={severity}
            onChange={({ target }) => setSeverity(target.value as Sev)}
          />
        </div>
        <p role="status" className="text-sm text-pretty">
          <span className="font-medium">
            {items.length} {items.length === 1 ? 'item' : 'items'}, {required} required.
          </span>{' '}
          <span className="text-ink-muted">
            {roles.length === 0 ? 'Nobody would have to sign.' : `Signed by ${roles.join(', ')}.`}{' '}
            {holdsFor(definition.proposedFor, incident)
              ? 'It is proposed for such an incident.'
              : 'It is not proposed for such an incident; people can choose it.'}
          </span>
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <ol tabIndex={0} aria-label="Items, in their order" className="max-h-[60vh] overflow-y-auto border-t border-line">
        {items.map((item) => (
          <PreviewedItem key={item.position} item={item} />
        ))}
      </ol>
    </section>
  )
}

function PreviewedItem({ item: { code, text, isRequired, dueOn } }: { item: OpenedItem }) {
  return (
    <li className="flex gap-2 border-b border-line px-3 py-1.5 text-xs last:border-b-0">
      <span className="tabular w-8 shrink-0 font-mono text-ink-muted">{code}</span>
      <span className="min-w-0 flex-1 text-pretty wrap-anywhere">{text}</span>
      <span className="shrink-0 text-right text-ink-muted">
        {isRequired ? <span className="block font-medium text-ink">required</span> : null}
        {dueOn === null ? null : <DayWords day={dueOn} />}
      </span>
    </li>
  )
}
