/** One item of a template: its words, its rules in short, what moves and removes it; opens to be changed. */
'use client'

import { ArrowDown, ArrowUp, ChevronRight, Trash2 } from 'lucide-react'
import { type MouseEvent, memo } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import { ruleWords } from '@/lib/domain/postmortem/rule-words'
import type { DraftItem, DraftStep } from '@/lib/domain/postmortem/template-draft'
import { ItemForm } from './item-form'
import { KIND_WORDS } from './kind-words'

interface ItemRowProps {
  item: DraftItem
  sections: readonly { id: string; name: string }[]
  /** Field → what is wrong with it; the same object while nothing changes. */
  problems: Readonly<Record<string, string>>
  isOpen: boolean
  isFirst: boolean
  isLast: boolean
  dispatch: (step: DraftStep) => void
  onToggle: (key: number) => void
}

export const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const { item, sections, problems, isOpen, dispatch, onToggle } = props
  const formId = `item-${item.key}`
  if (item.isGone) return <GoneItem item={item} dispatch={dispatch} />
  const isWrong = Object.keys(problems).length > 0
  return (
    <li className="border-b border-line last:border-b-0">
      <div className="flex flex-wrap items-start justify-end sm:flex-nowrap">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? formId : undefined}
          onClick={() => onToggle(item.key)}
          className="group flex min-w-0 flex-1 basis-full items-start gap-2 px-3 py-2 text-left text-sm hover:bg-sunken sm:basis-auto"
        >
          <ChevronRight
            aria-hidden
            size={14}
            className="mt-1 shrink-0 text-ink-faint transition-transform duration-100 group-aria-expanded:rotate-90"
          />
          <span className="tabular w-8 shrink-0 pt-0.5 font-mono text-xs text-ink-muted">{item.code || '?'}</span>
          <span className="min-w-0">
            <span className="block text-pretty wrap-anywhere">{item.text || 'Not worded yet'}</span>
            <span className="block text-xs text-pretty text-ink-muted">
              {isWrong ? <span className="font-medium text-disruption">Needs mending. </span> : null}
              {inShort(item)}
            </span>
          </span>
        </button>
        <ItemTools {...props} />
      </div>
      {isOpen ? (
        <div id={formId}>
          <ItemForm
            item={item}
            sections={sections}
            problems={problems}
            onChange={(change) => dispatch({ step: 'item', key: item.key, change })}
          />
        </div>
      ) : null}
    </li>
  )
})

function ItemTools({ item, isFirst, isLast, dispatch }: ItemRowProps) {
  // What moved keeps the focus, so that it can be moved on.
  const move = (by: -1 | 1) => (event: MouseEvent<HTMLButtonElement>) => {
    const button = event.currentTarget
    flushSync(() => dispatch({ step: 'move-item', key: item.key, by }))
    button.focus()
  }
  const size = classNames('pointer-coarse:size-11')
  return (
    <div className="flex shrink-0 items-center px-1 pt-1 max-sm:-mt-1 max-sm:pb-1">
      <IconButton
        label={`Move ${item.code} up`}
        aria-disabled={isFirst || undefined}
        onClick={move(-1)}
        className={size}
      >
        <ArrowUp aria-hidden size={14} className={isFirst ? 'opacity-30' : undefined} />
      </IconButton>
      <IconButton
        label={`Move ${item.code} down`}
        aria-disabled={isLast || undefined}
        onClick={move(1)}
        className={size}
      >
        <ArrowDown aria-hidden size={14} className={isLast ? 'opacity-30' : undefined} />
      </IconButton>
      <IconButton
        label={`Take ${item.code} away`}
        onClick={() => dispatch({ step: 'remove-item', key: item.key })}
        className={size}
      >
        <Trash2 aria-hidden size={14} />
      </IconButton>
    </div>
  )
}

function GoneItem({ item, dispatch }: Pick<ItemRowProps, 'item' | 'dispatch'>) {
  return (
    <li className="flex items-center gap-2 border-b border-line px-3 py-1.5 text-sm text-ink-muted last:border-b-0">
      <span className="min-w-0 flex-1 truncate pl-5.5">
        <span className="mr-2 font-mono text-xs">{item.code}</span>
        <s>{item.text}</s>
      </span>
      <Button size="sm" autoFocus onClick={() => dispatch({ step: 'return-item', key: item.key })}>
        Put back<span className="sr-only"> {item.code}</span>
      </Button>
    </li>
  )
}

function inShort({ kind, askedFor, requiredFor, dueDays }: DraftItem): string {
  return [
    KIND_WORDS[kind].toLowerCase(),
    ...(askedFor === null ? [] : [`asked for in ${ruleWords(askedFor)}`]),
    requiredFor === null ? 'optional' : `required in ${ruleWords(requiredFor)}`,
    ...(dueDays === null ? [] : [`due after ${dueDays} ${dueDays === 1 ? 'day' : 'days'}`]),
  ].join(' · ')
}
