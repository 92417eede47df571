/** Leads to the post-mortems of incidents that were merged into one. */
import type { Route } from 'next'
import Link from 'next/link'
import { STATE_WORDS } from '@/lib/domain/postmortem/words'
import type { PostmortemView } from '@/lib/postmortems/contract'

export function OtherPostmortems({
  incidentId,
  postmortem: { others },
}: {
  incidentId: string
  postmortem: PostmortemView
}) {
  if (others.length === 0) return null
  return (
    <div className="text-sm text-pretty">
      Incidents that were merged have post-mortems of their own:
      <ul className="mt-1 flex flex-col gap-0.5">
        {others.map(({ id, incidentTitle, state }) => (
          <li key={id}>
            <Link
              href={`/incidents/${incidentId}/postmortem?of=${id}` as Route}
              className="wrap-anywhere text-accent hover:underline"
            >
              {incidentTitle}
            </Link>{' '}
            <span className="text-ink-muted">{STATE_WORDS[state]}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
