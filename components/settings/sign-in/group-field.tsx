/** The groups that give one role: one a line. */
import { useId } from 'react'
import type { Role } from '@/lib/domain/access'

interface GroupFieldProps {
  role: Role
  /** What the role may do. */
  hint: string
  defaultValue: string
  problem: string | undefined
  /** Shown, but not to be changed. */
  readOnly?: boolean
}

export function GroupField({ role, hint, defaultValue, problem, readOnly = false }: GroupFieldProps) {
  const id = useId()
  const described = problem ? `${id}-hint ${id}-problem` : `${id}-hint`
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium first-letter:uppercase">
        {role}
      </label>
      <p id={`${id}-hint`} className="text-xs text-pretty text-ink-muted">
        {hint}
      </p>
      <textarea
        id={id}
        name={role}
        rows={3}
        readOnly={readOnly}
        spellCheck={false}
        autoCapitalize="none"
        defaultValue={defaultValue}
        aria-describedby={described}
        aria-invalid={problem ? true : undefined}
        className="field-text mt-auto w-full min-w-0 rounded-md border border-line-field bg-surface px-2.5 py-1.5 font-mono text-ink read-only:bg-sunken read-only:text-ink-muted aria-invalid:border-disruption"
      />
      {problem ? (
        <p id={`${id}-problem`} role="alert" className="text-xs text-pretty text-disruption">
          {problem}
        </p>
      ) : null}
    </div>
  )
}
