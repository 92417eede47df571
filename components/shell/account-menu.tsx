/** Whose page it is; the way to their settings, and out. Without JavaScript it still opens: it is a native popover. */
'use client'

import Link from 'next/link'
import { useActionState } from 'react'
import { usePopover } from '@/components/ui/use-popover'
import type { Role } from '@/lib/domain/access'
import { signOut } from '@/lib/sign-in/actions'
import { isPlaceholder } from '@/lib/sign-in/contract'
import { IDLE } from '@/lib/wire/action-result'
import { SETTINGS } from './pages'

export interface Account {
  name: string
  email: string
  role: Role
}

export function AccountMenu({ name, email, role }: Account) {
  const { close, anchorProps, panelProps } = usePopover()
  const [, send] = useActionState(signOut, IDLE)
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={`Account of ${name}`}
        title={`${name}, ${role}`}
        className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-xs font-medium text-ink-muted hover:bg-sunken hover:text-ink aria-expanded:bg-sunken aria-expanded:text-ink"
        {...anchorProps}
      >
        <span
          aria-hidden
          className="inline-flex size-6 items-center justify-center rounded-full bg-accent-soft text-accent"
        >
          {initialsOf(name)}
        </span>
      </button>
      <div {...panelProps} role="dialog" aria-label="Account" className="popover top-12 right-2 w-64">
        <div className="border-b border-line px-3 py-2.5">
          <p className="text-sm font-medium wrap-anywhere">{name}</p>
          {isPlaceholder(email) ? null : <p className="text-xs wrap-anywhere text-ink-muted">{email}</p>}
          <p className="mt-1 text-xs text-ink-muted">Role: {role}</p>
        </div>
        <div className="flex flex-col gap-1 p-1.5">
          <Link
            href={SETTINGS.href}
            onClick={close}
            className="rounded-md px-2 py-1.5 text-sm text-ink hover:bg-sunken"
          >
            Settings
          </Link>
          <form action={send}>
            <button type="submit" className="w-full rounded-md px-2 py-1.5 text-left text-sm text-ink hover:bg-sunken">
              Sign out
            </button>
          </form>
        </div>
      </div>
    </>
  )
}

/** The first letters of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.match(/\p{L}[^\s]*/gu) ?? []
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}
