/** Tests the text of a support case that asks for a credit. */
import { describe, expect, it } from 'vitest'
import { monthOf } from './billing-month'
import { termsOf } from './catalogue'
import { claimText } from './claim-text'
import type { MonthImpact } from './month-impact'
import { standingOf } from './standing'

const MINUTE = 60_000
const at = (day: number, hour = 0, minute = 0) => Date.UTC(2026, 4, day, hour, minute)
const NOW = Date.UTC(2026, 6, 20)
const NO_TIME = { confirmedMs: 0, anyMs: 0 }

describe('claimText', () => {
  const impact: MonthImpact = {
    ...{ month: monthOf(at(10)), service: 'ec2', region: 'us-east-1', endUnknown: [], outages: [] },
    clocks: {
      declared: { confirmedMs: 61 * MINUTE, anyMs: 61 * MINUTE },
      ...{ described: NO_TIME, recovered: NO_TIME, observed: NO_TIME },
    },
  }
  const terms = termsOf('ec2', 'EC2')
  const facts = {
    ...{ impact, terms, standing: standingOf(impact, terms, NOW) },
    events: [
      {
        arn: 'arn:aws:health:us-east-1::event/EC2/ONE',
        name: 'Amazon EC2\nin us-east-1',
        stretches: [{ clock: 'declared' as const, from: at(7, 14, 19), to: at(7, 15, 20) }],
      },
    ],
    accounts: [{ id: '111122223333', name: 'Shop' }],
    reportedAccounts: 2,
    inferredAccounts: 1,
    resources: [{ id: 'i-0123`456', account: '111122223333' }],
    resourceCount: 3,
  }

  it('says what is known, by which clock, in UTC and in our zone', () => {
    const text = claimText(facts, 'Europe/Berlin', NOW)
    expect(text).toContain('Subject: SLA Credit Request: Amazon EC2, us-east-1, May 2026')
    expect(text).toContain('1 h 01 m, which leaves 99.863 % of the month')
    expect(text).toContain('7 May 2026, 14:19 UTC to 7 May 2026, 15:20 UTC (7 May 2026, 16:19 UTC+2')
    expect(text).toContain('- 111122223333 (Shop): named by AWS')
    expect(text).toContain('- 2 other accounts were hit, as our people report (not said by AWS).')
    expect(text).toContain('1 other account uses what failed, as far as we know (inferred, not said by AWS).')
    expect(text).toContain("- `i-0123'456`, account 111122223333\n- and 2 more")
    expect(text).toContain('- ids of the instances')
    expect(text).not.toMatch(/undefined|NaN|null/)
  })

  it('gives no end to what goes on', () => {
    const stretches = [{ clock: 'declared' as const, from: at(7, 14, 19), to: null }]
    const text = claimText({ ...facts, events: [{ arn: null, name: 'Amazon EC2', stretches }] }, 'Europe/Berlin', NOW)
    expect(text).toContain('- declared: since 7 May 2026, 14:19 UTC (since 7 May 2026, 16:19 UTC+2), and it goes on\n')
  })

  it('claims no account that AWS did not name', () => {
    const text = claimText(
      { ...facts, accounts: [], reportedAccounts: 0, inferredAccounts: 0, resources: [], resourceCount: 0 },
      'UTC',
      NOW,
    )
    expect(text).toContain('- AWS named none of our accounts.')
    expect(text).toContain('## Resources that AWS named\n\n- none')
    expect(text).not.toContain('(7 May')
  })
})
