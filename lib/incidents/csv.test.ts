import { expect, it } from 'vitest'
import { buildIncidentSummary } from '@/lib/testing/build-incident-summary'
import { INCIDENT_CSV_HEAD, incidentLine } from './csv'

it('has a cell for each column, and takes no title for a formula', () => {
  const line = incidentLine(buildIncidentSummary({ id: '7', title: '=1+1', regions: ['us-east-1', 'global'] }))
  expect(line.split(',').length).toBe(INCIDENT_CSV_HEAD.split(',').length)
  expect(line).toMatch(/^7,'=1\+1,/)
  expect(line).toContain(',us-east-1 global,')
})

it('tells accounts by how sure it is, and leaves empty what was never worked out', () => {
  const columns = INCIDENT_CSV_HEAD.trim().split(',')
  const cellsOf = (line: string) => line.split(',').filter((_, place) => columns[place]?.startsWith('accounts'))
  const reach = { confirmed: 14, reported: 1, inferred: 80, unknown: 0, touched: 95, total: 212 }
  expect(columns.filter((name) => name.startsWith('accounts'))).toEqual([
    ...[
      'accounts',
      'accounts_confirmed',
      'accounts_reported',
      'accounts_inferred',
      'accounts_unknown',
      'accounts_total',
    ],
  ])
  expect(cellsOf(incidentLine(buildIncidentSummary({ affectedAccountCount: 14, reach })))).toEqual([
    ...['14', '14', '1', '80', '0', '212'],
  ])
  expect(cellsOf(incidentLine(buildIncidentSummary()))).toEqual(['0', '', '', '', '', ''])
})
