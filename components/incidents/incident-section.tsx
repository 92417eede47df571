/** A group of incidents under its heading, with how many they are; nothing where there are none. */
import type { ReactNode } from 'react'
import type { IncidentSummaryView } from '@/lib/incidents/contract'
import { IncidentsTable } from './incidents-table'

interface IncidentSectionProps {
  title: string
  /** What the group has in common, in a line. */
  hint?: ReactNode
  incidents: readonly IncidentSummaryView[]
  /** Says how many they are; left out where this is a part of more. */
  counted?: boolean
}

export function IncidentSection({ title, hint, incidents, counted = false }: IncidentSectionProps) {
  if (incidents.length === 0) return null
  return (
    <section className="mb-6">
      <h2 className="text-base font-semibold">
        {title}
        {counted ? <span className="ml-2 font-normal text-ink-muted tabular">{incidents.length}</span> : null}
      </h2>
      {hint ? <p className="mt-0.5 text-sm text-pretty text-ink-muted">{hint}</p> : null}
      <IncidentsTable caption={title} incidents={incidents} />
    </section>
  )
}
