/** History on real PostgreSQL: what is drawn, for whom, and what it rests on. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { parsePeriod } from '@/lib/domain/impact/period'
import { recordObservations } from '@/lib/events/write'
import { NO_IMPACT_FILTER } from '@/lib/impact/filter'
import { ensureSources } from '@/lib/source-health/write-sources'
import { storeAccount } from '@/lib/testing/build-account'
import { buildObservation } from '@/lib/testing/build-observation'
import { storeUsage } from '@/lib/testing/build-usage'
import { withDatabase } from '@/lib/testing/database'
import type { HistoryState } from './contract'
import { readHistory } from './read'
import { readExtent } from './read-extent'
import { readRecorded } from './read-recorded'

withDatabase()
beforeEach(ensureSources)

const NOW = Date.parse('2026-06-01T00:00:00Z')
const MINUTE = 60_000

/** An outage that is over. */
async function tell(service: string, region: string, from: string, minutes: number, also: readonly string[] = []) {
  const startedAt = Date.parse(from)
  const endedAt = startedAt + minutes * MINUTE
  const arn = `arn:aws:health:${region}::event/${service.toUpperCase()}/X/${service}_${from}`
  const facts = { service, upstreamService: `${service}-${region}`, region, arn, startedAt, endedAt, saidAt: startedAt }
  const impactedServices = also.map((named) => ({
    ...{ service: named, region, upstreamService: `${named}-${region}`, name: null },
    ...{ severity: null, peakSeverity: 'disruption' as const },
  }))
  const event = { ...facts, status: 'closed' as const, severity: null, updates: [], impactedServices }
  await recordObservations([buildObservation(event, { listing: 'history', fetchedAt: endedAt })], NOW)
}

function view(change: Partial<HistoryState> & { key?: string } = {}) {
  const { key = '2026-01-01..2026-05-31', ...rest } = change
  const period = parsePeriod(key, 'UTC', NOW)
  if (period === null) throw new Error(key)
  const filter = { ...NO_IMPACT_FILTER, named: true }
  const state = { period, filter, compare: [], year: null, allRows: false, ...rest }
  return { state, period }
}

async function show(change: Parameters<typeof view>[0] = {}, accounts: string[] | null = null) {
  const { state, period } = view(change)
  return readHistory(state, period, accounts, NOW)
}

