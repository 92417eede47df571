/** Addresses of summaries: what they mean, what is wrong with them, and the tidy one that says exactly what is shown. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import {
  CLOCKS,
  formatImpactFilter,
  type ImpactFilter,
  NO_IMPACT_FILTER,
  OUTAGE_KINDS,
  parseImpactFilter,
} from './filter'
import { requestedExport, requestedImpact, requestedRows, requestedTimes } from './request'

const NOW = Date.parse('2018-08-15T12:00:00Z')
const ask = (query: string, zone = 'UTC') => requestedImpact(new URLSearchParams(query), zone, NOW)
const URL_OF = (query: string) => `http://faultline.invalid/api/v1/impact?${query}`

describe('the filter', () => {
  it('takes lists repeated or with commas', () => {
    const { filter, problems } = parseImpactFilter(
      new URLSearchParams('service=iam,sts&service=iam&region=US-East-1&team=Payments'),
    )
    expect(problems).toEqual({})
    expect(filter).toEqual({ ...NO_IMPACT_FILTER, service: ['iam', 'sts'], region: ['us-east-1'], team: ['Payments'] })
  })

  it('names each wrong value, and leaves it out', () => {
    const { filter, problems } = parseImpactFilter(
      new URLSearchParams('account=12&kind=flood&clock=sun&named=maybe&region=%3Cb%3E'),
    )
    expect(Object.keys(problems).toSorted()).toEqual(['account', 'clock', 'kind', 'named', 'region'])
    expect(filter).toEqual(NO_IMPACT_FILTER)
  })

  it('comes back as it was written', () => {
    const words = fc.array(fc.constantFrom('iam', 'sts-us-west-2', 'MULTIPLE_SERVICES'), { maxLength: 3 })
    const filter = fc.record({
      service: words.map((list) => [...new Set(list)]),
      region: fc.constantFrom<string[][]>([], ['us-east-1'], ['global', 'eu-west-1']),
      team: fc.constantFrom<string[][]>([], ['Payments & billing'], ['Ops', 'Søk'], ['Ops, EU', 'Søk']),
      account: fc.constantFrom<string[][]>([], ['111122223333']),
      kind: fc.constantFrom<ImpactFilter['kind'][]>([...OUTAGE_KINDS], ['identity'], ['access', 'change']),
      clock: fc.constantFrom(...CLOCKS),
      named: fc.boolean(),
    })
    fc.assert(
      fc.property(filter, (one) => {
        const usual = { clock: 'described', named: true } as const
        expect(parseImpactFilter(new URLSearchParams(formatImpactFilter(one).toString())).filter).toEqual(one)
        expect(parseImpactFilter(formatImpactFilter(one, usual), usual).filter).toEqual(one)
      }),
    )
  })
})

describe('a page', () => {
  it('shows the last quarter in the reader’s zone where it is asked for nothing, and says so in its address', () => {
    const asked = ask('', 'Europe/Berlin')
    expect(asked).toMatchObject({ zone: 'Europe/Berlin', isUntidy: true, problems: {} })
    expect(asked.tidy).toBe('period=2018-Q2&zone=Europe%2FBerlin')
    expect(ask(asked.tidy)).toMatchObject({ tidy: asked.tidy, isUntidy: false, zone: 'Europe/Berlin' })
  })

  it('takes two days of a form, whichever comes first', () => {
    expect(ask('first=2018-05-09&last=2018-05-07&zone=utc').tidy).toBe('period=2018-05-07..2018-05-09&zone=UTC')
  })

  it('keeps what else stands in its address, but for blanks', () => {
    expect(ask('figure=minutes&period=2018&service=&q=').tidy).toBe('period=2018&zone=UTC&figure=minutes')
  })

  it('names a period, a zone and a figure that there is not', () => {
    const { problems, period } = ask('period=2018-13&zone=Mars/Base')
    expect(Object.keys(problems)).toEqual(['zone', 'period'])
    expect(period.key).toBe('2018-Q2')
    expect(requestedRows(new URLSearchParams('figure=joy&after=-1'), 'UTC', NOW)).toMatchObject({
      ...{ figure: 'incidents', after: 0, problems: { figure: expect.stringContaining('must be incidents') } },
    })
  })

  it('takes a severity of incidents alone', () => {
    const rows = (query: string) => requestedRows(new URLSearchParams(query), 'UTC', NOW)
    expect(rows('severity=SEV2')).toMatchObject({ figure: 'incidents', severity: 'SEV2', problems: {} })
    expect(rows('figure=repeats&severity=SEV2')).toMatchObject({
      ...{ severity: null, problems: { severity: 'goes with figure=incidents alone' } },
    })
    expect(rows('severity=bad')).toMatchObject({
      severity: null,
      problems: { severity: expect.stringMatching(/^must/) },
    })
    expect(rows('')).toMatchObject({ severity: null, problems: {} })
  })
})

describe('a program', () => {
  it('asks about the whole record, a stretch of time, or a period', () => {
    expect(requestedTimes(URL_OF(''), NOW)).toMatchObject({ from: null, to: null, zone: 'UTC' })
    expect(requestedTimes(URL_OF('from=2018-05-07&to=2018-05-08T01:00:00%2B01:00'), NOW)).toMatchObject({
      ...{ from: Date.UTC(2018, 4, 7), to: Date.UTC(2018, 4, 8) },
    })
    const berlin = requestedTimes(URL_OF('period=2018-05&zone=Europe/Berlin'), NOW)
    expect(berlin).toMatchObject({ from: Date.parse('2018-04-30T22:00Z'), to: Date.parse('2018-05-31T22:00Z') })
  })

  it.each(['from=2018-02-30', 'to=soon', 'from=2018-05-08&to=2018-05-07', 'period=2018&from=2018-01-01', 'zone=X/Y'])(
    'is refused for %s',
    (query) => {
      expect(() => requestedTimes(URL_OF(query), NOW)).toThrow(AppError)
    },
  )

  it('gets no file for a wrong period', () => {
    expect(() => requestedExport(URL_OF('period=x'), NOW)).toThrow(/Parameter period must be/)
    expect(requestedExport(URL_OF('period=2018-Q1'), NOW).period.zone).toBe('UTC')
  })
})
