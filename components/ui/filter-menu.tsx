/** A filter of many values: a button that tells what is chosen, and under it a list to choose from. */
'use client'

import { ChevronDown } from 'lucide-react'
import { buttonClass } from './button-class'
import { FilterMenuList } from './filter-menu-list'
import type { FilterOption, SelectionChange } from './filter-option'
import { usePopover } from './use-popover'

interface FilterMenuProps {
  /** What is filtered, in one word: "Service". */
  label: string
  options: readonly FilterOption[]
  /** Chosen values; none filters nothing. */
  selected: readonly string[]
  /** Told how the chosen values change, whatever they are by then: more may have been chosen since this was drawn. */
  onChange: (change: SelectionChange) => void
  /** With a search box; by default from nine options on. */
  searchable?: boolean
  /** Told what is typed, where there are too many options to have them here: `options` are then those that were found. */
  onSearch?: (typed: string) => void
  /** Names of chosen values that are not among the options. */
  chosen?: readonly FilterOption[]
}

export function FilterMenu({ label, options, selected, onChange, onSearch, chosen = [], ...rest }: FilterMenuProps) {
  const { open, close, anchorProps, panelProps } = usePopover()
  const { searchable = onSearch !== undefined || options.length > 8 } = rest
  const first = [...chosen, ...options].find((option) => option.value === selected[0])?.label ?? selected[0]
  const others = selected.length - 1
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        className={buttonClass('secondary', 'md', selected.length > 0 ? 'max-w-64 bg-accent-soft px-2.5' : 'px-2.5')}
        {...anchorProps}
      >
        <span className="min-w-0 truncate">
          {label}
          {first === undefined ? null : <span className="font-normal text-ink-muted">: {first}</span>}
        </span>
        {others > 0 ? <span className="tabular text-xs text-accent">+{others}</span> : null}
        <ChevronDown aria-hidden size={14} className="-mr-0.5 shrink-0 text-ink-muted" />
      </button>
      <div
        {...panelProps}
        role="dialog"
        aria-label={`Filter by ${label}`}
        className="popover w-72! max-w-[calc(100vw-16px)]"
      >
        {open ? (
          <FilterMenuList
            label={label}
            options={options}
            selected={selected}
            onChange={onChange}
            onClose={close}
            searchable={searchable}
            onSearch={onSearch}
          />
        ) : null}
      </div>
    </>
  )
}
