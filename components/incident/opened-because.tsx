/** Why a rule opened the incident: what was done, in which account, and the changes behind it. */
'use client'

import { useQuery } from '@tanstack/react-query'
import type { Route } from 'next'
import Link from 'next/link'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { AlertView } from '@/lib/iam-changes/contract'
import { incidentLaneQuery } from '@/lib/iam-changes/queries'
import { useIncident } from './incident-context'
import { MuteForm } from './mute-form'

export function OpenedBecause() {
  const { incident, reader } = useIncident()
  const { data } = useQuery(incidentLaneQuery(incident.id))
  if (data === undefined || data.alerts.length === 0) return null
  return (
    <Panel title={incident.origin === 'alert' ? 'Opened because' : 'Alerts'}>
      <ul className="flex flex-col gap-3">
        {data.alerts.map((alert) => (
          <li key={alert.id} className="flex flex-col gap-1 text-sm">
            <Told alert={alert} incident={incident.id} />
            {reader.mayEditOthers ? <MuteForm alert={alert} /> : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Told({ alert, incident }: { alert: AlertView; incident: string }) {
  const { ruleName, account, subject, firstAt, lastAt, changes } = alert
  const query = new URLSearchParams({ account: account.id })
  return (
    <p className="min-w-0 text-pretty break-words">
      <span className="font-medium">{ruleName}</span> in {account.name}: {subject}, <Time at={firstAt} />
      {firstAt === lastAt ? null : (
        <>
          {' '}
          to <Time at={lastAt} />
        </>
      )}
      {'. '}
      <Link
        href={`/incidents/${incident}/iam-changes?${query}` as Route}
        prefetch={false}
        className="text-accent underline underline-offset-2"
      >
        {changes === 1 ? 'The change behind it' : `The ${changes} changes behind it`}
      </Link>
    </p>
  )
}
