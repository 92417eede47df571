/** The services that AWS names as hit, with their status now and at its worst. */
'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DetailSection } from '@/components/ui/detail-section'
import { SeverityMark } from '@/components/ui/severity-mark'
import { type Severity, severityWord } from '@/lib/domain/severity'
import type { ImpactedServiceView } from '@/lib/events/contract'

/** Large outages name 140 services. */
const SHOWN = 12

export function ImpactedServices({ services }: { services: ImpactedServiceView[] }) {
  const [all, setAll] = useState(false)
  if (services.length === 0) return null
  const shown = all ? services : services.slice(0, SHOWN)
  return (
    <DetailSection title="Impacted services" note={services.length}>
      <table className="w-full table-fixed border-collapse text-sm">
        <thead className="text-left text-xs text-ink-faint">
          <tr className="border-b border-line">
            <th className="py-1 font-normal">Service</th>
            <th className="w-28 py-1 font-normal">Now</th>
            <th className="w-28 py-1 font-normal">At its worst</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((service) => (
            <tr key={service.upstreamService} className="border-b border-line">
              <td className="py-1 pr-3">
                <span className="block truncate">{service.name ?? service.service}</span>
                <span className="block truncate font-mono text-2xs text-ink-faint">{service.upstreamService}</span>
              </td>
              <StatusCell severity={service.severity} none="Normal" />
              <StatusCell severity={service.peakSeverity} none="not said" />
            </tr>
          ))}
        </tbody>
      </table>
      {services.length > SHOWN ? (
        <Button size="sm" variant="quiet" className="self-start" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${services.length}`}
        </Button>
      ) : null}
    </DetailSection>
  )
}

function StatusCell({ severity, none }: { severity: Severity | null; none: 'Normal' | 'not said' }) {
  const mark = severity ?? (none === 'Normal' ? 'resolved' : 'unknown')
  return (
    <td className="py-1 text-xs">
      <span className="flex items-center gap-1.5 text-ink-muted">
        <SeverityMark kind={mark} size={12} word="" />
        {severity === null ? none : severityWord(severity)}
      </span>
    </td>
  )
}
