/** A field for a password, which can be looked at while it is typed. */
'use client'

import { useState, useSyncExternalStore } from 'react'
import { TextField } from './text-field'

interface PasswordFieldProps {
  label: string
  name: string
  /** What the browser's password manager may do: fill in the one it keeps, or offer a new one. */
  autoComplete: 'current-password' | 'new-password'
  hint?: string
  problem?: string | undefined
}

const never = () => () => {}

export function PasswordField({ label, autoComplete, ...rest }: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  // Without JavaScript the switch would do nothing.
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return (
    <TextField
      {...rest}
      label={label}
      type={shown ? 'text' : 'password'}
      autoComplete={autoComplete}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      required
      aside={
        alive ? (
          <button
            type="button"
            aria-label={`${shown ? 'Hide' : 'Show'} ${label.toLowerCase()}`}
            onClick={() => setShown(!shown)}
            className="-my-1 rounded-md px-1 py-1 text-xs text-ink-muted underline underline-offset-2 hover:text-ink"
          >
            {shown ? 'Hide' : 'Show'}
          </button>
        ) : null
      }
    />
  )
}
