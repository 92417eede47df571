/** Says how much of a list does not stand on the page, because it would be too much. */

interface LeftOutProps {
  count: number
  /** "update", in the singular. */
  what: string
  /** Where the rest is: "Each event has its own." */
  elsewhere?: string
}

export function LeftOut({ count, what, elsewhere = '' }: LeftOutProps) {
  if (count === 0) return null
  return (
    <p className="text-xs text-pretty text-ink-muted">
      {count.toLocaleString('en-US')} more {what}
      {count === 1 ? ' is' : 's are'} left out here: it would be too much for a page. {elsewhere}
    </p>
  )
}
