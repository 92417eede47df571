/** What items about the incident itself come to. */
import { describe, expect, it } from 'vitest'
import { buildFactsIncident } from '@/lib/domain/postmortem/facts/testing/build-material'
import { ACCESS_REVIEWED } from './access-review'
import { INCIDENT_CHECKS } from './all'
import { CREDIT_CONSIDERED, claimDay } from './credit'
import { ACCOUNTS_LISTED, SERVICES_RECORDED } from './damage'
import type { IncidentCheck, IncidentMaterial, PostmortemMaterial } from './material'
import { MOMENTS_KNOWN, POSTING_RECORDED } from './moments'
import { RESPONSE_COMPARED } from './response'
import { buildIncidentMaterial } from './testing/build-incident-material'

const ALONE: PostmortemMaterial = { actions: [], isPublished: false }
const OUR_OWN = buildFactsIncident({ kind: 'access', eventCount: 0, events: [], services: [], serviceCount: 0 })

function judge(check: IncidentCheck, overrides: Partial<IncidentMaterial> = {}) {
  return check.judge(buildIncidentMaterial(overrides), ALONE)
}

it('has the items of the catalogue that are about the incident, each once', () => {
  const ids = 'A1 A2 A3 A5 A6 A8 B1 D10 F3 H1 I2 I4 I5 I7'.split(' ')
  expect(INCIDENT_CHECKS.map(({ id }) => id)).toEqual(ids)
  expect(INCIDENT_CHECKS.filter(({ kind }) => kind === 'semi').map(({ id }) => id)).toEqual(['A3', 'A5', 'A8', 'H1'])
})

it('never passes what only people decide', () => {
  const semi = INCIDENT_CHECKS.filter(({ kind }) => kind === 'semi').map((check) => judge(check).verdict)
  expect(new Set(semi)).toEqual(new Set(['collected']))
})

describe('what failed where (A1)', () => {
  it('passes where AWS’s events name a service and a Region', () => {
    expect(judge(SERVICES_RECORDED)).toMatchObject({
      verdict: 'pass',
      explanation: '1 event of AWS: AWS IAM, everywhere in the partition.',
      rows: [{ subject: 'AWS IAM', isBad: false }],
    })
  })

  it('fails where no event belongs to an outage, and does not concern what AWS had no part in', () => {
    expect(judge(SERVICES_RECORDED, { incident: { ...OUR_OWN, kind: 'identity' } }).verdict).toBe('fail')
    expect(judge(SERVICES_RECORDED, { incident: OUR_OWN }).verdict).toBe('not-applicable')
  })

  it('fails where events name no Region', () => {
    const incident = buildFactsIncident({ regions: [], everywhere: false })
    expect(judge(SERVICES_RECORDED, { incident })).toMatchObject({ verdict: 'fail' })
  })
})

describe('whom it reached (A2)', () => {
  const { blast } = buildIncidentMaterial()
  if (blast === null) throw new Error('The material has a blast radius.')

  it('fails while it is not known what some accounts use, and says of how many', () => {
    const { verdict, explanation, rows } = judge(ACCOUNTS_LISTED)
    expect(verdict).toBe('fail')
    expect(explanation).toBe('Of 3 of 212 accounts it is not known whether it reached them.')
    expect(rows[0]).toEqual({ subject: 'Unknown', detail: '3 accounts: nothing tells what they use', isBad: true })
  })

  it('passes where each account has its certainty', () => {
    expect(judge(ACCOUNTS_LISTED, { blast: { ...blast, unknown: 0 } }).verdict).toBe('pass')
  })

  it('is not checked where nothing can be told', () => {
    expect(judge(ACCOUNTS_LISTED, { blast: null }).verdict).toBe('not-checked')
    expect(judge(ACCOUNTS_LISTED, { blast: { ...blast, total: 0, touched: 0, unknown: 0 } }).verdict).toBe(
      'not-checked',
    )
  })

  it('says whose accounts are counted', () => {
    expect(judge(ACCOUNTS_LISTED, { limited: true }).explanation).toContain('212 accounts that you may see')
  })
})

