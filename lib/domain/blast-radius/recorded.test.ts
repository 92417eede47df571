import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseHistory } from '@/lib/sources/public-feed/listings'
import { bodyOf } from '@/lib/sources/public-feed/test-payloads'
import { createUnreadableReport } from '@/lib/sources/public-feed/unreadable'
import type { NormalEvent } from '../health-event'
import { describedWindows } from '../impact-windows/described-windows'
import { recoveredWindows } from '../impact-windows/recovered-windows'
import { partitionOf } from '../partition'
import type { BlastFacts } from './facts'
import { type FaultEvent, faultsOf } from './fault-spans'
import { countsOf } from './figures'
import { touchesAt } from './moment'
import { buildAccount, buildBlastFacts, buildSource } from './testing/build-blast'
import { restsOnUsage } from './trail-end'
import { trailEndKey, trailsOf } from './trails'

const FILE = path.resolve(import.meta.dirname, '../../../../shared/data/public-feed/historyevents-2016-2019.json')
const isHere = existsSync(FILE)
const NOW = Date.UTC(2026, 8, 5)

const history = isHere ? parseHistory(bodyOf(readFileSync(FILE)), NOW, createUnreadableReport()) : []

function faultEventOf(event: NormalEvent, index: number): FaultEvent {
  const windows = [...describedWindows(event.updates, event), ...recoveredWindows(event.statusChanges)]
  return {
    ...event,
    id: String(index + 1),
    serviceName: event.serviceName ?? event.service,
    partition: partitionOf(event),
    windows: windows.flatMap(({ clock, ...window }) => (clock === 'observed' ? [] : [{ ...window, clock }])),
    impacted: event.impactedServices.map(({ name, ...each }) => ({ ...each, serviceName: name ?? each.service })),
  }
}

/** The events that began on a day (UTC) and pass the test. */
function eventsOn(day: string, passes: (event: NormalEvent) => boolean): FaultEvent[] {
  return history
    .map(({ event }, index) => ({ event, index }))
    .filter(({ event }) => new Date(event.startedAt).toISOString().startsWith(day) && passes(event))
    .map(({ event, index }) => faultEventOf(event, index))
}

/**
 * An incident of the events, before a directory of 20 accounts: 12 of aws of which 4 use each failed service and 2 are not
 * known to use anything, and 8 of aws-cn.
 */
function incidentOf(events: FaultEvent[]): BlastFacts {
  const { faults, events: told } = faultsOf(buildSource(events))
  const trails = trailsOf(faults, [])
  const everyone = trails.flatMap(({ end }, index) => (end.kind === 'every' && end.partition === 'aws' ? [index] : []))
  const byUse = trails.flatMap(({ end }, index) => (restsOnUsage(end) ? [index] : []))
  const accounts = Array.from({ length: 20 }, (_, index) =>
    buildAccount(index + 1, {
      trails: index >= 12 ? [] : index < 4 ? [...everyone, ...byUse].sort((a, b) => a - b) : everyone,
      usageUnknown: index === 10 || index === 11,
    }),
  )
  return buildBlastFacts({ faults, events: told, trails, accounts })
}

function counted(facts: BlastFacts, time: string | null) {
  const { confirmed, inferred, unknown } = countsOf(facts, touchesAt(facts, time === null ? null : Date.parse(time)))
  return { confirmed, inferred, unknown }
}

describe.skipIf(!isHere)('the recorded history of 2016 to 2019 (skipped where ../shared/data is absent)', () => {
  it('has IAM on 7 May 2018 reach every account of aws, while AWS says that it lasted, and nobody else', () => {
    const facts = incidentOf(eventsOn('2018-05-07', ({ service }) => service === 'iam'))
    expect(facts.trails.map(({ end }) => trailEndKey(end))).toEqual([trailEndKey({ kind: 'every', partition: 'aws' })])
    expect(facts.trails[0]?.steps[0]?.name).toBe('IAM control plane, us-east-1')
    const nobody = { confirmed: 0, inferred: 0, unknown: 0 }
    const everybody = { confirmed: 0, inferred: 12, unknown: 0 }
    expect(counted(facts, null)).toEqual(everybody)
    expect(counted(facts, '2018-05-07T14:18:59Z')).toEqual(nobody)
    expect(counted(facts, '2018-05-07T14:19:00Z')).toEqual(everybody)
    expect(counted(facts, '2018-05-07T14:40:00Z')).toEqual(everybody)
    // Between the end that AWS later wrote of and the time at which it first said that anything was wrong.
    expect(counted(facts, '2018-05-07T15:30:00Z')).toEqual(nobody)
    expect(counted(facts, '2018-05-07T15:51:00Z')).toEqual(everybody)
    expect(counted(facts, '2018-05-07T16:27:00Z')).toEqual(nobody)
  })

  it('has 28 February 2017 fail service by service in us-east-1, and reach who uses them there', () => {
    const events = eventsOn('2017-02-28', ({ region }) => region === 'us-east-1' || region === 'global')
    expect(events).toHaveLength(49)
    const facts = incidentOf(events)
    expect(new Set(facts.faults.map(({ service }) => service)).size).toBe(49)
    const ends = facts.trails.map(({ end }) => (end.kind === 'uses' ? `${end.service} ${end.region}` : end.kind))
    expect(ends.filter((end) => !end.endsWith(' us-east-1'))).toEqual(['awswaf null'])
    expect(ends).toHaveLength(49)
    expect(counted(facts, null)).toEqual({ confirmed: 0, inferred: 4, unknown: 2 })
    expect(counted(facts, '2017-02-28T17:00:00Z')).toEqual({ confirmed: 0, inferred: 0, unknown: 0 })
    expect(counted(facts, '2017-02-28T19:00:00Z')).toEqual({ confirmed: 0, inferred: 4, unknown: 2 })
    expect(counted(facts, '2017-03-02T00:00:00Z')).toEqual({ confirmed: 0, inferred: 0, unknown: 0 })
  })

  it('gives every event a fault that lasts, and every fault somewhere to go but where AWS names no place', () => {
    const events = history.map(({ event }, index) => faultEventOf(event, index))
    const { faults } = faultsOf(buildSource(events))
    expect(new Set(faults.map(({ eventId }) => eventId)).size).toBe(events.length)
    for (const { spans } of faults) for (const [from, to] of spans) if (to !== null) expect(to).toBeGreaterThan(from)
    const reached = new Set(trailsOf(faults, []).map(({ fault }) => fault))
    const lost = faults.filter((fault, index) => !reached.has(index) && fault.service !== null)
    expect(lost).toEqual([])
  })
})
