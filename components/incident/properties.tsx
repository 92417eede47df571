/** Status, severity, kind, owner and team: what they are, and for those who respond the forms that change them. */
'use client'

import type { ReactNode } from 'react'
import { SevChip } from '@/components/ui/sev-chip'
import { kindWord } from '@/lib/domain/incident-words'
import { useIncident } from './incident-context'
import { KindForm } from './kind-form'
import { OwnerForm, TeamForm } from './owner-forms'
import { SeverityForm } from './severity-form'
import { StatusForm } from './status-form'
import { StatusMark } from './status-mark'

export function Properties() {
  const { incident, reader } = useIncident()
  const { severity, severityReason, severityRule, kind, owner, team } = incident
  if (reader.mayRespond) {
    return (
      <div className="flex flex-wrap items-start gap-1.5">
        <StatusForm />
        <SeverityForm />
        <KindForm />
        <OwnerForm />
        <TeamForm />
      </div>
    )
  }
  return (
    <dl className="flex flex-wrap items-center gap-x-4 gap-y-1.5 text-sm">
      <Property name="Status">
        <StatusMark incident={incident} />
      </Property>
      <Property name="Severity">
        <SevChip level={severity} title={severityReason ?? severityRule} />
      </Property>
      <Property name="Kind">{kindWord(kind)}</Property>
      <Property name="Owner">{owner?.name ?? <span className="text-ink-muted">No owner</span>}</Property>
      <Property name="Team">{team?.name ?? <span className="text-ink-muted">No team</span>}</Property>
    </dl>
  )
}

function Property({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 items-center">
      <dt className="sr-only">{name}</dt>
      <dd className="min-w-0 truncate">{children}</dd>
    </div>
  )
}
