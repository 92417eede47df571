/** What response is measured from, for whom. */
import { beforeEach, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { buildFacts, minute } from '@/lib/domain/correlation/testing/build-facts'
import type { OutageMoments } from '@/lib/domain/impact/outage'
import { durationsOf } from '@/lib/domain/incident-durations'
import { isCovered } from '@/lib/events/event-sql'
import { nameAccount } from '@/lib/events/test-reach'
import { recordObservations } from '@/lib/events/write'
import { getIncident } from '@/lib/incidents/read'
import { observationOf, SEEN } from '@/lib/incidents/test-grouping'
import { addWindow } from '@/lib/incidents/write-windows'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildDoer } from '@/lib/testing/build-doer'
import { withDatabase } from '@/lib/testing/database'
import { readCoverage } from './read-coverage'
import { readMoments } from './read-moments'

withDatabase()
beforeEach(ensureSources)

const [BLUE, RED] = ['111122223333', '444455556666']
const said = (at: number, text: string, account: string | null = null, isWhole = false) => ({
  ...{ observedAt: minute(at), text, severity: 'degradation' as const, account, isWhole },
})

async function momentsOf(ids: string[], accounts: VisibleAccounts): Promise<Map<string, OutageMoments>> {
  const found = new Map<string, OutageMoments>()
  await readMoments(ids, accounts, (place, moments) => found.set(ids[place] ?? '', moments))
  return found
}

async function store(
  facts: Parameters<typeof buildFacts>[0],
  overrides: Parameters<typeof observationOf>[1],
  seenAt = SEEN,
): Promise<string> {
  const { seen } = await recordObservations([observationOf(buildFacts(facts), overrides)], seenAt)
  return seen[0] ?? ''
}

it('are those of the page of the incident, for whoever reads', async () => {
  await store(
    { id: '1', to: 60 },
    { updates: [said(12, 'Between 12:05 and 12:25 UTC requests failed.'), said(70, 'It is over.')] },
    minute(15),
  )
  const id = await store(
    { id: '2', from: 10, to: 50, scope: 'ACCOUNT_SPECIFIC' },
    { updates: [said(11, 'Between 12:02 and 12:20 UTC yours failed.', RED), said(90, 'Theirs work again.', RED)] },
    minute(14),
  )
  for (const account of [RED, BLUE]) await nameAccount(id, account)
  const doer = await buildDoer('Mira')
  await inTransaction((client) =>
    addWindow(client, doer, '1', { from: minute(1), to: minute(80), service: null, region: null, sentence: null }),
  )
  await pool().query(`INSERT INTO coverage VALUES ('current', $1, $2)`, [new Date(minute(-60)), new Date(minute(300))])
  for (const accounts of [null, [RED], [BLUE], []]) {
    const moments = (await momentsOf(['1'], accounts)).get('1')
    if (moments === undefined) throw new Error('There are none.')
    const { clocks, covered, acknowledgedAt, events } = await getIncident('1', accounts)
    const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
    expect({ accounts, ...moments, starts: undefined }).toMatchObject({
      ...{ accounts, covered, hasEvents: events.length > 0 },
      firstSaidAt: clocks.firstSaidAt === null ? null : Date.parse(clocks.firstSaidAt),
      firstSeenAt: clocks.firstSeenAt === null ? null : Date.parse(clocks.firstSeenAt),
    })
    const clocksOf = (['declared', 'described', 'recovered', 'observed'] as const).flatMap((clock) => {
      const from = iso(moments.starts[clock])
      return from === null ? [] : [{ clock, from, to: from }]
    })
    const durations = durationsOf({
      life: {
        firstSeenAt: iso(moments.firstSeenAt),
        acknowledgedAt,
        mitigatedAt: null,
        resolvedAt: clocks.resolvedAt,
        covered,
      },
      ...{
        spans: clocksOf,
        saidAt: iso(moments.firstSaidAt),
        hasEvents: moments.hasEvents,
        lastKnownAt: iso(moments.lastKnownAt),
      },
    })
    const told = (all: readonly { what: string; ms: number }[]) =>
      all.flatMap(({ what, ms }) => (what === 'impact' ? [] : [`${what} ${ms}`]))
    expect({ accounts, told: told(durations) }).toEqual({ accounts, told: told(clocks.durations) })
  }
})

it('know no first word where it stands in a whole text', async () => {
  await store({ id: '1', to: 60 }, { updates: [said(12, 'All of it.', null, true), said(70, 'It is over.')] })
  expect((await momentsOf(['1'], null)).get('1')).toMatchObject({ firstSaidAt: null, lastKnownAt: minute(70) })
})

it('have none of incidents that are not there', async () => {
  expect(await momentsOf(['77'], null)).toEqual(new Map())
  expect(await momentsOf([], null)).toEqual(new Map())
})

it('tell what was covered as events do', async () => {
  const rows = [
    ['current', -60, 100],
    ['current', 200, 300],
    ['catalogue', 300, 600],
  ] as const
  for (const [listing, from, to] of rows) {
    await pool().query('INSERT INTO coverage VALUES ($1, $2, $3)', [
      listing,
      new Date(minute(from)),
      new Date(minute(to)),
    ])
  }
  const coverage = await readCoverage()
  for (const at of [-61, -60, 50, 100, 101, 199, 200, 300, 400]) {
    for (const scope of ['PUBLIC', 'ACCOUNT_SPECIFIC']) {
      const { rows: found } = await pool().query<{ covered: boolean }>(
        `SELECT ${isCovered()} AS covered FROM (SELECT $1::timestamptz AS started_at, $2::text AS scope) e`,
        [new Date(minute(at)), scope],
      )
      expect([at, scope, coverage.covers(minute(at), scope === 'PUBLIC')]).toEqual([at, scope, found[0]?.covered])
    }
  }
})
