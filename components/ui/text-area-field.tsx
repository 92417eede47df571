/** A labelled field of several lines: hint, and what is wrong with it, tied to it for screen readers. */
import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './class-names'

interface TextAreaFieldProps extends Omit<ComponentProps<'textarea'>, 'id' | 'aria-describedby' | 'aria-invalid'> {
  label: ReactNode
  name: string
  /** A line under the label: what is expected. */
  hint?: ReactNode
  /** What is wrong with what was typed. */
  problem?: string | undefined
}

export function TextAreaField({ label, hint, problem, className, rows = 4, ...rest }: TextAreaFieldProps) {
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
      <textarea
        id={id}
        rows={rows}
        aria-describedby={described || undefined}
        aria-invalid={problem ? true : undefined}
        className="field-text w-full min-w-0 rounded-md border border-line-field bg-surface px-2.5 py-1.5 text-ink placeholder:text-ink-faint aria-invalid:border-disruption"
        {...rest}
      />
      {problem ? (
        <p id={`${id}-problem`} role="alert" className="text-xs break-words text-pretty text-disruption">
          {problem}
        </p>
      ) : null}
    </div>
  )
}
