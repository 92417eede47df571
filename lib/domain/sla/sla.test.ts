/** Tests the catalogue of commitments, what of a month is left, whether a credit may be due, and until when. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outage } from '@/lib/domain/impact/outage'
import { SERVICE_NAMES } from '../service-of-name'
import { claimDeadline, monthName, monthOf, monthsOf, parseMonth } from './billing-month'
import { SLA_CATALOGUE, termsOf } from './catalogue'
import { monthImpacts, type OutageTouch, uptimeOf } from './month-impact'
import { formatUptime, standingOf } from './standing'

const MINUTE = 60_000
const MAY = monthOf(Date.UTC(2026, 4, 10))
const at = (day: number, hour = 0, minute = 0) => Date.UTC(2026, 4, day, hour, minute)
const NOW = Date.UTC(2026, 6, 20)

function buildOutage(overrides: Partial<Outage> = {}): Outage {
  return {
    ...{ incidentId: '1', kind: 'provider', eventId: '10', via: 'own', service: 'ec2', region: 'us-east-1' },
    ...{ partition: 'aws', isPublic: true, severity: 'disruption', goesOn: false, endUnknown: [], faults: null },
    lastKnownAt: null,
    ...{ startedAt: at(7, 14, 19), endedAt: at(7, 15, 20) },
    spans: { declared: [[at(7, 14, 19), at(7, 15, 20)]], described: [], recovered: [], observed: [] },
    ...overrides,
  }
}

/** As if everything touched us, and AWS named us in events whose id ends with 0. */
const TOUCH: OutageTouch = {
  stretches: (outage, clock) => outage.spans[clock].map(([from, to]) => [from, to ?? NOW] as const),
  touches: () => true,
  isConfirmed: ({ eventId }) => eventId?.endsWith('0') ?? false,
}

describe('SLA_CATALOGUE', () => {
  it('names each service once, by an id that the record uses', () => {
    const services = SLA_CATALOGUE.map(({ service }) => service)
    expect(new Set(services).size).toBe(services.length)
    expect(services.length).toBeGreaterThanOrEqual(25)
    // EBS has no id of its own on the status page; AWS Health has.
    expect(services.filter((service) => !SERVICE_NAMES.has(service) && service !== 'ebs')).toEqual([])
  })

  it('leads to a page of AWS, and gives figures only where they could be verified', () => {
    for (const { link, basis, commitments, dated } of SLA_CATALOGUE) {
      expect(link).toMatch(/^https:\/\/aws\.amazon\.com\/[a-z0-9/-]+\/$/)
      expect(commitments.length > 0).toBe(basis === 'copy' || basis === 'quoted')
      if (basis === 'copy') expect(dated).toMatch(/^20\d\d-\d\d-\d\d$/)
    }
  })

  it('has steps that begin at what is promised, and give more for less', () => {
    for (const { uptime, steps } of SLA_CATALOGUE.flatMap(({ commitments }) => commitments)) {
      if (steps === null) continue
      expect(steps[0]?.below).toBe(uptime)
      for (const [place, step] of steps.entries()) {
        const before = steps[place - 1]
        if (before !== undefined) expect([step.below < before.below, step.credit > before.credit]).toEqual([true, true])
      }
    }
  })

  it('knows of no commitment for IAM', () => {
    expect(termsOf('iam', 'IAM')).toMatchObject({ basis: 'none-known', commitments: [] })
  })

  it('sends those who ask about other services to AWS’s list', () => {
    expect(termsOf('quantum', 'Quantum')).toMatchObject({ name: 'Quantum', basis: 'look-up', commitments: [] })
  })
})

describe('claimDeadline', () => {
  it('ends with the second month after the incident', () => {
    expect(claimDeadline(MAY, NOW)).toEqual({
      lastDay: '2026-07-31',
      safeDay: '2026-06-30',
      daysLeft: 12,
      isPast: false,
    })
    expect(claimDeadline(MAY, Date.UTC(2026, 7, 1) - 1)).toMatchObject({ daysLeft: 1, isPast: false })
    expect(claimDeadline(MAY, Date.UTC(2026, 7, 1))).toMatchObject({ daysLeft: 0, isPast: true })
  })

  it('goes over the end of a year', () => {
    expect(claimDeadline(monthOf(Date.UTC(2025, 10, 30)), NOW)).toMatchObject({ lastDay: '2026-01-31', isPast: true })
    expect(claimDeadline(monthOf(Date.UTC(2025, 11, 1)), NOW)).toMatchObject({ lastDay: '2026-02-28' })
  })
})

describe('months', () => {
  it('lists those that a stretch touches', () => {
    expect(monthsOf(at(31, 23), Date.UTC(2026, 6, 1)).map(({ key }) => key)).toEqual(['2026-05', '2026-06'])
    expect(monthsOf(at(3), at(3))).toEqual([])
    expect(monthName(MAY)).toBe('May 2026')
  })

  it('reads keys, and nothing else', () => {
    expect(parseMonth('2026-05')).toEqual(MAY)
    expect(['2026-13', '2026-5', '', '1969-01', '2026-05-01'].map(parseMonth)).toEqual([null, null, null, null, null])
  })
})

