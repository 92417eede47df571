/** A search field: magnifier, text, and the key that brings the cursor here. */
import { Search } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { Kbd } from './kbd'

interface SearchInputProps extends Omit<ComponentProps<'input'>, 'type' | 'aria-label'> {
  /** Accessible name; the placeholder too unless another is given. */
  label: string
  /** The key that focuses it, shown while it is empty. */
  shortcut?: string
}

export function SearchInput({ label, shortcut, className, placeholder = label, ...rest }: SearchInputProps) {
  return (
    <span className={classNames('group relative inline-flex min-w-0 items-center', className)}>
      <Search aria-hidden size={14} className="pointer-events-none absolute left-2 text-ink-faint" />
      <input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        className="field-text peer h-8 w-full min-w-0 rounded-md border border-line-strong bg-surface pr-8 pl-7 text-ink placeholder:text-ink-faint"
        {...rest}
      />
      {shortcut ? (
        <span
          aria-hidden
          className="pointer-events-none absolute right-1.5 hidden peer-placeholder-shown:sm:inline group-focus-within:opacity-0"
        >
          <Kbd>{shortcut}</Kbd>
        </span>
      ) : null}
    </span>
  )
}
