import { describe, expect, it } from 'vitest'
import { INCIDENT_STATUSES } from './incident'
import {
  needsSomebody,
  openTone,
  regionsWord,
  rowMark,
  rowTitle,
  servicesParts,
  servicesWord,
  shownStatus,
  shownWindow,
} from './incident-row'

const place = { kind: 'provider' as const, services: [{ name: 'Amazon EC2' }], serviceCount: 1 }
const nowhere = { regions: [], everywhere: false }
const bad = {
  severity: 'SEV2' as const,
  awsSeverity: 'degradation' as const,
  peakSeverity: 'disruption' as const,
  eventCount: 2,
}

describe('where an incident hit', () => {
  it('is its first service and how many more', () => {
    expect(servicesWord({ ...place, ...nowhere })).toBe('Amazon EC2')
    expect(servicesWord({ ...place, ...nowhere, serviceCount: 49 })).toBe('Amazon EC2 +48')
    expect(servicesParts({ ...place, ...nowhere, serviceCount: 49 })).toEqual(['Amazon EC2', '+48'])
    expect(servicesParts({ ...place, ...nowhere, kind: 'change', services: [], serviceCount: 0 })).toEqual([
      'Own change',
      '',
    ])
    expect(servicesWord({ ...place, ...nowhere, kind: 'change', services: [], serviceCount: 0 })).toBe('Own change')
  })

  it('is its Region, or everywhere', () => {
    expect(regionsWord({ regions: ['us-east-1'], everywhere: false })).toBe('us-east-1')
    expect(regionsWord({ regions: ['eu-west-1', 'us-east-1'], everywhere: false })).toBe('eu-west-1 +1')
    expect(regionsWord({ regions: ['eu-west-1', 'global'], everywhere: true })).toBe('global')
    expect(regionsWord(nowhere)).toBe('')
  })
})

describe('the title in a row', () => {
  const ec2 = { services: [{ name: 'Amazon EC2' }], regions: ['us-east-1', 'global'] }
  const shown = (title: string, part = {}) => rowTitle({ ...ec2, title, ...part })

  it('leaves out what the row says beside it', () => {
    expect(shown('Launches fail: Amazon EC2, us-east-1')).toBe('Launches fail')
    expect(shown('Now: launches fail: Amazon EC2 and 48 other services, us-east-1 and 1 other Region')).toBe(
      'Now: launches fail',
    )
    expect(shown('Errors: 12 services, global', { services: [] })).toBe('Errors')
  })

  it('stays whole where it says something else', () => {
    for (const title of [
      'Amazon EC2, us-east-1',
      'Deploy broke it: role trust, us-east-1',
      'Launches fail: Amazon EC2, eu-west-9',
      'Launches fail',
      '',
    ])
      expect(shown(title)).toBe(title)
  })
})

describe('how far it is', () => {
  it('is never called over where AWS did not say so', () => {
    expect(shownStatus({ status: 'detected', endUnknown: true })).toEqual({ word: 'End unknown', look: 'unknown' })
    expect(shownStatus({ status: 'mitigated', endUnknown: true })).toEqual({ word: 'Mitigated', look: 'open' })
    expect(shownStatus({ status: 'resolved', endUnknown: true })).toEqual({ word: 'Resolved', look: 'over-unknown' })
    for (const status of INCIDENT_STATUSES) {
      const isOver = status === 'resolved' || status === 'closed'
      expect(shownStatus({ status, endUnknown: false }).look).toBe(isOver ? 'over' : 'open')
    }
  })

  it('wants somebody until it is acknowledged or over', () => {
    expect(needsSomebody({ status: 'detected', acknowledgedAt: null })).toBe(true)
    expect(needsSomebody({ status: 'detected', acknowledgedAt: '2026-09-04T14:00:00.000Z' })).toBe(false)
    expect(needsSomebody({ status: 'resolved', acknowledgedAt: null })).toBe(false)
  })
})

describe('the colour of what goes on', () => {
  const unsaid = {
    severity: 'SEV1' as const,
    awsSeverity: null,
    peakSeverity: null,
    status: 'detected' as const,
    endUnknown: false,
  }

  it('is how bad AWS says it is, else how much it matters to those who opened it', () => {
    expect(openTone({ ...bad, status: 'detected', endUnknown: false })).toBe('degradation')
    expect(openTone({ ...unsaid, eventCount: 0 })).toBe('disruption')
    expect(openTone({ ...unsaid, eventCount: 1 })).toBe('informational')
  })
})

describe('how bad it is', () => {
  it('is what AWS says now, and the worst of it afterwards', () => {
    expect(rowMark({ ...bad, status: 'detected', endUnknown: false })).toEqual({
      kind: 'degradation',
      word: 'Degradation',
    })
    expect(rowMark({ ...bad, status: 'resolved', endUnknown: false })).toEqual({
      kind: 'disruption',
      word: 'Disruption at its worst',
    })
  })

  it('is unknown where AWS said nothing', () => {
    const unsaid = {
      severity: 'SEV2' as const,
      awsSeverity: null,
      peakSeverity: null,
      status: 'detected' as const,
      endUnknown: false,
    }
    expect(rowMark({ ...unsaid, eventCount: 1 })).toEqual({ kind: 'unknown', word: 'Severity not said' })
    expect(rowMark({ ...unsaid, eventCount: 0 })).toEqual({ kind: 'disruption', word: 'Opened by hand' })
  })
})

describe('when it hit', () => {
  const startedAt = '2026-09-04T14:00:00.000Z'
  const endedAt = '2026-09-04T16:00:00.000Z'
  const impact = { clock: 'described' as const, from: '2026-09-04T13:30:00.000Z', to: null }

  it('is the best window, unless only the record knows an end', () => {
    expect(shownWindow({ startedAt, endedAt: null, impact })).toBe(impact)
    expect(shownWindow({ startedAt, endedAt, impact: { ...impact, to: endedAt } }).clock).toBe('described')
    expect(shownWindow({ startedAt, endedAt, impact })).toEqual({ clock: 'declared', from: startedAt, to: endedAt })
    expect(shownWindow({ startedAt, endedAt, impact: null }).clock).toBe('declared')
  })
})
