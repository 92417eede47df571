/** Summaries of an invented organization: figures as PostgreSQL counts them on the raw tables, changes, teams, limited readers. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { parsePeriod } from '@/lib/domain/impact/period'
import { ensureSources } from '@/lib/source-health/write-sources'
import { withDatabase } from '@/lib/testing/database'
import type { ImpactView, IncidentLine } from './contract'
import { type ImpactFilter, NO_IMPACT_FILTER } from './filter'
import { readImpactAnswer } from './read-answer'
import { readFreshImpact, streamIncidentLines } from './read-impact'
import { ACCOUNTS, countBySql, GREEN, hour, storeOrganization, storeOutages } from './test-history'

withDatabase()

const NOW = hour(1_500)
const [ONE = ''] = ACCOUNTS

function period(key: string) {
  const found = parsePeriod(key, 'UTC', NOW)
  if (found === null) throw new Error(`${key} is no period.`)
  return found
}

function summary(
  key: string,
  filter: Partial<ImpactFilter> = {},
  accounts: string[] | null = null,
): Promise<ImpactView> {
  return readFreshImpact(period(key), { ...NO_IMPACT_FILTER, ...filter }, accounts, NOW)
}

interface Counted {
  minutes: number
  incidents: number
}

/** Minutes and incidents by the declared clock, counted on the raw tables. */
async function counted(from: number, to: number): Promise<Counted> {
  const { rows } = await pool().query<Counted>(
    `WITH told AS (SELECT m.incident_id, tstzrange(e.started_at, coalesce(e.ended_at, $3)) AS time
       FROM health_event e JOIN incident_event m ON m.event_id = e.id WHERE e.ended_at IS NOT NULL OR e.status <> 'closed'),
     within AS (SELECT incident_id, time * tstzrange($1, least($2, $3)) AS time FROM told WHERE time && tstzrange($1, $2))
     SELECT (SELECT coalesce(sum(extract(epoch FROM upper(r) - lower(r))) / 60, 0)::float8
         FROM (SELECT unnest(range_agg(time)) AS r FROM within) u) AS minutes,
       (SELECT count(DISTINCT incident_id)::int FROM within WHERE NOT isempty(time)) AS incidents`,
    [new Date(from), new Date(to), new Date(NOW)],
  )
  return rows[0] ?? { minutes: 0, incidents: 0 }
}

async function linesOf(key: string): Promise<IncidentLine[]> {
  const lines: IncidentLine[] = []
  for await (const some of streamIncidentLines(period(key), NO_IMPACT_FILTER, null, NOW)) lines.push(...some)
  return lines
}

beforeEach(storeOrganization)

