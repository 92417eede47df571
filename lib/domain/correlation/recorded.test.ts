import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseHistory } from '@/lib/sources/public-feed/listings'
import { bodyOf } from '@/lib/sources/public-feed/test-payloads'
import { createUnreadableReport } from '@/lib/sources/public-feed/unreadable'
import { correlate } from './correlate'
import { kindOf, titleOf } from './describe-group'
import { DEFAULT_SETTINGS } from './testing/build-facts'

const FILE = path.resolve(import.meta.dirname, '../../../../shared/data/public-feed/historyevents-2016-2019.json')
const isHere = existsSync(FILE)
const NOW = Date.UTC(2026, 8, 5)

const events = !isHere
  ? []
  : parseHistory(bodyOf(readFileSync(FILE)), NOW, createUnreadableReport()).map(({ event }, index) => ({
      ...event,
      id: String(index + 1),
      serviceName: event.serviceName ?? event.service,
      timePrecision: 'exact' as const,
    }))
const byId = new Map(events.map((event) => [event.id, event]))
const groups = correlate(events, [], DEFAULT_SETTINGS).map(({ eventIds, links }) => ({
  events: eventIds.flatMap((id) => byId.get(id) ?? []),
  links,
}))

/** The groups with an event that began on a day (UTC) in a Region or anywhere, as services. */
function groupsOn(day: string, region?: string): string[][] {
  const began = (event: { startedAt: number; region: string }) =>
    new Date(event.startedAt).toISOString().startsWith(day) && (region ?? event.region) === event.region
  return groups
    .filter((group) => group.events.some(began))
    .map((group) => group.events.map(({ service }) => service).sort())
}

describe.skipIf(!isHere)('the recorded history of 2016 to 2019 (skipped where ../shared/data is absent)', () => {
  it('has 28 February 2017 in us-east-1 as one group of 49 events, held together by bursts', () => {
    const [group, ...others] = groupsOn('2017-02-28')
    expect(others).toEqual([])
    expect(group).toHaveLength(49)
    const day = groups.find((each) => each.events.length === 49)
    expect(day?.links).toHaveLength(48)
    expect(new Set(day?.links.map(({ rule, confidence }) => `${rule} ${confidence}`))).toEqual(
      new Set(['burst medium']),
    )
    expect(titleOf(day?.events ?? [])).toMatch(/: Amazon Simple Storage Service and 48 other services, us-east-1$/)
    expect(kindOf(day?.events ?? [])).toBe('provider')
  })

  it('has other days of several services as one group each', () => {
    // The two that are alone began two hours after all others.
    expect(groupsOn('2017-06-23', 'us-east-1').map(({ length }) => length)).toEqual([8, 1, 1])
    expect(groupsOn('2018-11-22', 'ap-northeast-2').map(({ length }) => length)).toEqual([10])
    expect(groupsOn('2019-11-12', 'global')).toEqual([['connect', 'ec2', 'iam', 'lambda']])
  })

  it('leaves alone what has nothing to do with anything', () => {
    expect(groupsOn('2018-05-07', 'global')).toEqual([['iam']])
    expect(groups).toHaveLength(340)
    expect(groups.filter((group) => group.events.length > 1)).toHaveLength(23)
  })

  it('has no group of several Regions, but for what is global at home', () => {
    const mixed = groups.filter((group) => new Set(group.events.map(({ region }) => region)).size > 1)
    for (const group of mixed)
      expect([...new Set(group.events.map(({ region }) => region))].sort()).toEqual(['global', 'us-east-1'])
  })
})
