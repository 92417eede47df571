/** The checklist of a post-mortem: sections and items, who does what until when, and what was decided. */
'use client'

import { useId, useRef, useState } from 'react'
import { progressOf } from '@/lib/domain/postmortem/progress'
import { activatePart } from './active-part'
import { BulkBar } from './bulk-bar'
import { ChecklistContext } from './checklist-context'
import { ChecklistHead } from './checklist-head'
import { ChecklistKeys } from './checklist-keys'
import { ChecklistEmpty, ChecklistNotices } from './checklist-notices'
import type { PostmortemPart } from './checklist-part'
import { useChecklistView } from './checklist-view'
import { ItemAdd } from './item-add'
import { Section } from './section'

export function Checklist(part: PostmortemPart) {
  const headId = useId()
  const box = useRef<HTMLElement>(null)
  const { state, work, sections, inView, folds, filter, setFilter, show } = useChecklistView(part)
  const [isAdding, setAdding] = useState(false)
  const items = sections.flatMap((section) => section.items)
  const activate = () => activatePart('checklist')

  return (
    <ChecklistContext value={state}>
      <section
        ref={box}
        aria-labelledby={headId}
        onFocusCapture={activate}
        onPointerDownCapture={activate}
        className="flex min-w-0 flex-col"
      >
        <ChecklistKeys
          box={box}
          mayWrite={part.mayWrite}
          settle={(id, outcome) => {
            const item = items.find((one) => one.id === id)
            if (item && item.outcome !== outcome) void state.change(item, { outcome })
          }}
          choose={state.selection.toggle}
          unfold={(id) => folds.foldItem(id, true)}
        />
        <ChecklistHead
          id={headId}
          progress={progressOf(items, work.today)}
          items={items}
          filter={filter}
          onFilter={setFilter}
          onAdd={() => setAdding(true)}
        />
        {isAdding ? (
          <ItemAdd
            onAdded={(id, section) => {
              setAdding(false)
              show(id, section)
            }}
            onCancel={() => setAdding(false)}
          />
        ) : null}
        <ChecklistEmpty
          filter={filter}
          shown={state.order.length}
          total={items.length}
          onAll={() => setFilter('all')}
        />
        {inView.map((section) => (
          <Section
            key={section.id}
            section={section}
            items={sections.find(({ id }) => id === section.id)?.items ?? []}
            isOpen={folds.sections.has(section.id)}
            onFold={(isOpen) => folds.foldSection(section.id, isOpen)}
          />
        ))}
        <ChecklistNotices work={work} />
        {state.selection.isOn ? <BulkBar /> : null}
      </section>
    </ChecklistContext>
  )
}