describe('monthImpacts', () => {
  it('counts each minute once, and confirmed ones apart', () => {
    const outages = [
      buildOutage(),
      buildOutage({ eventId: '11', spans: { ...buildOutage().spans, declared: [[at(7, 15), at(7, 16)]] } }),
    ]
    const [impact, ...more] = monthImpacts(outages, [MAY], TOUCH, NOW)
    expect(more).toEqual([])
    expect(impact).toMatchObject({ month: MAY, service: 'ec2', region: 'us-east-1' })
    expect(impact?.clocks.declared).toEqual({ confirmedMs: 61 * MINUTE, anyMs: 101 * MINUTE })
    expect(impact?.clocks.described).toEqual({ confirmedMs: 0, anyMs: 0 })
  })

  it('cuts an outage over the end of a month in two, and one that goes on at now', () => {
    const declared = [[at(31, 23), Date.UTC(2026, 5, 1, 2)]] as const
    const outage = buildOutage({ spans: { ...buildOutage().spans, declared } })
    const months = monthsOf(at(1), NOW)
    const minutes = (list: Outage[], now: number) =>
      monthImpacts(list, months, TOUCH, now).map(({ month, clocks }) => [month.key, clocks.declared.anyMs / MINUTE])
    expect(minutes([outage], NOW)).toEqual([
      ['2026-05', 60],
      ['2026-06', 120],
    ])
    const open = buildOutage({ goesOn: true, spans: { ...buildOutage().spans, declared: [[at(7), null]] } })
    expect(minutes([open], at(7, 1))).toEqual([['2026-05', 60]])
  })

  it('says that it is at least so long where another outage of the month has no known end', () => {
    const nothing = { declared: [], described: [], recovered: [], observed: [] }
    const unended = { endedAt: null, endUnknown: ['declared' as const], spans: nothing, startedAt: at(9) }
    const endUnknown = (...outages: Outage[]) => monthImpacts(outages, [MAY], TOUCH, NOW).map((each) => each.endUnknown)
    expect(endUnknown(buildOutage(), buildOutage(unended))).toEqual([['declared']])
    expect(endUnknown(buildOutage(), buildOutage({ ...unended, service: 's3' }))).toEqual([[]])
    expect(endUnknown(buildOutage(), buildOutage({ ...unended, startedAt: at(40) }))).toEqual([[]])
    expect(endUnknown(buildOutage(unended))).toEqual([])
    const untouched = { ...TOUCH, touches: () => false }
    expect(monthImpacts([buildOutage(), buildOutage(unended)], [MAY], untouched, NOW)[0]?.endUnknown).toEqual([])
  })

  it('leaves out what has no service of its own, or no Region', () => {
    const outages = [{ service: null }, { region: null }, { service: 'multipleservices' }].map(buildOutage)
    expect(monthImpacts(outages, [MAY], TOUCH, NOW)).toEqual([])
  })

  it('never counts more than the month, whatever the outages', () => {
    const span = fc.tuple(fc.integer({ min: -5000, max: 60_000 }), fc.integer({ min: 1, max: 60_000 }))
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 6 }), (spans) => {
        const outages = spans.map(([from, length], index) => {
          const start = MAY.from + from * MINUTE
          const declared = [[start, start + length * MINUTE]] as const
          return buildOutage({ eventId: String(index), spans: { ...buildOutage().spans, declared } })
        })
        for (const { clocks, month } of monthImpacts(outages, [MAY], TOUCH, NOW)) {
          expect(clocks.declared.anyMs).toBeLessThanOrEqual(month.to - month.from)
          expect(clocks.declared.confirmedMs).toBeLessThanOrEqual(clocks.declared.anyMs)
          expect(uptimeOf(month, clocks.declared.anyMs)).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})

describe('standingOf', () => {
  const standing = (overrides: Partial<Outage>) => {
    const [impact] = monthImpacts([buildOutage(overrides)], [MAY], TOUCH, NOW)
    if (impact === undefined) throw new Error('no impact')
    return standingOf(impact, termsOf(impact.service, impact.service), NOW)
  }
  const lasting = (minutes: number) => ({
    spans: { ...buildOutage().spans, declared: [[at(7), at(7) + minutes * MINUTE]] as const },
  })

  it('says that a credit may be due, and how large it would be', () => {
    const { standing: word, comparisons } = standing(lasting(61))
    expect(word).toBe('may')
    // 61 of 44,640 minutes: 99.863 %, below 99.99 for several zones, above 99.5 for a single instance.
    expect(comparisons.map(({ isBelow, credit }) => [isBelow, credit])).toEqual([
      [true, 10],
      [false, null],
    ])
    expect(formatUptime(comparisons[0]?.uptime ?? 0)).toBe('99.863 %')
    expect(standing(lasting(600)).comparisons.map(({ credit }) => credit)).toEqual([30, 30])
    expect(standing(lasting(3000)).comparisons.map(({ credit }) => credit)).toEqual([100, 100])
  })

  it('says that the promise was kept', () => {
    expect(standing(lasting(4)).standing).toBe('kept')
  })

  it('parts what AWS said from what we infer', () => {
    expect(standing({ ...lasting(61), eventId: '11' })).toMatchObject({ standing: 'may-inferred' })
  })

  it('gives no figure where the terms are not known', () => {
    expect(standing({ ...lasting(61), service: 'cognito' })).toMatchObject({ standing: 'look-up', comparisons: [] })
    expect(standing({ ...lasting(61), service: 'iam' })).toMatchObject({ standing: 'none-known', comparisons: [] })
    expect(standing({ ...lasting(61), service: 'dynamodb' }).comparisons[0]).toMatchObject({
      isBelow: true,
      credit: null,
    })
  })

  it('shows no uptime as kept that is below the promise', () => {
    expect([99.9899999, 99.99, 100, 0].map(formatUptime)).toEqual(['99.989 %', '99.99 %', '100 %', '0 %'])
  })
})
