/** The button that sends its form; it waits, and says so, while the server answers. */
'use client'

import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'
import type { ButtonSize, ButtonVariant } from './button-class'

interface SubmitButtonProps {
  children: ReactNode
  /** What it says meanwhile. */
  waiting: string
  variant?: ButtonVariant
  size?: ButtonSize
  className?: string
  /** Names the button for screen readers where its words stand several times on the page. */
  label?: string
  /** What pressing this one sends, where a form has several. */
  name?: string
  value?: string
}

export function SubmitButton({
  children,
  waiting,
  variant = 'primary',
  size = 'md',
  className,
  label,
  name,
  value,
}: SubmitButtonProps) {
  const { pending, data } = useFormStatus()
  const isPressed = pending && (name === undefined || data?.get(name) === value)
  return (
    <Button
      type="submit"
      name={name}
      value={value}
      variant={variant}
      size={size}
      aria-disabled={pending || undefined}
      aria-label={label}
      className={className}
      onClick={(event) => {
        if (pending) event.preventDefault()
      }}
    >
      {isPressed ? waiting : children}
    </Button>
  )
}
