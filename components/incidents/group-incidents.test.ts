import { describe, expect, it } from 'vitest'
import { buildIncidentSummary } from '@/lib/testing/build-incident-summary'
import { groupIncidents } from './group-incidents'

const at = (hour: number) => `2026-09-04T${String(hour).padStart(2, '0')}:00:00.000Z`
const open = { status: 'detected' as const, endedAt: null }

describe('unresolved incidents', () => {
  it('stand by who has them, the worst and newest first', () => {
    const groups = groupIncidents([
      buildIncidentSummary({ id: '1', ...open, severity: 'SEV3', startedAt: at(3) }),
      buildIncidentSummary({ id: '2', ...open, severity: 'SEV2', startedAt: at(1) }),
      buildIncidentSummary({ id: '3', ...open, severity: 'SEV2', startedAt: at(2) }),
      buildIncidentSummary({ id: '4', ...open, acknowledgedAt: at(4), status: 'acknowledged' }),
      buildIncidentSummary({ id: '5', ...open, endUnknown: true }),
      buildIncidentSummary({ id: '6', ...open, endUnknown: true, acknowledgedAt: at(4), status: 'investigating' }),
    ])
    const ids = Object.entries(groups).map(([name, group]) => [name, group.map(({ id }: { id: string }) => id)])
    expect(Object.fromEntries(ids)).toMatchObject({ waiting: ['3', '2', '1'], endUnknown: ['5'] })
    expect(groups.inHand.map(({ id }) => id).sort()).toEqual(['4', '6'])
  })
})
