/** Puts an item of Faultline's catalogue into a template that lacks it. */
'use client'

import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/select-field'
import type { TemplateItem } from '@/lib/domain/postmortem/template'
import type { DraftStep, TemplateDraft } from '@/lib/domain/postmortem/template-draft'

interface CatalogueSelectProps {
  catalogue: readonly { item: TemplateItem; sectionName: string }[]
  draft: TemplateDraft
  dispatch: (step: DraftStep) => void
}

export function CatalogueSelect({ catalogue, draft, dispatch }: CatalogueSelectProps) {
  const formId = useId()
  const [code, setCode] = useState('')
  const used = new Set(draft.items.map((item) => item.code))
  const offered = catalogue.filter(({ item }) => !used.has(item.code))
  if (offered.length === 0) return null
  const chosen = offered.find(({ item }) => item.code === code) ?? offered[0]
  return (
    <form
      id={formId}
      className="flex min-w-0 flex-1 basis-72 items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen) dispatch({ step: 'take-item', ...chosen })
      }}
    >
      <SelectField
        label="Add from the catalogue"
        name="catalogue"
        className="flex-1"
        options={offered.map(({ item }) => ({ value: item.code, label: `${item.code} ${item.text}` }))}
        value={chosen?.item.code ?? ''}
        onChange={({ target }) => setCode(target.value)}
      />
      <Button type="submit" className="h-9">
        Add
      </Button>
    </form>
  )
}
