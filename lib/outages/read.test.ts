/** Which outages are found for whom, and what they tell. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { buildFacts, minute } from '@/lib/domain/correlation/testing/build-facts'
import { minutesOf } from '@/lib/domain/impact/minutes'
import type { Outage } from '@/lib/domain/impact/outage'
import { nameAccount } from '@/lib/events/test-reach'
import { noteCurrentList, recordObservations } from '@/lib/events/write'
import { NO_IMPACT_FILTER } from '@/lib/impact/filter'
import type { Doer } from '@/lib/incidents/doer'
import { carryOut, OWN } from '@/lib/incidents/test-arranging'
import { observationOf, SEEN } from '@/lib/incidents/test-grouping'
import { openAlerted } from '@/lib/incidents/write-alerted'
import { addWindow } from '@/lib/incidents/write-windows'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildDoer } from '@/lib/testing/build-doer'
import { withDatabase } from '@/lib/testing/database'
import { listOutages } from './read'

withDatabase()
beforeEach(ensureSources)

const [BLUE, RED] = ['111122223333', '444455556666']
type Overrides = Parameters<typeof observationOf>[1]
type Filter = Partial<Parameters<typeof listOutages>[0]['filter']>

async function store(facts: Parameters<typeof buildFacts>[0], overrides: Overrides = {}): Promise<string> {
  const { seen } = await recordObservations([observationOf(buildFacts(facts), overrides)], SEEN)
  return seen[0] ?? ''
}

const list = async (
  filter: Filter = {},
  accounts: string[] | null = null,
  [from, to]: [number | null, number | null] = [null, null],
) => {
  const outages = await listOutages({ from, to, filter: { ...NO_IMPACT_FILTER, ...filter } }, accounts)
  return outages.toSorted((a, b) => a.startedAt - b.startedAt || a.via.localeCompare(b.via))
}
const named = (outages: readonly Outage[]) => outages.map(({ via, service, region }) => `${via} ${service} ${region}`)

const hit = (service: string, peakSeverity: 'disruption' | null = 'disruption', region = 'us-east-1') => ({
  ...{ service, region, upstreamService: `${service}-${region}`, name: null, severity: null, peakSeverity },
})

describe('events', () => {
  it('count under their own service, and, where asked, under those that AWS lists as hit', async () => {
    await store({ id: '1', service: 'ec2', to: 30 }, { impactedServices: [hit('ec2'), hit('iam'), hit('sqs', null)] })
    expect(named(await list())).toEqual(['own ec2 us-east-1'])
    expect(named(await list({ named: true }))).toEqual(['named iam us-east-1', 'own ec2 us-east-1'])
    expect(named(await list({ service: ['iam'] }))).toEqual([])
    expect(named(await list({ service: ['iam'], named: true }))).toEqual(['named iam us-east-1'])
    expect(named(await list({ service: ['sqs'], named: true }))).toEqual([])
  })

  it('tell of a listed service the status changes of that service, and the rest of the event as a whole', async () => {
    const changed = (upstreamService: string, from: number, to: number) => [
      { upstreamService, changedAt: minute(from), previousSeverity: null, severity: 'disruption' as const },
      { upstreamService, changedAt: minute(to), previousSeverity: 'disruption' as const, severity: null },
    ]
    const statusChanges = [...changed('iam-us-east-1', 5, 15), ...changed('lambda-us-east-1', 10, 25)]
    await store({ id: '1', service: 'ec2', to: 30 }, { impactedServices: [hit('iam'), hit('lambda')], statusChanges })
    const [iam, lambda, own] = (await list({ named: true })).toSorted(
      (a, b) =>
        (a.service === 'ec2' ? 1 : 0) - (b.service === 'ec2' ? 1 : 0) ||
        (a.service ?? '').localeCompare(b.service ?? ''),
    )
    expect(iam?.spans).toMatchObject({ declared: [[minute(0), minute(30)]], recovered: [[minute(5), minute(15)]] })
    expect(lambda?.spans.recovered).toEqual([[minute(10), minute(25)]])
    expect(own?.spans.recovered).toEqual([[minute(5), minute(25)]])
    expect([iam?.faults, own?.faults]).toEqual([null, expect.stringContaining('"lambda"')])
  })

  it('are found by service however AWS spells it, by Region, kind and time', async () => {
    await store({ id: '1', service: 's3', to: 30 })
    await store({ id: '2', service: 'rds', region: 'eu-west-1', from: 600, to: 620 })
    expect(named(await list({ service: ['S3'] }))).toEqual(['own s3 us-east-1'])
    expect(named(await list({ service: ['s3-us-east-1', 'rds-us-east-1'] }))).toEqual(['own s3 us-east-1'])
    expect(named(await list({ service: ['s3-us-east-1', 'rds'] }))).toEqual(['own s3 us-east-1', 'own rds eu-west-1'])
    expect(named(await list({ region: ['EU-WEST-1'] }))).toEqual(['own rds eu-west-1'])
    expect(named(await list({ kind: ['identity'] }))).toEqual([])
    expect(named(await list({}, null, [minute(29), minute(600)]))).toEqual(['own s3 us-east-1'])
    expect(named(await list({}, null, [minute(30), minute(600)]))).toEqual([])
    expect(named(await list({}, null, [minute(600), null]))).toEqual(['own rds eu-west-1'])
  })

  it('are found long after they began, as long as they last', async () => {
    const weeks = (count: number) => minute(count * 7 * 24 * 60)
    await store({ id: '1', to: 60 * 24 * 30 })
    await store({ id: '2', service: 's3', region: 'eu-west-1', to: 60 * 24 * 6 })
    expect(named(await list({}, null, [minute(60 * 24 * 5), weeks(1)]))).toHaveLength(2)
    expect(named(await list({}, null, [weeks(3), weeks(4)]))).toEqual(['own ec2 us-east-1'])
    expect(named(await list({}, null, [weeks(5), weeks(6)]))).toEqual([])
  })

  it('of which only the day is known declare no time, and count as incidents of that day', async () => {
    await store({ id: '1', to: 60, timePrecision: 'day' })
    const [outage] = await list({}, null, [minute(10), minute(20)])
    expect(outage).toMatchObject({ spans: { declared: [] }, endedAt: minute(60), endUnknown: [] })
  })

  it('that AWS holds open go on, until it lists them no more and says nothing: then nobody knows', async () => {
    const id = await store({ id: '1', to: null }, { statusChanges: [] })
    await pool().query("UPDATE source_listing SET last_complete_at = $1 WHERE id = 'current'", [new Date(minute(60))])
    const [open] = await list({}, null, [minute(30), minute(40)])
    expect(open).toMatchObject({
      goesOn: true,
      endedAt: null,
      spans: { declared: [[minute(0), null]] },
      endUnknown: [],
    })
    await noteCurrentList('public-feed', [])
    await pool().query("UPDATE source_listing SET last_complete_at = $1 WHERE id = 'current'", [
      new Date(SEEN + 3 * 86_400_000),
    ])
    const [unknown] = await list()
    expect(unknown).toMatchObject({
      eventId: id,
      goesOn: false,
      endedAt: null,
      spans: { declared: [] },
      endUnknown: ['declared'],
    })
    expect(await list({}, null, [minute(600), minute(700)])).toEqual([])
    const period = { from: minute(0), to: minute(60) }
    expect(minutesOf([unknown as Outage], 'declared', period, SEEN)).toMatchObject({ ms: 0, endUnknown: ['1'] })
  })
})

describe('what people told', () => {
  const opened = async (doer: Doer, facts: Partial<typeof OWN>) =>
    (await carryOut(doer, { what: 'open', incident: { ...OWN, ...facts } })).incidentId

  it('of an incident without events counts it at each service and place, by no clock', async () => {
    const doer = await buildDoer('Mira')
    const times = { startedAt: minute(0), endedAt: minute(20) }
    await opened(doer, { ...times, kind: 'provider', services: ['iam', 'sts'], regions: ['eu-west-1'] })
    expect(named(await list())).toEqual(['told iam eu-west-1', 'told sts eu-west-1'])
    expect(named(await list({ service: ['iam'] }))).toEqual(['told iam eu-west-1'])
    const [told] = await list({ service: ['iam'] })
    expect(told).toMatchObject({ faults: '[["iam","eu-west-1","aws",1]]', spans: { observed: [], declared: [] } })
    expect(await list({}, null, [minute(30), minute(40)])).toEqual([])
    expect(named(await list({}, [BLUE]))).toHaveLength(2)
  })

  it('ends when they say so', async () => {
    const doer = await buildDoer('Mira')
    const id = await opened(doer, { startedAt: minute(0), services: [], regions: [] })
    expect(await list()).toMatchObject([{ incidentId: id, via: 'told', service: null, goesOn: true, faults: '[]' }])
  })

  it('of what they observed is about what its incident is about, where they do not say', async () => {
    const doer = await buildDoer('Mira')
    const event = await store({ id: '1', service: 'iam', region: 'us-east-1', to: 30 })
    await store({ id: '2', service: 's3', region: 'eu-west-1', to: 30 })
    const { rows } = await pool().query<{ id: string }>(
      'SELECT incident_id::text AS id FROM incident_event WHERE event_id = $1',
      [event],
    )
    const window = { from: minute(2), to: minute(50), sentence: null }
    const add = (of: { service: string | null; region: string | null }) =>
      inTransaction((client) => addWindow(client, doer, rows[0]?.id ?? '', { ...window, ...of }))
    await add({ service: null, region: null })
    const clocks = (outages: readonly Outage[]) =>
      minutesOf(outages, 'observed', { from: null, to: null }, SEEN).ms / 60_000
    expect(clocks(await list({ service: ['iam'] }))).toBe(48)
    expect(clocks(await list({ service: ['iam'], region: ['us-east-1'] }))).toBe(48)
    expect(clocks(await list({ service: ['s3'] }))).toBe(0)
    expect(clocks(await list({ region: ['eu-west-1'] }))).toBe(0)
    expect((await list({ service: ['iam'] })).at(-1)?.faults).toBe('[["iam","us-east-1","aws",1]]')
    await add({ service: 'sts', region: 'eu-west-1' })
    expect((await list({ service: ['sts'] })).map(({ via, faults }) => [via, faults])).toEqual([
      ['observed', '[["sts","eu-west-1","aws",1]]'],
    ])
  })

  it('of identity by a rule is no outage, unless it is asked for', async () => {
    await inTransaction((client) =>
      openAlerted(client, {
        ...{ title: 'Root signed in', description: '', severity: 'SEV2', severityRule: 'A rule', partition: 'aws' },
        ...{ region: 'us-east-1', accountId: BLUE, at: minute(0) },
      }),
    )
    expect(await list()).toEqual([])
    expect(await list({ kind: ['access'] })).toMatchObject([{ kind: 'access', via: 'told', faults: '[]' }])
  })
})

describe('readers who see some accounts', () => {
  const between = (from: string, to: string, account: string | null = null) => ({
    ...{ observedAt: minute(40), severity: 'degradation' as const, account },
    text: `Between ${from} and ${to} UTC some requests failed.`,
  })

  it('know of public events, and of those for which AWS named one of their accounts', async () => {
    await store({ id: '1', to: 30 })
    const id = await store({ id: '2', service: 'rds', region: 'eu-west-1', to: 30, scope: 'ACCOUNT_SPECIFIC' })
    await nameAccount(id, RED)
    expect(named(await list({}, [BLUE]))).toEqual(['own ec2 us-east-1'])
    expect(named(await list({}, [RED]))).toHaveLength(2)
    expect(named(await list({}, []))).toEqual(['own ec2 us-east-1'])
  })

  it('are not told the times that stand in the texts of others', async () => {
    const id = await store(
      { id: '2', to: 60, scope: 'ACCOUNT_SPECIFIC' },
      { updates: [between('12:05', '12:25', RED)] },
    )
    for (const account of [RED, BLUE]) await nameAccount(id, account)
    const described = async (accounts: string[] | null) => (await list({}, accounts))[0]?.spans.described
    expect(await described(null)).toEqual([[minute(5), minute(25)]])
    expect(await described([RED])).toEqual([[minute(5), minute(25)]])
    expect(await described([BLUE])).toEqual([])
  })
})
