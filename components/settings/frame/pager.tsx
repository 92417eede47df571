/** Leads through a list that takes several pages, as links: on to the next page, and back to the first. */
import type { Route } from 'next'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'

interface PagerProps {
  /** Names the links for screen readers: "Pages of people". */
  label: string
  /** Null where this is the first page. */
  first: PagerLink | null
  /** Null where this is the last one. */
  next: PagerLink | null
}

interface PagerLink {
  href: Route
  words: string
}

export function Pager({ label, first, next }: PagerProps) {
  const links = [first, next].filter((link) => link !== null)
  if (links.length === 0) return null
  return (
    <nav aria-label={label} className="mt-4 flex gap-2">
      {links.map(({ href, words }) => (
        <Link key={words} href={href} prefetch={false} className={buttonClass()}>
          {words}
        </Link>
      ))}
    </nav>
  )
}
