/** Links to the pages about identity: posture, changes, waivers, set-up. */
'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { classNames } from '@/components/ui/class-names'

const PAGES: readonly { href: string; label: string }[] = [
  { href: '/iam', label: 'Posture' },
  { href: '/iam/changes', label: 'Changes' },
  { href: '/iam/waivers', label: 'Waivers' },
  { href: '/iam/set-up', label: 'Set-up' },
]

export function IamNavigation() {
  const path = usePathname()
  const present = PAGES.findLast(({ href }) => path === href || path.startsWith(`${href}/`))?.href
  return (
    <nav aria-label="IAM" className="mb-4 flex gap-5 overflow-x-auto border-b border-line text-sm print:hidden">
      {PAGES.map(({ href, label }) => (
        <Link
          key={href}
          href={href as Route}
          aria-current={href === present ? (path === href ? 'page' : 'true') : undefined}
          className={classNames(
            '-mb-px border-b-2 py-2 font-medium whitespace-nowrap',
            href === present ? 'border-accent text-ink' : 'border-transparent text-ink-muted hover:text-ink',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
