/** What was published of a post-mortem so far: each revision with a link, and the digest that tells it was never changed. */
'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { Time } from '@/components/ui/time'
import type { PostmortemPart } from './checklist-part'

interface PublishRevisionsProps extends Pick<PostmortemPart, 'incidentId' | 'of' | 'postmortem'> {
  /** The revision that is shown now; null: none. */
  shownRevision: number | null
}

export function PublishRevisions({ incidentId, of, postmortem, shownRevision }: PublishRevisionsProps) {
  const { revisions, revision, changedSinceRevision } = postmortem
  if (revisions.length === 0) return null
  const newestFirst = revisions.toSorted((a, b) => b.number - a.number)
  return (
    <div className="flex flex-col gap-1 text-sm">
      <h3 className="font-semibold">Published</h3>
      {changedSinceRevision && revision !== null ? (
        <p className="text-pretty text-ink-muted">It was changed since revision {revision}, which stays as it was.</p>
      ) : null}
      <ol className="flex flex-col gap-1.5">
        {newestFirst.map(({ number, publishedAt, by, digest }) => (
          <li key={number} className="min-w-0">
            <Link
              href={addressOf(incidentId, of, number) as Route}
              aria-current={number === shownRevision ? 'page' : undefined}
              className="font-medium text-accent hover:underline"
            >
              Revision {number}
            </Link>
            <span className="text-ink-muted">
              {' '}
              · <Time at={publishedAt} /> · {by}
            </span>
            <details className="text-xs text-ink-muted">
              <summary className="w-fit rounded-md pointer-coarse:min-h-11">
                SHA-256 <span className="font-mono">{digest.slice(0, 12)}…</span>
              </summary>
              <code className="font-mono break-all">{digest}</code>
            </details>
          </li>
        ))}
      </ol>
    </div>
  )
}

function addressOf(incidentId: string, of: string | null, number: number): string {
  const query = new URLSearchParams({ ...(of === null ? {} : { of }), revision: String(number) })
  return `/incidents/${incidentId}/postmortem?${query}`
}