describe('moments (A3), AWS’s word (B1), credit (A8)', () => {
  it('names the moments that are not known, first', () => {
    const { verdict, explanation, rows } = judge(MOMENTS_KNOWN)
    expect(verdict).toBe('collected')
    expect(explanation).toBe('4 of 5 moments are known; not known: mitigated. Explain the gaps.')
    expect(rows[0]).toEqual({ subject: 'Mitigated', detail: 'not known', isBad: true })
    expect(rows.find(({ subject }) => subject === 'Noticed')?.detail).toContain('after 1 h 33 m')
  })

  it('passes where the delay is known, and is not checked where texts were read in whole', () => {
    expect(judge(POSTING_RECORDED)).toMatchObject({ verdict: 'pass' })
    expect(judge(POSTING_RECORDED).explanation).toContain('AWS first spoke 1 h 31 m after it began')
    const { clocks, ...incident } = buildFactsIncident()
    const silent = { ...incident, clocks: { ...clocks, durations: [] } }
    expect(judge(POSTING_RECORDED, { incident: silent }).verdict).toBe('not-checked')
  })

  it('counts credit until the end of the second month after the incident', () => {
    expect(claimDay('2026-11-20T14:20:00.000Z')).toBe('2027-01-31T23:59:59.999Z')
    expect(claimDay('2026-12-31T23:59:59.000Z')).toBe('2027-02-28T23:59:59.999Z')
    expect(judge(CREDIT_CONSIDERED).explanation).toContain('31 Jul 2018')
    expect(judge(CREDIT_CONSIDERED, { asOf: '2018-08-01T00:00:00.000Z' }).explanation).toContain('has passed')
    const open = buildFactsIncident({ endedAt: null })
    expect(judge(CREDIT_CONSIDERED, { incident: open }).verdict).toBe('not-checked')
    expect(judge(CREDIT_CONSIDERED, { incident: OUR_OWN }).verdict).toBe('not-applicable')
  })
})

describe('how people responded (I2), reviews of access (D10)', () => {
  const earlier = { title: 'STS fails', startedAt: '2018-02-01T10:00:00.000Z', durations: [] }

  it('compares with the last similar incident', () => {
    const { verdict, explanation, rows } = judge(RESPONSE_COMPARED, { earlier })
    expect(verdict).toBe('pass')
    expect(explanation).toContain('Compared with “STS fails”')
    expect(rows[0]?.detail).toBe('after 1 h 33 m; last time not known')
  })

  it('fails where people left out what they could say, and not for what nobody watched', () => {
    const { clocks, ...incident } = buildFactsIncident()
    const without = (what: string) => ({
      ...incident,
      clocks: { ...clocks, durations: clocks.durations.filter((duration) => duration.what !== what) },
    })
    expect(judge(RESPONSE_COMPARED, { incident: without('acknowledge') }).verdict).toBe('fail')
    expect(judge(RESPONSE_COMPARED, { incident: without('detection') }).verdict).toBe('not-checked')
    const ongoing = { ...without('resolve'), status: 'acknowledged' as const }
    expect(judge(RESPONSE_COMPARED, { incident: ongoing }).verdict).toBe('not-checked')
  })

  it('knows a review for 90 days', () => {
    const review = { at: '2018-02-07T09:00:00.000Z', by: 'Mira Sand', item: 'D6', incident: 'incident 3' }
    expect(judge(ACCESS_REVIEWED, { review })).toMatchObject({ verdict: 'pass' })
    expect(judge(ACCESS_REVIEWED, { review, asOf: '2018-05-09T09:00:00.000Z' })).toMatchObject({ verdict: 'fail' })
    expect(judge(ACCESS_REVIEWED).verdict).toBe('fail')
    const limited = { review, asOf: '2018-05-09T09:00:00.000Z', limited: true }
    expect(judge(ACCESS_REVIEWED, limited)).toMatchObject({ verdict: 'not-checked' })
    expect(judge(ACCESS_REVIEWED, { limited: true }).verdict).toBe('not-checked')
  })
})
