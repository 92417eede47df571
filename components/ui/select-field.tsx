/** A labelled choice of a form, as the browser's own select: hint, and what is wrong with it, tied to it. */
import { ChevronDown } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './class-names'

interface SelectFieldProps extends Omit<ComponentProps<'select'>, 'id' | 'aria-describedby' | 'aria-invalid'> {
  label: ReactNode
  name: string
  options: readonly { value: string; label: string }[]
  /** Further options, or groups of them, after the others. */
  children?: ReactNode
  /** A line under the label: what the choice means. */
  hint?: ReactNode
  /** What is wrong with the choice. */
  problem?: string | undefined
}

export function SelectField({ label, options, hint, problem, className, children, ...rest }: SelectFieldProps) {
  const id = useId()
  const described = [hint ? `${id}-hint` : null, problem ? `${id}-problem` : null].filter(Boolean).join(' ')
  return (
    <div className={classNames('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-pretty text-ink-muted">
          {hint}
        </p>
      ) : null}
      <span className="relative flex items-center">
        <select
          // React resets a form after its action, and a select to the choice it began with: another choice, another select.
          key={String(rest.defaultValue)}
          id={id}
          aria-describedby={described || undefined}
          aria-invalid={problem ? true : undefined}
          className="field-text h-9 w-full min-w-0 appearance-none rounded-md border border-line-field bg-surface pr-8 pl-2.5 text-ink aria-invalid:border-disruption"
          {...rest}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
          {children}
        </select>
        <ChevronDown aria-hidden size={14} className="pointer-events-none absolute right-2.5 text-ink-muted" />
      </span>
      {problem ? (
        <p id={`${id}-problem`} role="alert" className="text-xs text-pretty text-disruption">
          {problem}
        </p>
      ) : null}
    </div>
  )
}
