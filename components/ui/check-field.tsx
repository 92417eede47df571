/** A labelled box to tick: hint, and what is wrong with it, tied to it for screen readers. */
import { type ComponentProps, type ReactNode, useId } from 'react'

interface CheckFieldProps extends Omit<ComponentProps<'input'>, 'id' | 'type' | 'aria-describedby' | 'aria-invalid'> {
  label: ReactNode
  name: string
  /** A line under the label: what ticking it means. */
  hint?: ReactNode
  problem?: string | undefined
}

export function CheckField({ label, hint, problem, ...rest }: CheckFieldProps) {
  const id = useId()
  const described = [hint ? `${id}-hint` : null, problem ? `${id}-problem` : null].filter(Boolean).join(' ')
  return (
    <div className="min-w-0">
      <label className="flex min-h-8 items-center gap-2 text-sm">
        <input
          type="checkbox"
          aria-describedby={described || undefined}
          aria-invalid={problem ? true : undefined}
          className="size-4 shrink-0 accent-accent"
          {...rest}
        />
        <span className="min-w-0 break-words">{label}</span>
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="pl-6 text-xs text-pretty text-ink-muted">
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p id={`${id}-problem`} role="alert" className="pl-6 text-xs text-pretty text-disruption">
          {problem}
        </p>
      ) : null}
    </div>
  )
}
