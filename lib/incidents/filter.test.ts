import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INCIDENT_KINDS, SEVS } from '@/lib/domain/incident'
import { SEVERITIES } from '@/lib/domain/severity'
import { CATEGORIES, EVENT_SOURCES, NO_FILTER } from '@/lib/events/filter'
import {
  formatIncidentFilter,
  INCIDENT_STATUS_CHOICES,
  type IncidentFilter,
  incidentFilterOf,
  isUnfilteredIncidents,
  NO_INCIDENT_FILTER,
  parseIncidentFilter,
} from './filter'

const parse = (query: string) => parseIncidentFilter(new URLSearchParams(query))
const values = fc.uniqueArray(fc.stringMatching(/^[\w.:/-]{1,30}$/), { maxLength: 4 })

const filter: fc.Arbitrary<IncidentFilter> = fc.record({
  service: values,
  region: values,
  status: fc.subarray([...INCIDENT_STATUS_CHOICES]),
  category: fc.subarray([...CATEGORIES]),
  source: fc.subarray([...EVENT_SOURCES]),
  severity: fc.subarray([...SEVERITIES]),
  sev: fc.subarray([...SEVS]),
  kind: fc.subarray([...INCIDENT_KINDS]),
  owner: fc.uniqueArray(fc.oneof(fc.constantFrom('me', 'none'), fc.uuid()), { maxLength: 3 }),
  unacknowledged: fc.boolean(),
  account: fc.uniqueArray(fc.stringMatching(/^[0-9]{12}$/), { maxLength: 3 }),
  team: fc.uniqueArray(fc.stringMatching(/^[\p{L}\p{N}&.-]{1,20}$/u), { maxLength: 3 }),
  connection: values,
  q: fc.option(fc.stringMatching(/^\S[^,]{0,20}\S$/u), { nil: null }),
  from: fc.constantFrom(null, '2026-01-01T00:00:00.000Z'),
  to: fc.constantFrom(null, '2026-02-01T00:00:00.000Z'),
})

describe('the filter of incidents in a URL', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(filter, (written) => {
        const { filter: read, problems } = parse(formatIncidentFilter(written).toString())
        expect(problems).toEqual({})
        expect(read).toEqual(written)
        expect(isUnfilteredIncidents(written)).toBe(formatIncidentFilter(written).size === 0)
      }),
    )
  })

  it('takes our levels and the words of AWS in one parameter', () => {
    expect(parse('severity=SEV1,disruption&severity=SEV2').filter).toMatchObject({
      sev: ['SEV1', 'SEV2'],
      severity: ['disruption'],
    })
    expect(parse('sev=SEV3').filter.sev).toEqual(['SEV3'])
  })

  it.each([
    ['severity=SEV9', 'severity'],
    ['status=upcoming', 'status'],
    ['status=open,broken', 'status'],
    ['kind=weather', 'kind'],
    ['owner=mira', 'owner'],
    ['unacknowledged=maybe', 'unacknowledged'],
  ])('names what is wrong in %s', (query, field) => {
    expect(Object.keys(parse(query).problems)).toEqual([field])
    expect(parse(query).filter).toEqual(NO_INCIDENT_FILTER)
  })
})

describe('the incidents of a filter of the timeline', () => {
  it('asks for the same, and takes what AWS calls closed for over', () => {
    const events = { ...NO_FILTER, service: ['iam'], status: ['open', 'closed'], category: ['issue', 'investigation'] }
    expect(incidentFilterOf(events)).toEqual({
      ...NO_INCIDENT_FILTER,
      service: ['iam'],
      status: ['open', 'over'],
    })
    expect(incidentFilterOf({ ...NO_FILTER, category: ['issue'] })?.category).toEqual(['issue'])
  })

  it('asks for none where only what is planned or a notice is wanted', () => {
    expect(incidentFilterOf({ ...NO_FILTER, status: ['upcoming'] })).toBeNull()
    expect(incidentFilterOf({ ...NO_FILTER, category: ['scheduledChange'] })).toBeNull()
    expect(incidentFilterOf({ ...NO_FILTER, status: ['upcoming', 'open'] })?.status).toEqual(['open'])
  })
})
