import { expect, it } from 'vitest'
import { buildIncidentSummary } from '@/lib/testing/build-incident-summary'
import { INCIDENT_CSV_HEAD, incidentLine } from './csv'

it('has a cell for each column, and takes no title for a formula', () => {
  const line = incidentLine(buildIncidentSummary({ id: '7', title: '=1+1', regions: ['us-east-1', 'global'] }))
  expect(line.split(',').length).toBe(INCIDENT_CSV_HEAD.split(',').length)
  expect(line).toMatch(/^7,'=1\+1,/)
  expect(line).toContain(',us-east-1 global,')
})
