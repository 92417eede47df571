/** Causes that came back: how often each was named, and where. */
import Link from 'next/link'
import type { RecurringCause } from '@/lib/postmortems/contract-lists'
import { NO_POSTMORTEM_FILTER } from '@/lib/postmortems/filter'
import { postmortemsHref } from './postmortems-href'

export function RecurringCauses({ causes }: { causes: readonly RecurringCause[] }) {
  if (causes.length === 0) return null
  return (
    <section aria-labelledby="recurring-causes" className="mt-8">
      <h2 id="recurring-causes" className="text-base font-semibold">
        Causes that came back
      </h2>
      <p className="mt-0.5 text-sm text-pretty text-ink-muted">
        Counted by the labels that people gave, each post-mortem once.
      </p>
      <ul className="mt-2 flex flex-wrap gap-2">
        {causes.map(({ label, count }) => (
          <li key={label}>
            <Link
              href={postmortemsHref({ ...NO_POSTMORTEM_FILTER, q: `"${label}"` })}
              prefetch={false}
              className="inline-flex min-h-7 items-center gap-2 rounded-md border border-line px-2 text-sm hover:bg-sunken"
            >
              {label}
              <span className="text-ink-muted tabular">
                {count}
                <span className="sr-only"> post-mortems</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
