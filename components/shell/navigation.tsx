/** The links to the pages, the present one marked. */
'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { classNames } from '@/components/ui/class-names'
import { PAGES } from './pages'

export function Navigation() {
  const path = usePathname()
  return (
    <nav aria-label="Pages" className="-mx-1 flex min-w-0 items-stretch gap-0.5 overflow-x-auto">
      {PAGES.map((page) => {
        const here = page.href === '/' ? path === '/' : path.startsWith(page.href)
        return (
          <Link
            key={page.href}
            href={page.href}
            ref={here ? showPresent : undefined}
            aria-current={here ? 'page' : undefined}
            className={classNames(
              'relative flex h-11 items-center px-2 text-sm font-medium whitespace-nowrap transition-colors duration-100',
              '-outline-offset-4 after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 hover:text-ink',
              here ? 'text-ink after:bg-ink forced-colors:after:bg-[Highlight]' : 'text-ink-muted',
            )}
          >
            {page.label}
          </Link>
        )
      })}
    </nav>
  )
}

/** Where the links are wider than the screen, the present one is brought into view; the page itself stays where it is. */
function showPresent(link: HTMLElement | null): void {
  const box = link?.parentElement
  if (!link || !box) return
  const { left, right } = link.getBoundingClientRect()
  const { left: from, right: to } = box.getBoundingClientRect()
  if (left < from || right > to) box.scrollLeft += left - from - (to - from - (right - left)) / 2
}
