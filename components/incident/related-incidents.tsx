/** Incidents that have to do with this one, and those that went into it. */
import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Panel } from '@/components/ui/panel'
import { SevChip } from '@/components/ui/sev-chip'
import { statusWord } from '@/lib/domain/incident-words'
import { useIncident } from './incident-context'
import { UnlinkIncident } from './unlink-incident'

export function RelatedIncidents() {
  const { incident, reader } = useIncident()
  const { related, merged } = incident
  if (related.length + merged.length === 0) return null
  return (
    <Panel title="Related incidents">
      <ul className="flex flex-col gap-2 text-sm">
        {related.map((other) => (
          <li key={other.id} className="min-w-0">
            <p className="flex items-baseline gap-1.5">
              <SevChip level={other.severity} />
              <Link href={`/incidents/${other.id}` as Route} className="min-w-0 wrap-anywhere hover:underline">
                {other.title}
              </Link>
            </p>
            <Note>
              {statusWord(other.status)}
              {other.reason === null ? '' : `: ${other.reason}`}
            </Note>
            {reader.mayRespond ? <UnlinkIncident other={other} /> : null}
          </li>
        ))}
        {merged.map(({ id, title }) => (
          <li key={id} className="min-w-0 wrap-anywhere">
            {title}
            <Note>Merged into this one; its links lead here.</Note>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Note({ children }: { children: ReactNode }) {
  return <p className="text-xs text-pretty text-ink-muted">{children}</p>
}
