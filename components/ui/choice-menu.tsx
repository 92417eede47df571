/** Several choices of a form, folded into a button that tells what is chosen; works without scripts. */
'use client'

import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button } from './button'
import { buttonClass } from './button-class'
import styles from './choice-menu.module.css'
import { useFold } from './use-fold'

/** A value to choose. */
interface MenuChoice {
  value: string
  name: string
  /** How many there are of it; left out where nobody counted. */
  count?: number
}

interface ChoiceMenuProps {
  /** What is filtered, in one word: "Team". */
  label: string
  /** The parameter. */
  name: string
  options: readonly MenuChoice[]
  /** Values that are ticked at first. */
  chosen: readonly string[]
}

/** Longer lists can be searched. */
const MANY = 12

export function ChoiceMenu({ label, name, options, chosen }: ChoiceMenuProps) {
  const fold = useFold(false, null)
  const [typed, setTyped] = useState('')
  const unknown = chosen.filter((value) => !options.some((option) => option.value === value))
  const all: MenuChoice[] = [...unknown.map((value) => ({ value, name: value, count: 0 })), ...options]
  const first = all.find(({ value }) => value === chosen[0])?.name
  return (
    <details ref={fold} className="relative max-sm:open:col-span-full">
      <summary
        className={buttonClass(
          'secondary',
          'md',
          `list-none max-sm:w-full max-sm:justify-between [&::-webkit-details-marker]:hidden ${first === undefined ? '' : 'max-w-64 bg-accent-soft'}`,
        )}
      >
        <span className="min-w-0 truncate">
          {label}
          {first === undefined ? null : <span className="font-normal text-ink-muted">: {first}</span>}
        </span>
        {chosen.length > 1 ? <span className="tabular text-xs text-accent">+{chosen.length - 1}</span> : null}
        <ChevronDown aria-hidden size={14} className="shrink-0 text-ink-muted" />
      </summary>
      <fieldset className="mt-1 flex max-h-96 min-w-0 flex-col rounded-md border border-line-strong bg-surface sm:absolute sm:z-20 sm:w-72">
        <legend className="sr-only">{label}</legend>
        {all.length > MANY ? (
          <input
            type="search"
            aria-label={`Find in ${label}`}
            placeholder={`Find among ${all.length}`}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="field-text h-9 w-full shrink-0 border-b border-line bg-transparent px-3 placeholder:text-ink-faint noscript:hidden"
          />
        ) : null}
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1">
          {all.map((option) => (
            <label
              key={option.value}
              hidden={!option.name.toLowerCase().includes(typed.trim().toLowerCase())}
              className={styles.option}
            >
              <input type="checkbox" name={name} value={option.value} defaultChecked={chosen.includes(option.value)} />
              <span>{option.name}</span>
              {option.count === undefined ? null : <span>{option.count.toLocaleString('en-US')}</span>}
            </label>
          ))}
          {all.length === 0 ? (
            <p className="px-2 py-1 text-sm text-ink-muted">There is nothing to choose from.</p>
          ) : null}
        </div>
        <div className="border-t border-line p-1.5">
          <Button type="submit" size="sm" variant="primary" className="w-full">
            Apply
          </Button>
        </div>
      </fieldset>
    </details>
  )
}
