/** The list inside a filter menu: a combobox over a listbox of which several may be chosen. */
'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { FilterMenuFoot } from './filter-menu-foot'
import { FilterMenuOption } from './filter-menu-option'
import { type FilterOption, type SelectionChange, searchOptions } from './filter-option'
import { useListboxKeys } from './use-listbox-keys'

interface FilterMenuListProps {
  label: string
  options: readonly FilterOption[]
  selected: readonly string[]
  onChange: (change: SelectionChange) => void
  onClose: () => void
  searchable: boolean
  /** Told what is typed, where the options are found elsewhere: then they are shown as they come. */
  onSearch?: ((typed: string) => void) | undefined
}

export function FilterMenuList(props: FilterMenuListProps) {
  const { label, options, selected, onChange, onClose, searchable, onSearch } = props
  const id = useId()
  const focused = useRef<HTMLInputElement & HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const shown = onSearch ? options : searchOptions(options, typed)
  const { active, setActive, listRef, onKeyDown } = useListboxKeys(shown.length, searchable, pick)

  useEffect(() => {
    // The popover is shown after this effect.
    const frame = requestAnimationFrame(() => focused.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])

  useEffect(() => onSearch?.(''), [onSearch])

  function pick(index: number) {
    const value = shown[index]?.value
    if (value === undefined) return
    setActive(index)
    onChange((last) => (last.includes(value) ? last.filter((other) => other !== value) : [...last, value]))
  }

  const keyboard = {
    ref: focused,
    onKeyDown,
    'aria-activedescendant': active < shown.length ? `${id}-${active}` : undefined,
  }
  return (
    <>
      {searchable ? (
        <input
          {...keyboard}
          type="text"
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-label={`Search ${label}`}
          placeholder={onSearch ? 'Name or id…' : `Search ${options.length}…`}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setActive(0)
            onSearch?.(event.target.value)
          }}
          className="field-text h-9 w-full shrink-0 border-b border-line bg-transparent px-3 placeholder:text-ink-faint focus-visible:outline-none"
        />
      ) : null}
      <div
        {...(searchable ? {} : { ...keyboard, tabIndex: 0 })}
        role="listbox"
        id={`${id}-list`}
        aria-label={label}
        aria-multiselectable
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1 focus-visible:outline-none"
      >
        <div ref={listRef} role="presentation">
          {shown.map((option, index) => (
            <FilterMenuOption
              key={option.value}
              id={`${id}-${index}`}
              option={option}
              selected={selected.includes(option.value)}
              active={index === active}
              onPick={() => pick(index)}
            />
          ))}
        </div>
      </div>
      {shown.length === 0 ? (
        <p className="px-3 pb-3 text-sm text-ink-muted">No {label.toLowerCase()} matches.</p>
      ) : null}
      <FilterMenuFoot clearable={selected.length > 0} onClear={() => onChange(() => [])} onClose={onClose} />
    </>
  )
}
