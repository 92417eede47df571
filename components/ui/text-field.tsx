/** A labelled field of a form: hint, and what is wrong with it, tied to it for screen readers. */
import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './class-names'

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'id' | 'aria-describedby' | 'aria-invalid'> {
  label: ReactNode
  name: string
  /** A line under the label: what is expected. */
  hint?: ReactNode
  /** What is wrong with what was typed. */
  problem?: string | undefined
  /** Stands at the end of the label's line. */
  aside?: ReactNode
}

export function TextField({ label, hint, problem, aside, className, type = 'text', ...rest }: TextFieldProps) {
  const id = useId()
  const described = [hint ? `${id}-hint` : null, problem ? `${id}-problem` : null].filter(Boolean).join(' ')
  return (
    <div className={classNames('flex min-w-0 flex-col gap-1', className)}>
      <div className="flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        {aside}
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-pretty text-ink-muted">
          {hint}
        </p>
      ) : null}
      <input
        id={id}
        type={type}
        aria-describedby={described || undefined}
        aria-invalid={problem ? true : undefined}
        className="field-text h-9 w-full min-w-0 rounded-md border border-line-field bg-surface px-2.5 text-ink placeholder:text-ink-faint read-only:bg-sunken read-only:text-ink-muted aria-invalid:border-disruption"
        {...rest}
      />
      {problem ? (
        <p id={`${id}-problem`} role="alert" className="text-xs text-pretty text-disruption">
          {problem}
        </p>
      ) : null}
    </div>
  )
}