describe('history', () => {
  it('has a row for each service, those hit longest first, and those that AWS only lists as hit', async () => {
    await tell('ec2', 'us-east-1', '2026-02-10T10:00:00Z', 90, ['lambda'])
    await tell('iam', 'us-east-1', '2026-03-31T23:30:00Z', 60)
    const { picture, days, names } = await show()
    expect(picture.rows.map(({ key, ms }) => [key, ms / MINUTE])).toEqual([
      ['ec2', 90],
      ['lambda', 90],
      ['iam', 60],
    ])
    expect(picture.rows[2]?.cells).toEqual([
      { index: 2, ms: 30 * MINUTE, incidents: 1, worst: 'degradation' },
      { index: 3, ms: 30 * MINUTE, incidents: 1, worst: 'degradation' },
    ])
    expect(picture.rows[1]?.worst).toBe('disruption')
    expect(picture.declared.measures).toMatchObject({ ms: 150 * MINUTE, endUnknown: [] })
    expect(picture.msByClock).toMatchObject({ declared: 150 * MINUTE, observed: 0 })
    expect(days?.year).toBe(2026)
    expect(days?.rows.map(({ key, cells }) => [key, cells.map(({ index }) => days.cells.days[index])])).toEqual([
      ['ec2', ['2026-02-10']],
      ['lambda', ['2026-02-10']],
      ['iam', ['2026-03-31', '2026-04-01']],
    ])
    expect(names).toMatchObject({ ec2: expect.stringContaining('Elastic Compute') })
  })

  it('leaves out what is only listed where the address says so', async () => {
    await tell('ec2', 'us-east-1', '2026-02-10T10:00:00Z', 90, ['lambda'])
    const { picture } = await show({ filter: { ...NO_IMPACT_FILTER, named: false } })
    expect(picture.rows.map(({ key }) => key)).toEqual(['ec2'])
  })

  it('puts Regions beside each other, and what AWS counts for none behind them where anything was', async () => {
    await tell('ec2', 'us-east-1', '2026-02-10T10:00:00Z', 90)
    await tell('ec2', 'us-west-2', '2026-03-10T10:00:00Z', 30)
    await tell('ec2', 'eu-west-1', '2026-03-12T10:00:00Z', 30)
    const regions = ['us-west-2', 'us-east-1']
    const { compared, picture } = await show({ compare: regions })
    expect(compared.map(({ region, side }) => [region, side.measures.ms / MINUTE])).toEqual([
      ['us-west-2', 30],
      ['us-east-1', 90],
    ])
    expect(picture.rows.map(({ key }) => key)).toEqual(regions)
    await tell('iam', 'global', '2026-04-10T10:00:00Z', 5)
    const withGlobal = await show({ compare: regions })
    expect(withGlobal.compared.map(({ region }) => region)).toEqual(['us-west-2', 'us-east-1', 'global'])
  })

  it('says of what touched us that it is not known, until a directory says which accounts are ours', async () => {
    await tell('lambda', 'us-east-1', '2026-02-10T10:00:00Z', 90)
    await tell('lambda', 'eu-west-1', '2026-03-10T10:00:00Z', 30)
    expect((await show()).picture).toMatchObject({ touched: null, rows: [{ touched: null }] })
    await storeUsage(await storeAccount(), { service: 'lambda', region: 'us-east-1' })
    const { picture } = await show()
    expect(picture.touched?.measures).toMatchObject({ ms: 90 * MINUTE })
    expect(picture.touched?.measures.incidentIds).toHaveLength(1)
    expect(picture.rows[0]).toMatchObject({ key: 'lambda', ms: 120 * MINUTE, touched: { ms: 90 * MINUTE } })
  })

  it('knows that a service which AWS only lists touched who uses it', async () => {
    await tell('ec2', 'us-east-1', '2026-02-10T10:00:00Z', 90, ['lambda'])
    await storeUsage(await storeAccount(), { service: 'lambda', region: 'us-east-1' })
    const filter = { ...NO_IMPACT_FILTER, named: true, service: ['lambda'] }
    expect((await show({ filter })).picture).toMatchObject({ rows: [{ key: 'lambda', touched: { ms: 90 * MINUTE } }] })
  })

  it('tells a limited reader of others’ accounts neither what touched them nor what only they were told', async () => {
    await tell('lambda', 'us-east-1', '2026-02-10T10:00:00Z', 90)
    await storeUsage(await storeAccount(), { service: 'lambda', region: 'us-east-1' })
    await storeAccount({ id: '444455556666' })
    expect((await show({}, ['111122223333'])).picture.touched?.measures.ms).toBe(90 * MINUTE)
    expect((await show({}, ['444455556666'])).picture.touched?.measures).toMatchObject({ ms: 0, incidentIds: [] })
  })

  it('is empty without an error where nothing was', async () => {
    const { picture, days, compared } = await show()
    expect(picture).toMatchObject({
      rows: [],
      declared: { measures: { ms: 0, incidentIds: [], intervals: { count: 0 } } },
    })
    expect([days, compared]).toEqual([null, []])
    expect(await readExtent(null, 'UTC', NOW)).toEqual({ wholeRecord: '2026-01-01..2026-06-01', years: [2026] })
  })
})

describe('what is on record', () => {
  it('is what the feed’s listings covered, and the year before the archive was read', async () => {
    expect(await readRecorded(NOW)).toEqual([])
    await pool().query(
      `INSERT INTO coverage (listing_id, from_at, to_at) VALUES
       ('current', '2026-05-01', '2026-05-31 23:59:50+00'), ('history', '2026-05-01', '2026-05-10'),
       ('current', '2026-01-01', '2026-01-02')`,
    )
    await tell('lambda', 'us-east-1', '2025-09-10T10:00:00Z', 90)
    const known = await readRecorded(NOW)
    expect(known.map((span) => span.map((at) => new Date(at).toISOString()))).toEqual([
      ['2025-09-10T10:00:00.000Z', '2026-06-01T00:00:00.000Z'],
    ])
    const { picture } = await show({ key: '2025-09-01..2026-05-31' })
    expect(picture.declared.measures.availability).toMatchObject({ isAtMost: true })
    const whole = await show()
    expect(whole.picture.declared.measures.availability).toMatchObject({ isAtMost: false, share: 1 })
  })
})
