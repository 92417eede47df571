/** One section of a template with its items: its name, its place, what is added to it. */
'use client'

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import type { DraftItem, DraftStep, TemplateDraft } from '@/lib/domain/postmortem/template-draft'
import { TEMPLATE_LIMITS } from '@/lib/domain/postmortem/template-problems'
import { ItemRow } from './item-row'

interface SectionBlockProps {
  section: TemplateDraft['sections'][number]
  sections: TemplateDraft['sections']
  /** Its own, those that were taken away included. */
  items: readonly DraftItem[]
  problem: string | undefined
  problemsOf: (key: number) => Readonly<Record<string, string>>
  openKey: number | null
  dispatch: (step: DraftStep) => void
  onToggle: (key: number) => void
}

export function SectionBlock(props: SectionBlockProps) {
  const { section, sections, items, problemsOf, openKey, dispatch, onToggle } = props
  const kept = items.filter(({ isGone }) => !isGone)
  return (
    <section aria-label={`Section ${section.id}`} className="min-w-0 rounded-md border border-line bg-surface">
      <SectionHead {...props} isEmpty={kept.length === 0} />
      <ol className="border-t border-line">
        {items.map((item) => (
          <ItemRow
            key={item.key}
            item={item}
            sections={sections}
            problems={problemsOf(item.key)}
            isOpen={openKey === item.key}
            isFirst={item === kept[0]}
            isLast={item === kept.at(-1)}
            dispatch={dispatch}
            onToggle={onToggle}
          />
        ))}
      </ol>
      <div className="border-t border-line px-2 py-1.5 first:border-t-0">
        <Button variant="quiet" size="sm" onClick={() => dispatch({ step: 'add-item', section: section.id })}>
          <Plus aria-hidden size={14} />
          Add an item<span className="sr-only"> to section {section.id}</span>
        </Button>
      </div>
    </section>
  )
}

function SectionHead({ section, sections, problem, dispatch, isEmpty }: SectionBlockProps & { isEmpty: boolean }) {
  const id = useId()
  const { key, name } = section
  return (
    <div className="px-3 py-2">
      <div className="flex items-center gap-2">
        <label htmlFor={id} className="w-5 shrink-0 text-sm font-semibold">
          <span className="sr-only">Name of section </span>
          {section.id}
        </label>
        <input
          id={id}
          value={name}
          maxLength={TEMPLATE_LIMITS.sectionName}
          autoComplete="off"
          placeholder="Name of the section"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={({ target }) => dispatch({ step: 'section', key, name: target.value })}
          className="field-text h-8 min-w-0 flex-1 rounded-md border border-line-field bg-surface px-2 font-medium text-ink aria-invalid:border-disruption"
        />
        <IconButton
          label={`Move section ${section.id} up`}
          disabled={section === sections[0]}
          onClick={() => dispatch({ step: 'move-section', key, by: -1 })}
        >
          <ArrowUp aria-hidden size={14} />
        </IconButton>
        <IconButton
          label={`Move section ${section.id} down`}
          disabled={section === sections.at(-1)}
          onClick={() => dispatch({ step: 'move-section', key, by: 1 })}
        >
          <ArrowDown aria-hidden size={14} />
        </IconButton>
        <IconButton
          label={isEmpty ? `Take section ${section.id} away` : `Section ${section.id} has items: take these away first`}
          disabled={!isEmpty}
          onClick={() => dispatch({ step: 'remove-section', key })}
        >
          <Trash2 aria-hidden size={14} />
        </IconButton>
      </div>
      {problem ? (
        <p id={`${id}-problem`} role="alert" className="mt-1 pl-7 text-xs text-disruption">
          {problem}
        </p>
      ) : null}
    </div>
  )
}
