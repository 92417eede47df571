import { describe, expect, it } from 'vitest'
import { buildIncidentSummary } from '@/lib/testing/build-incident-summary'
import { incidentColumns } from './column-widths'

const nobody = { confirmed: 0, reported: 0, inferred: 0, unknown: 3, touched: 0, total: 212 }
const one = buildIncidentSummary({ reach: { ...nobody, inferred: 80 } })
const two = buildIncidentSummary({ reach: { ...nobody, confirmed: 14, inferred: 80 } })

describe('columns of incidents', () => {
  it('give accounts as much room as the row with the most certainties needs', () => {
    const width = (rows: Parameters<typeof incidentColumns>[0]) =>
      Object.entries(incidentColumns(rows, true)).find(([name]) => name === '--accounts-width')?.[1]
    expect([width([]), width([one]), width([one, two])]).toEqual(['4rem', '4rem', '6.5rem'])
    expect(width([buildIncidentSummary({ affectedAccountCount: 14 })])).toBe('6.5rem')
    expect(incidentColumns([two], false)).toEqual({})
  })

  it('give owners room where there is one', () => {
    expect(incidentColumns([one, buildIncidentSummary({ owner: { id: '1', name: 'Mira' } })], false)).toMatchObject({
      '--owner-display': 'block',
    })
  })
})
