/** Figures of an organization over the API, beside what is true of it at AWS: accounts, teams that change, days, the present. */
import { type APIRequestContext, expect } from '@playwright/test'
import { getSource, listAll, nextPoll } from './fixtures/api'
import type { App } from './fixtures/app'
import { ENVIRONMENT, hitting } from './fixtures/aws'
import { askHistory, askImpact, minutesIn, type Range, rangeQuery, type Stretch } from './fixtures/impact'
import { test } from './fixtures/test'
import { inventOrganization } from './stand-in/aws/invent-organization'
import { ago, buildOutage, currentList, DAY, HOUR, historyOf, MINUTE, resolved } from './stand-in/outage'

const SIZE = { seed: 'impact', accounts: 40, events: 150, entitiesPerEvent: 2, years: 1 }
const ALL_KINDS = 'kind=provider,identity,access,change'
/** A place where nothing else is. */
const ELSEWHERE = 'il-central-1'

const noon = Math.floor(ago(2 * DAY) / DAY) * DAY + 12 * HOUR
/** Four hours, of which the account changes hands in the middle. */
const MOVED: Range = { from: noon - 2 * HOUR, to: noon + 2 * HOUR }
const MOVING_ACCOUNT = '200000099999'
/** From half past two in Berlin to half past two, an hour later. */
const BACK = Date.UTC(2025, 9, 26, 0, 30)

test.use({
  story: {
    name: 'impact, organization',
    publish: (feed) => {
      feed.history = historyOf(resolved(buildOutage({ service: 'kms', region: ELSEWHERE, startedAt: BACK }), 60))
    },
    aws: (aws) => {
      const { truth } = inventOrganization({ ...SIZE, now: Date.now() })
      truth.keepDays = null
      truth.directory.join({ id: MOVING_ACCOUNT, name: 'Moving' })
      const over = { status: 'closed', startTime: MOVED.from, endTime: MOVED.to, lastUpdatedTime: MOVED.to }
      truth.events.put(
        hitting({ [MOVING_ACCOUNT]: {} }, 'Functions fail.', { ...over, service: 'LAMBDA', region: ELSEWHERE }),
      )
      aws.reset(truth)
      return { FAULTLINE_AWS: 'organization', FAULTLINE_EVIDENCE_ROLE: 'off' }
    },
  },
})

/** Waits until all that AWS tells has been read, accounts of every event and what accounts use included. */
async function untilWhole({ database }: App, request: APIRequestContext): Promise<void> {
  const state = async () => {
    const { backfillComplete } = await getSource(request, `aws-health:${ENVIRONMENT}`)
    const [row] = await database.query<{ pending: number; hasAccounts: boolean; hasUsage: boolean }>(
      `SELECT count(*) FILTER (WHERE pending)::int AS pending, EXISTS (SELECT FROM aws_account) AS "hasAccounts",
         EXISTS (SELECT FROM service_usage WHERE source = 'config') AS "hasUsage" FROM event_reading`,
    )
    return { backfillComplete, ...row }
  }
  const whole = { backfillComplete: true, pending: 0, hasAccounts: true, hasUsage: true }
  await expect.poll(state, { timeout: 45_000 }).toEqual(whole)
}

test.beforeEach(async ({ app, request }) => {
  test.slow()
  await untilWhole(app, request)
})

/** By account, when AWS's events that are incidents and name it went on. */
async function namedStretches({ aws }: App, request: APIRequestContext): Promise<Map<string, Stretch[]>> {
  const listed = await listAll(request, 'source=aws-health&from=2000-01-01')
  const counted = new Set(listed.flatMap(({ arn, incident }) => (incident === null ? [] : [arn])))
  const byAccount = new Map<string, Stretch[]>()
  for (const { arn, scope, reach, startTime, endTime } of aws.truth.events.list()) {
    if (scope === 'PUBLIC' || !counted.has(arn)) continue
    for (const account of reach.accounts())
      byAccount.set(account, [...(byAccount.get(account) ?? []), [startTime, endTime]])
  }
  return byAccount
}

for (const [name, days] of [
  ['a year', 365],
  ['a month', 30],
] as const) {
  test(`the minutes of each account that AWS named in ${name} are those of its events, each once`, async ({
    app,
    request,
  }) => {
    const from = ago(days * DAY)
    const impact = await askImpact(request, `from=${new Date(from).toISOString()}&${ALL_KINDS}`)
    const range = { from, to: Date.parse(impact.asOf) }
    const named = await namedStretches(app, request)
    const expected = new Map(
      [...named].flatMap(([account, stretches]) => {
        const minutes = minutesIn(stretches, range)
        return minutes > 0 ? [[account, minutes] as const] : []
      }),
    )
    expect(expected.size).toBeGreaterThan(3)
    const found = new Map(impact.rows.accountMinutes.confirmed.map(({ account, minutes }) => [account, minutes]))
    expect(new Set(found.keys())).toEqual(new Set(expected.keys()))
    for (const [account, minutes] of expected) expect(found.get(account), account).toBeCloseTo(minutes, 2)
    const sum = [...expected.values()].reduce((all, minutes) => all + minutes, 0)
    expect(impact.accountMinutes.confirmed).toBeCloseTo(sum, 1)
    expect(impact.accountMinutes.inferred).toBeGreaterThan(0)
  })
}

