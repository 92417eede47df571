/** What is said of an account's exposure: never that nothing touches it, or that it rests on nothing, where that is not known. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { TouchesView, TouchView } from '@/lib/exposure/contract'
import { ExposureGrid } from './exposure-grid'
import { ExposurePoints } from './exposure-points'
import { ExposureTouched } from './exposure-touched'

function words(element: React.ReactElement): string {
  return renderToStaticMarkup(element)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

const NOTHING: TouchesView = { touches: [], isCut: false, lookedAt: 0, lookedSince: null, unknown: 0 }
const ACCOUNT = { id: '111111111111', joinedAt: '2026-05-01T00:00:00.000Z' }

function buildTouch(overrides: Partial<TouchView> = {}): TouchView {
  return {
    incident: {
      ...{ id: '7', title: 'Slow answers', status: 'resolved', severity: 'SEV3', endUnknown: false, eventCount: 1 },
      ...{ startedAt: '2026-05-14T12:00:00.000Z', endedAt: '2026-05-14T13:00:00.000Z', awsSeverity: null },
      peakSeverity: 'degradation',
    },
    ...{ certainty: 'inferred', confirmed: 0, reported: 0, inferred: 1, cleared: 0, source: null, said: null },
    ...{ from: '2026-05-14T12:00:00.000Z', to: '2026-05-14T13:00:00.000Z' },
    ...{ path: ['Accounts that use Amazon EC2 in us-east-1'], sentence: 'It uses Amazon EC2 in us-east-1.' },
    ...overrides,
  }
}

const touched = (overrides: Partial<TouchesView>) =>
  words(<ExposureTouched touched={{ ...NOTHING, ...overrides }} account={ACCOUNT} accounts={1} />)

describe('what touched it', () => {
  it('says where it was not looked, and what cannot be known', () => {
    expect(touched({})).toMatch(/No incident is known to have touched it.*No incident on record names a service/)
    expect(touched({ unknown: 1 })).toContain('It is not known what it uses: more may have touched it')
    expect(touched({ lookedAt: 50, lookedSince: '2025-02-03T00:00:00.000Z' })).toMatch(
      /50 newest incidents.*3 Feb 2025/,
    )
  })

  it('says why, and where a person says otherwise than AWS', () => {
    expect(touched({ touches: [buildTouch()] })).toMatch(
      /Inferred.*Accounts that use Amazon EC2 in us-east-1|us-east-1.*Inferred/,
    )
    const said = { verdict: 'clear' as const, note: 'Nothing in the logs', by: 'Mira', at: '2026-05-14T14:00:00.000Z' }
    const confirmed = buildTouch({
      certainty: 'confirmed',
      confirmed: 1,
      inferred: 0,
      path: [],
      sentence: 'AWS named it.',
      said,
    })
    expect(touched({ touches: [confirmed] })).toContain(
      'AWS named it. Mira said that it was not touched: Nothing in the logs',
    )
  })

  it('says of what was over before the account joined that it may not have been there', () => {
    const before = { from: '2026-04-14T12:00:00.000Z', to: '2026-04-14T13:00:00.000Z' }
    expect(touched({ touches: [buildTouch(before)] })).toContain('Over before it joined')
    expect(touched({ touches: [buildTouch()] })).not.toContain('Over before it joined')
    expect(touched({ touches: [buildTouch({ ...before, certainty: 'confirmed' })] })).not.toContain(
      'Over before it joined',
    )
  })
})

describe('single points', () => {
  const none = (accounts: number, unknown: number) =>
    words(<ExposurePoints points={[]} subject="account" accounts={accounts} unknown={unknown} />)

  it('are not denied where nothing is known', () => {
    expect(none(1, 1)).toContain('It is not known what it uses, so nothing can be said')
    expect(none(1, 0)).toContain('spread over several Regions')
  })
})

describe('services in use', () => {
  const use = {
    service: 'ec2',
    region: 'us-east-1',
    accounts: 1,
    resources: 3,
    sources: ['config'],
    asOf: '2026-05-14T00:00:00.000Z',
  }
  const grid = (staleAccounts: number) =>
    words(<ExposureGrid uses={[{ ...use, staleAccounts }]} names={{ ec2: 'Amazon EC2' }} figure="resources" />)

  it('say where that is known from, and whether it is old', () => {
    expect(grid(0)).toMatch(/Amazon EC2.*3.*AWS Config/)
    expect(grid(0)).not.toMatch(/stale|30 days/)
    expect(grid(1)).toMatch(/, stale.*more than 30 days ago/)
  })
})