describe('a summary', () => {
  beforeEach(() => storeOutages(4, 40))

  it('counts what PostgreSQL counts, and compares it with the month before', async () => {
    const view = await summary('2026-03')
    const { from, to } = period('2026-03')
    const sql = await counted(from, to)
    expect(view.minutes.minutes).toBeCloseTo(sql.minutes, 2)
    expect(view.incidents.count).toBeGreaterThanOrEqual(sql.incidents)
    expect(new Set(view.rows.incidents).size).toBe(view.incidents.count)
    expect(view.incidents.before).toBe((await summary('2026-02')).incidents.count)
    expect(view.minutesByClock[0]?.before).toBeCloseTo((await counted(hour(0), from)).minutes, 2)
    const accounts = Object.values(await countBySql(from, to))
    const confirmed = accounts.reduce((sum, [ms]) => sum + ms, 0)
    expect(view.touch.accountMinutes.confirmed).toBeCloseTo(confirmed / 60_000, 2)
    expect(view.rows.accountMinutes.confirmed).toHaveLength(view.touch.accounts.confirmed)
  })

  it('has a line for each incident, worst first, whose time adds up to no less than the union', async () => {
    const view = await summary('2026-02')
    const lines = await linesOf('2026-02')
    expect(lines.map(({ id }) => id).toSorted()).toEqual(view.rows.incidents.toSorted())
    expect(view.incidents.lines).toEqual(lines.slice(0, 40))
    const severities = lines.map(({ severity }) => severity)
    expect(severities).toEqual(severities.toSorted())
    expect(lines.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)).toBeGreaterThanOrEqual(
      view.minutes.minutes - 0.01,
    )
  })

  it('of a team is about what touched its accounts, while it owned them', async () => {
    const [blue, whole] = [await summary('2026-02', { team: ['Blue'] }), await summary('2026-02')]
    expect(blue.about).toBe('team Blue')
    expect(blue.incidents.count).toBeGreaterThan(0)
    expect(blue.incidents.count).toBeLessThan(whole.incidents.count)
    expect(whole.rows.incidents).toEqual(expect.arrayContaining(blue.rows.incidents))
    const row = whole.teams.top.find(({ name }) => name === 'Blue')
    expect(blue.minutes.minutes).toBeCloseTo(row?.minutes ?? 0, 2)
    expect(row?.accountMinutes).toEqual(blue.touch.accountMinutes)
    const green = await summary('2026-02', { team: [GREEN], account: [ONE] })
    expect(green.about).toBe(`team Green, account ${ONE}`)
  })

  it('of a limited reader holds nothing of other accounts', async () => {
    const view = await summary('2026-02', {}, [ONE])
    const named = Object.values(view.rows.accountMinutes).flatMap((rows) => rows.map(({ account }) => account))
    expect(new Set(named)).toEqual(new Set([ONE]))
    expect(view.isLimited).toBe(true)
    expect(view.letter.unknowns.at(-1)).toContain('your teams')
    const told = JSON.stringify(view)
    for (const other of ACCOUNTS.slice(1)) expect(told).not.toContain(other)
  })

  it('is as the API answers for the same time', async () => {
    const view = await summary('2026-02', { clock: 'declared' })
    const { from, to } = period('2026-02')
    const answer = await readImpactAnswer({ from, to, zone: 'UTC', filter: NO_IMPACT_FILTER }, null, NOW)
    expect(answer).toMatchObject({
      ...{ incidents: view.incidents.count, minutes: view.minutes.minutes, accountMinutes: view.touch.accountMinutes },
      rows: { incidents: view.rows.incidents, minutes: view.rows.minutes },
    })
    const all = await readImpactAnswer({ from: null, to: null, zone: 'UTC', filter: NO_IMPACT_FILTER }, null, NOW)
    expect(all.minutes).toBeCloseTo((await counted(hour(-9_000), NOW)).minutes, 2)
  })

  it('knows nothing of what begins later, unless the time that is asked for holds it', async () => {
    const now = hour(700)
    const of = async (to: number | null) => {
      const { incidents, rows } = await readImpactAnswer(
        { from: null, to, zone: 'UTC', filter: NO_IMPACT_FILTER },
        null,
        now,
      )
      return [incidents, rows.incidents.length]
    }
    const { incidents } = await counted(hour(-9_000), now)
    expect(await of(null)).toEqual([incidents, incidents])
    expect((await of(NOW))[0]).toBeGreaterThan(incidents)
  })

  it('compares a month that goes on with as much of the one before', async () => {
    const view = await summary('2026-04')
    expect(view.period.isOver).toBe(false)
    expect(view.previous).toMatchObject({ isPart: true, name: 'the same part of March 2026' })
    expect(Date.parse(view.previous.to) - Date.parse(view.previous.from)).toBe(NOW - Date.parse(view.period.from))
  })
})

describe('a summary of a time in which nothing is known to have happened', () => {
  const answerOf = (key: string) => {
    const { from, to } = period(key)
    return readImpactAnswer({ from, to, zone: 'UTC', filter: NO_IMPACT_FILTER }, null, NOW)
  }

  it('has no nought without a record, and the answer to programs says for when there is one', async () => {
    const view = await summary('2024-05')
    expect(view.isKnown).toBe(false)
    expect(view.incidents).toMatchObject({ count: 0, before: null, open: 0, repeats: 0, lines: [] })
    expect(new Set(view.figures.map(({ value, text }) => `${value} ${text}`))).toEqual(new Set(['null not known']))
    expect(view.figures[0]?.note).toBe('nothing of this time is on record')
    expect(view.previous.isKnown).toBe(false)
    expect(view.letter.sentences).toEqual([
      'In May 2024 Faultline knows of no incident, which does not mean that there was none.',
    ])
    expect(view.letter.unknowns.slice(0, 2)).toEqual([
      'Faultline has no whole record of any of May 2024: what happened then may be missing.',
      'There is no record of April 2024, so nothing is compared with it.',
    ])
    expect(await answerOf('2024-05')).toMatchObject({
      ...{ incidents: 0, minutes: 0, timeToDetect: { count: 0, median: null }, rows: { incidents: [] }, known: [] },
    })
  })

  it('has noughts where some of it is on record, and says how much is not', async () => {
    await ensureSources()
    await pool().query(
      "INSERT INTO coverage (listing_id, from_at, to_at) VALUES ('current', '2024-04-20', '2024-05-20')",
    )
    const view = await summary('2024-05')
    expect(view.isKnown).toBe(true)
    expect(view.figures.map(({ text }) => text)).toEqual(['0', '0 m', '0 m', '0 m', 'none measured'])
    expect(view.letter.unknowns[0]).toMatch(/no whole record of 12 d of May 2024.*none known does not mean none/)
    const known = [{ from: '2024-05-01T00:00:00.000Z', to: expect.stringMatching(/^2024-05-20T00:/) }]
    expect(await answerOf('2024-05')).toMatchObject({ incidents: 0, known })
  })

  it('has none of a time that has not begun', async () => {
    const view = await summary('2027')
    expect(view.isKnown).toBe(false)
    expect(view.letter.unknowns[0]).toBe('2027 has not begun yet.')
  })
})
