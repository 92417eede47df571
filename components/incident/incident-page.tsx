/** The overview of an incident: when it hit, what was said and done, and what it consists of. */
'use client'

import type { ReactNode } from 'react'
import { FailurePanel } from './failure-panel'
import { History } from './history'
import { IncidentClocks } from './incident-clocks'
import type { IncidentPageState } from './incident-context'
import { IncidentDescription } from './incident-description'
import { IncidentEvents } from './incident-events'
import { IncidentFrame } from './incident-frame'
import { OpenedBecause } from './opened-because'
import { RelatedIncidents } from './related-incidents'
import { SideFacts } from './side-facts'
import { Stream } from './stream'
import { WhyGrouped } from './why-grouped'

interface IncidentPageProps extends Omit<IncidentPageState, 'incident'> {
  id: string
  /** Drawn on the server; null where it could not be read. */
  communication: ReactNode
}

export function IncidentPage({ communication, ...props }: IncidentPageProps) {
  return (
    <IncidentFrame {...props} tab="overview">
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <IncidentDescription />
          <OpenedBecause />
          <IncidentClocks />
          <FailurePanel />
          <Stream />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <SideFacts />
          {communication}
          <WhyGrouped />
          <IncidentEvents />
          <RelatedIncidents />
          <History />
        </div>
      </div>
    </IncidentFrame>
  )
}
