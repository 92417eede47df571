/** Links to the pages of the settings: a column beside them, rows above them on narrow screens. */
'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { classNames } from '@/components/ui/class-names'
import type { SettingsPage } from './settings-pages'

interface SettingsNavigationProps {
  /** Those that the reader may open. */
  pages: readonly Pick<SettingsPage, 'href' | 'label'>[]
}

export function SettingsNavigation({ pages }: SettingsNavigationProps) {
  const path = usePathname()
  return (
    <nav aria-label="Settings" className="lg:sticky lg:top-4 lg:self-start">
      <ul className="-mx-2.5 flex flex-wrap gap-0.5 lg:mx-0 lg:flex-col">
        {pages.map(({ href, label }) => {
          const here = path === href || path.startsWith(`${href}/`)
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={here ? (path === href ? 'page' : 'true') : undefined}
                className={classNames(
                  'flex h-9 items-center rounded-md px-2.5 text-sm font-medium whitespace-nowrap transition-colors duration-100 lg:h-8',
                  here ? 'bg-sunken text-ink' : 'text-ink-muted hover:bg-sunken hover:text-ink',
                )}
              >
                {label}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
