/** One value in a filter menu: a box, a name, a count. */
import { Check } from 'lucide-react'
import { classNames } from './class-names'
import type { FilterOption } from './filter-option'
import { SeverityMark } from './severity-mark'

interface FilterMenuOptionProps {
  id: string
  option: FilterOption
  selected: boolean
  active: boolean
  onPick: () => void
}

export function FilterMenuOption({ id, option, selected, active, onPick }: FilterMenuOptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above handles the keys for the active option
    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant keeps the focus in the field
    <div
      role="option"
      id={id}
      aria-selected={selected}
      onClick={onPick}
      className={classNames(
        'flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 py-1 text-sm hover:bg-sunken',
        active && 'bg-sunken forced-colors:outline-1',
      )}
    >
      <span
        className={classNames(
          'flex size-4 shrink-0 items-center justify-center rounded-[4px] border',
          selected ? 'border-accent bg-accent text-accent-ink' : 'border-line-field',
        )}
      >
        {selected ? <Check aria-hidden size={12} strokeWidth={3} /> : null}
      </span>
      {option.mark ? <SeverityMark kind={option.mark} word="" /> : null}
      <span className="min-w-0 flex-1 truncate">{option.label}</span>
      {option.count === undefined ? null : (
        <span className="tabular text-xs text-ink-faint">{option.count.toLocaleString('en-US')}</span>
      )}
    </div>
  )
}
