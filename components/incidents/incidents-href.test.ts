import { describe, expect, it } from 'vitest'
import { NO_INCIDENT_FILTER } from '@/lib/incidents/filter'
import { incidentHref, incidentsCsvHref, incidentsHref } from './incidents-href'

describe('addresses of incidents', () => {
  it('hold the filter, and where the page begins', () => {
    const filter = { ...NO_INCIDENT_FILTER, status: ['open' as const], sev: ['SEV1' as const] }
    expect(incidentsHref(NO_INCIDENT_FILTER)).toBe('/incidents')
    expect(incidentsHref(filter, 'abc')).toBe('/incidents?severity=SEV1&status=open&cursor=abc')
    expect(incidentsCsvHref(NO_INCIDENT_FILTER)).toBe('/api/incidents/csv')
    expect(incidentsCsvHref(filter)).toBe('/api/incidents/csv?severity=SEV1&status=open')
    expect(incidentHref('12')).toBe('/incidents/12')
  })
})
