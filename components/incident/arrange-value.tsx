/** One value of an incident before and after; what does not change stands once. */
import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'

interface ArrangeValueProps<T extends string> {
  name: string
  /** Undefined: there was none. */
  before: T | undefined
  after: T
  /** How a value is shown; as it is by default. */
  show?: (value: T) => ReactNode
}

export function ArrangeValue<T extends string>({ name, before, after, show = asItIs }: ArrangeValueProps<T>) {
  return (
    <>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">
        {before === undefined || before === after ? (
          <span className={before === undefined ? undefined : 'text-ink-muted'}>{show(after)}</span>
        ) : (
          <>
            <span className="text-ink-muted">{show(before)}</span>{' '}
            <span className="font-medium">
              <ArrowRight aria-hidden size={12} className="mr-1 inline shrink-0 align-[-1px] text-ink-faint" />
              <span className="sr-only">becomes</span> {show(after)}
            </span>
          </>
        )}
      </dd>
    </>
  )
}

function asItIs(value: string): string {
  return value
}
