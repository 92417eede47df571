/** One item of the checklist: a line that tells how it stands, and unfolds into everything about it. */
'use client'

import { ChevronRight } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import type { ItemView } from '@/lib/postmortems/contract'
import { useChecklist } from './checklist-context'
import { ItemBody } from './item-body'
import { ItemFacts } from './item-facts'
import { ItemForm } from './item-form'
import { ItemMark } from './item-mark'
import { ItemRefusal } from './item-refusal'

export function ItemRow({ item }: { item: ItemView }) {
  const { part, selection, unfolded, unfold, order } = useChecklist()
  const { id } = item
  const isOpen = unfolded.has(id)
  return (
    <li
      id={`item-${id}`}
      data-item={id}
      className={classNames(
        'scroll-mt-12 border-t lg:scroll-mt-28 border-line first:border-t-0',
        selection.ids.has(id) && 'bg-accent-soft',
      )}
    >
      <div className="flex items-start gap-1">
        {selection.isOn ? (
          <label className="mt-1 flex size-8 shrink-0 cursor-pointer items-center justify-center pointer-coarse:mt-0 pointer-coarse:size-11">
            <input
              type="checkbox"
              aria-label={`Choose ${item.code ?? item.text}`}
              checked={selection.ids.has(id)}
              onChange={(event) => {
                if ((event.nativeEvent as MouseEvent).shiftKey) selection.reach(id, order)
                else selection.toggle(id)
              }}
              className="size-4 accent-accent"
            />
          </label>
        ) : (
          <ItemMark item={item} />
        )}
        <details
          open={isOpen}
          onToggle={(event) => unfold(id, event.currentTarget.open)}
          className="group/item min-w-0 flex-1"
        >
          {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is pressed by itself; Shift chooses instead */}
          <summary
            data-focus="row"
            onClick={(event) => {
              if (!event.shiftKey || !part.mayWrite) return
              event.preventDefault()
              selection.reach(id, order)
            }}
            className={classNames(
              'flex list-none items-start gap-2 -ml-1 rounded-md py-2 pr-1 pl-1 -outline-offset-2 pointer-coarse:py-3 [&::-webkit-details-marker]:hidden',
              !selection.ids.has(id) && 'hover:bg-sunken',
            )}
          >
            <ItemLine item={item} />
            <ChevronRight
              aria-hidden
              size={14}
              className="mt-0.5 ml-auto shrink-0 text-ink-faint transition-transform duration-100 group-open/item:rotate-90"
            />
          </summary>
          <div className="flex flex-col gap-3 pt-1 pr-1 pb-4">
            {isOpen ? <ItemRefusal item={item} /> : null}
            {part.mayWrite && isOpen ? <ItemForm item={item} /> : <ItemBody item={item} />}
          </div>
        </details>
      </div>
      <div className="pl-9 empty:hidden pointer-coarse:pl-2">{isOpen ? null : <ItemRefusal item={item} />}</div>
    </li>
  )
}

function ItemLine({ item }: { item: ItemView }) {
  return (
    <span className="flex min-w-0 flex-col gap-1">
      <span className="flex min-w-0 gap-2 text-sm">
        {item.code === null ? null : (
          <span className="w-6 shrink-0 font-mono text-xs leading-5 text-ink-muted">{item.code}</span>
        )}
        <span className={classNames('min-w-0 text-pretty wrap-anywhere', item.outcome !== 'open' && 'text-ink-muted')}>
          {item.text}
        </span>
      </span>
      <span className={item.code === null ? undefined : 'pl-8'}>
        <ItemFacts item={item} />
      </span>
    </span>
  )
}
