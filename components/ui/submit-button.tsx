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
}

export function SubmitButton({
  children,
  waiting,
  variant = 'primary',
  size = 'md',
  className,
  label,
}: SubmitButtonProps) {
  const { pending } = useFormStatus()
  return (
    <Button
      type="submit"
      variant={variant}
      size={size}
      aria-disabled={pending || undefined}
      aria-label={label}
      className={className}
      onClick={(event) => {
        if (pending) event.preventDefault()
      }}
    >
      {pending ? waiting : children}
    </Button>
  )
}
