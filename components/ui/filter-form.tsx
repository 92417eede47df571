/** The form of a filter: what is left blank stays out of the address. */
'use client'

import type { Route } from 'next'
import Form from 'next/form'
import type { FormEvent, ReactNode } from 'react'

interface FilterFormProps {
  action: Route
  /** Accessible name. */
  label: string
  className: string
  children: ReactNode
}

export function FilterForm({ action, label, className, children }: FilterFormProps) {
  return (
    <Form action={action} onSubmit={leaveOutBlanks} role="search" aria-label={label} className={className}>
      {children}
    </Form>
  )
}

/** Without scripts they are sent, and the server sends the browser on to the address without them. */
function leaveOutBlanks({ currentTarget }: FormEvent<HTMLFormElement>): void {
  const blanks = [...currentTarget.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')].filter(
    ({ value, dataset }) => value === (dataset.usual ?? ''),
  )
  for (const field of blanks) field.disabled = true
  // The address is made right after this.
  setTimeout(() => {
    for (const field of blanks) field.disabled = false
  })
}