test('an account counts for the team that owned it at the time', async ({ app, request }) => {
  const [{ early = '', late = '' } = {}] = await app.database.query<{ early: string; late: string }>(
    `WITH early AS (INSERT INTO team (name) VALUES ('Early birds') RETURNING id, name),
       late AS (INSERT INTO team (name) VALUES ('Night owls') RETURNING id)
     SELECT early.id::text AS early, late.id::text AS late FROM early, late`,
  )
  await app.database.query('INSERT INTO team_account (team_id, account_id) VALUES ($1, $2)', [late, MOVING_ACCOUNT])
  await app.database.query('UPDATE team_account_period SET from_at = $1 WHERE account_id = $2', [
    ...[new Date(noon), MOVING_ACCOUNT],
  ])
  await app.database.query(
    "INSERT INTO team_account_period (team_id, team_name, account_id, until_at) VALUES ($1, 'Early birds', $2, $3)",
    [early, MOVING_ACCOUNT, new Date(noon)],
  )
  await app.database.query(`SELECT pg_notify('faultline_change', '{"topic":"accounts"}')`)
  const range = rangeQuery({ from: MOVED.from - HOUR, to: MOVED.to + HOUR })
  const minutesOf = async (query: string) => {
    const { minutes, incidents, accountMinutes } = await askImpact(request, `${range}&region=${ELSEWHERE}${query}`)
    return { minutes, incidents, confirmed: accountMinutes.confirmed }
  }
  await expect.poll(() => minutesOf(`&team=${early}`)).toEqual({ minutes: 120, incidents: 1, confirmed: 120 })
  expect(await minutesOf('&team=Night+owls')).toEqual({ minutes: 120, incidents: 1, confirmed: 120 })
  expect(await minutesOf('')).toEqual({ minutes: 240, incidents: 1, confirmed: 240 })
  // Who is asked for both gets each minute once.
  expect(await minutesOf(`&team=${early},${late}`)).toMatchObject({ minutes: 240, incidents: 1 })
  const { teams } = await askImpact(request, `${range}&region=${ELSEWHERE}`)
  expect(teams).toMatchObject([
    expect.objectContaining({ minutes: 120, accountMinutes: expect.objectContaining({ confirmed: 120 }) }),
    expect.objectContaining({ minutes: 120, accountMinutes: expect.objectContaining({ confirmed: 120 }) }),
  ])
  expect(new Set(teams.map(({ id }) => id))).toEqual(new Set([early, late]))
})

test('what goes on counts up to now, and grows', async ({ app, request }) => {
  const open = buildOutage({ service: 'sqs', name: 'Queues', region: ELSEWHERE, startedAt: ago(HOUR) })
  app.feed.current = currentList(open)
  await nextPoll(request, 'current')
  const begun = open.startedAt - MINUTE
  // Each asks for another end, all of them ahead.
  const minutesBy = async (hours: number) => {
    const range = { from: begun, to: begun + hours * HOUR }
    const impact = await askImpact(request, `${rangeQuery(range)}&service=sqs&region=${ELSEWHERE}`)
    const told = (Date.parse(impact.asOf) - open.startedAt) / MINUTE
    expect(impact).toMatchObject({ incidents: 1, endUnknown: [], minutes: expect.closeTo(told, 2) })
    return impact.minutes
  }
  const first = await minutesBy(30)
  expect(first).toBeGreaterThanOrEqual(60)
  // Minutes are told to a thousandth: 60 ms.
  await expect.poll(() => minutesBy(31)).toBeGreaterThan(first)
  app.feed.current = currentList(resolved(open, 30))
  const ended = `${rangeQuery({ from: begun, to: begun + 30 * HOUR })}&service=sqs&region=${ELSEWHERE}`
  await expect.poll(async () => (await askImpact(request, ended)).minutes, { timeout: 20_000 }).toBe(30)
})

test('an hour that Berlin’s clocks show twice lasts an hour, on a day of 25 hours', async ({ request }) => {
  const asked = `period=2025-10-26..2025-10-26&zone=Europe%2FBerlin&service=kms&region=${ELSEWHERE}`
  expect(await askImpact(request, asked)).toMatchObject({ incidents: 1, minutes: 60 })
  const { rows, total } = await askHistory(request, `${asked}&by=day`)
  expect(rows.map(({ cells }) => cells)).toEqual([
    [expect.objectContaining({ from: '2025-10-25T22:00:00.000Z', to: '2025-10-26T23:00:00.000Z', minutes: 60 })],
  ])
  expect(total.availability).toBeCloseTo(1 - 60 / (25 * 60), 6)
  const { hoursOfWeek } = await askHistory(request, `${asked}&by=hour-of-week`)
  // Half an hour of the first, and half an hour of the second time that it is between two and three on a Sunday.
  expect(hoursOfWeek?.[6 * 24 + 2]).toBe(60)
  expect(hoursOfWeek?.reduce((sum, minutes) => sum + minutes, 0)).toBe(60)
})
