/** Changes a template: everything that it says, a preview of what follows, and saving it as the next version. */
'use client'

import { useCallback, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { TemplateItem } from '@/lib/domain/postmortem/template'
import type { TemplateView } from '@/lib/postmortem-templates/contract'
import { Section } from '../frame/section'
import { CatalogueSelect } from './catalogue-select'
import { HeadFields } from './head-fields'
import { RolesField } from './roles-field'
import { SaveBar } from './save-bar'
import { SectionBlock } from './section-block'
import { TemplatePreview } from './template-preview'
import { useTemplateDraft } from './use-template-draft'

interface TemplateEditorProps {
  template: Pick<TemplateView, 'id' | 'version' | 'definition'>
  /** Items of the catalogue that this template does not have. */
  catalogue: readonly { item: TemplateItem; sectionName: string }[]
  /** The UTC day, YYYY-MM-DD. */
  today: string
}

export function TemplateEditor({ template, catalogue, today }: TemplateEditorProps) {
  const [openKey, setOpenKey] = useState<number | null>(null)
  const { draft, dispatch, definition, problems, problemsOf, saving } = useTemplateDraft(template, setOpenKey)
  const toggle = useCallback((key: number) => setOpenKey((open) => (open === key ? null : key)), [])
  return (
    <div className="flex min-w-0 flex-col gap-4 [&_:is(button,input,select,textarea)]:scroll-mb-28">
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Section title="Template">
            <HeadFields draft={draft} problems={problems} dispatch={dispatch} />
          </Section>
          {problems.items || problems.sections ? (
            <p role="alert" className="text-sm text-disruption">
              {problems.items ?? problems.sections}
            </p>
          ) : null}
          {draft.sections.map((section, index) => (
            <SectionBlock
              key={section.key}
              section={section}
              sections={draft.sections}
              items={draft.items.filter((item) => item.section === section.id)}
              problem={problems[`sections.${index}.name`] ?? problems[`sections.${index}.id`]}
              problemsOf={problemsOf}
              openKey={openKey}
              dispatch={dispatch}
              onToggle={toggle}
            />
          ))}
          <div className="flex flex-wrap items-end gap-2">
            <Button onClick={() => dispatch({ step: 'add-section' })}>Add a section</Button>
            <CatalogueSelect catalogue={catalogue} draft={draft} dispatch={dispatch} />
          </div>
          <Section
            title="Sign-offs"
            lead="All of them have to sign before a post-mortem is published; nobody signs twice."
          >
            <RolesField roles={draft.signOffs} problems={problems} dispatch={dispatch} />
          </Section>
        </div>
        <div className="min-w-0 xl:sticky xl:top-4 xl:self-start">
          <TemplatePreview definition={definition} today={today} />
        </div>
      </div>
      <SaveBar {...saving} />
    </div>
  )
}
