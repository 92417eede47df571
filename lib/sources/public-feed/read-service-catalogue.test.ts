import { describe, expect, it } from 'vitest'
import { parseServiceCatalogue, readServiceCatalogue } from './read-service-catalogue'
import { bodyOf, NOW } from './test-payloads'
import { ok, startTestServer } from './test-server'
import { createUnreadableReport } from './unreadable'

const ROW = {
  service: 'sts-us-west-2',
  service_name: 'Token Service',
  event_type_code: 'AWS_STS_OPERATIONAL_ISSUE',
  locale: ['NA'],
  region_id: 'us-west-2',
  region_name: 'Oregon',
  launch_date: 1_729_468_800,
  short_name: 'STS',
}

function parse(rows: unknown) {
  const report = createUnreadableReport()
  return { rows: parseServiceCatalogue(bodyOf(JSON.stringify(rows)), report), unreadable: report.lines() }
}

describe('the service catalogue', () => {
  it('is read row by row, behind a byte order mark', async () => {
    const { origin } = await startTestServer(ok(`\uFEFF${JSON.stringify([ROW])}`))
    const reading = await readServiceCatalogue({ url: origin, cursor: {}, now: NOW })
    expect(reading).toMatchObject({
      kind: 'read',
      unreadable: [],
      items: [
        {
          upstreamService: 'sts-us-west-2',
          service: 'sts',
          region: 'us-west-2',
          name: 'Token Service',
          shortName: 'STS',
          regionName: 'Oregon',
          typeCode: 'AWS_STS_OPERATIONAL_ISSUE',
          launchedAt: 1_729_468_800_000,
        },
      ],
    })
  })

  it('does without Region, names and launch date', () => {
    const { rows, unreadable } = parse([
      { service: 'iam' },
      { ...ROW, service: 's3-us-standard', region_id: undefined },
    ])
    expect(rows).toMatchObject([
      { service: 'iam', region: 'global', name: 'iam', shortName: null, launchedAt: null },
      { service: 's3', region: 'us-east-1' },
    ])
    expect(unreadable).toEqual([])
  })

  it('skips bad rows and bad dates, says which, and lists a key once', () => {
    const { rows, unreadable } = parse([
      ROW,
      { ...ROW, short_name: 'again' },
      {},
      7,
      { ...ROW, service: 'x', launch_date: -1 },
    ])
    expect(rows.map(({ upstreamService, shortName }) => [upstreamService, shortName])).toEqual([
      ['sts-us-west-2', 'STS'],
      ['x', 'STS'],
    ])
    expect(unreadable.map(({ where, why }) => `${where}: ${why}`)).toEqual([
      'row 3 of the service catalogue: it names no service',
      'row 4 of the service catalogue: it is not a JSON object',
      'row 5 of the service catalogue: its launch_date is not a plausible time',
    ])
    expect(unreadable.map(({ lost }) => lost)).toEqual([{ arn: null }, { arn: null }, null])
  })

  it('cannot be anything but a list', () => {
    expect(() => parse({})).toThrow('answered with JSON that is not a list of services')
  })
})
