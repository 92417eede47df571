/** Figures of the recorded history of 2016 to 2019, over the API and on the pages, beside those worked out from its windows. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type APIRequestContext, expect } from '@playwright/test'
import { formatDuration } from '@/lib/domain/format-time'
import { CLOCK_PHRASES } from '@/lib/domain/impact/formulas'
import type { EventView } from '@/lib/events/contract'
import { listAll } from './fixtures/api'
import { ALL_CLOCKS, askHistory, askImpact, incidentsOf, minutesOf, type Range, rangeQuery } from './fixtures/impact'
import { test } from './fixtures/test'
import { openLive } from './fixtures/timeline'
import { document } from './stand-in/documents'

const HISTORY = path.resolve(import.meta.dirname, '../../shared/data/public-feed/historyevents-2016-2019.json')
const isThere = existsSync(HISTORY)

test.skip(!isThere, `The recorded history is not there: ${HISTORY}`)

test.use({
  story: {
    name: 'impact, recorded',
    publish: (feed) => {
      if (isThere) feed.history = document(readFileSync(HISTORY))
    },
  },
})

const year = (number: number): Range => ({ from: Date.UTC(number, 0), to: Date.UTC(number + 1, 0) })
const IAM_2018 = 'service=iam'

const QUESTIONS: [name: string, range: Range, query: string, matches: (event: EventView) => boolean][] = [
  ['IAM in 2018', year(2018), IAM_2018, ({ service }) => service === 'iam'],
  ['all of 2017', year(2017), '', () => true],
  ['us-east-1 in 2017', year(2017), 'region=us-east-1', ({ region }) => region === 'us-east-1'],
  [
    'EC2 and S3 in two Regions over the whole record',
    { from: Date.UTC(2016, 0), to: Date.UTC(2020, 0) },
    'service=ec2,s3&region=us-east-1,eu-west-1',
    ({ service, region }) => ['ec2', 's3'].includes(service) && ['us-east-1', 'eu-west-1'].includes(region),
  ],
  [
    'ninety minutes of 28 February 2017',
    { from: Date.UTC(2017, 1, 28, 18), to: Date.UTC(2017, 1, 28, 19, 30) },
    'region=us-east-1',
    ({ region }) => region === 'us-east-1',
  ],
]

async function recorded(request: APIRequestContext): Promise<EventView[]> {
  return (await listAll(request, 'to=2020-01-01')).filter(({ incident }) => incident !== null)
}

for (const [name, range, query, matches] of QUESTIONS) {
  test(`the figures of ${name} are those of the windows`, async ({ request }) => {
    const events = (await recorded(request)).filter(matches)
    const incidents = incidentsOf(events, range)
    expect(incidents.size).toBeGreaterThan(0)
    for (const clock of ALL_CLOCKS) {
      const expected = minutesOf(events, clock, range)
      const impact = await askImpact(request, `${rangeQuery(range)}&${query}&clock=${clock}`)
      expect(impact.minutes, clock).toBeCloseTo(expected, 2)
      expect(impact.minutesByClock[clock], clock).toBeCloseTo(expected, 2)
      expect(impact.incidents).toBe(incidents.size)
      expect(new Set(impact.rows.incidents)).toEqual(incidents)
      const told = events.filter((event) => minutesOf([event], clock, range) > 0)
      expect(new Set(impact.rows.minutes), clock).toEqual(new Set(told.map(({ id }) => id)))

      const { total, rows } = await askHistory(request, `${rangeQuery(range)}&${query}&clock=${clock}`)
      expect(total.minutes, clock).toBeCloseTo(expected, 2)
      expect(total.incidents).toBe(incidents.size)
      expect(total.availability, clock).toBeCloseTo(1 - expected / ((range.to - range.from) / 60_000), 6)
      for (const row of rows) {
        const ofRow = events.filter(({ service }) => service === row.service)
        expect(row.minutes, `${row.service} ${clock}`).toBeCloseTo(minutesOf(ofRow, clock, range), 2)
        // Months follow each other: what lasts over the end of one is cut in two.
        const inCells = row.cells.reduce((sum, { minutes }) => sum + minutes, 0)
        expect(inCells, `${row.service} ${clock}`).toBeCloseTo(row.minutes, 1)
      }
    }
  })
}

test('the identity outage of 7 May 2018: 61 minutes by AWS’s own words, first posted 91 minutes after it began', async ({
  request,
}) => {
  const impact = await askImpact(request, 'from=2018-05-07&to=2018-05-08&service=iam&clock=described')
  expect(impact).toMatchObject({ incidents: 1, minutes: 61, endUnknown: [] })
  const [event] = await listAll(request, 'service=iam&from=2018-05-07&to=2018-05-08')
  const posted = event?.updates.map(({ observedAt }) => observedAt).sort()[0] ?? ''
  expect(posted).toMatch(/^2018-05-07T15:50/)
  const delay = (Date.parse(posted) - Date.UTC(2018, 4, 7, 14, 19)) / 60_000
  expect(impact.postingDelay).toMatchObject({ count: 1 })
  expect(impact.postingDelay.median).toBeCloseTo(delay, 1)
  // Nobody was there to notice, or to do anything.
  for (const figure of ['timeToAcknowledge', 'timeToMitigate'] as const)
    expect(impact[figure]).toMatchObject({ count: 0, median: null })
})

test('how long IAM was impaired in 2018, by each clock, stands two clicks from anywhere', async ({ page, request }) => {
  const events = (await recorded(request)).filter(({ service }) => service === 'iam')
  await openLive(page, '/')
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Impact' }).click()
  await page.getByRole('navigation', { name: 'IAM year by year' }).getByRole('link', { name: /2018$/ }).click()
  await expect(page).toHaveURL(/period=2018&/)
  const told = page.getByRole('region', { name: 'How long, by each clock' }).getByRole('listitem')
  for (const clock of ALL_CLOCKS) {
    const minutes = minutesOf(events, clock, year(2018))
    const line = told.filter({ has: page.getByText(CLOCK_PHRASES[clock], { exact: false }) })
    await expect(line).toContainText(minutes === 0 ? 'tells nothing' : formatDuration(minutes * 60_000))
  }
  await openLive(page, '/impact?period=2018-05-07..2018-05-07&service=iam&clock=described&zone=UTC')
  const described = told.filter({ has: page.getByText(CLOCK_PHRASES.described, { exact: false }) })
  await expect(described).toContainText('1 h 01 m')
})

test('a time in which nothing was is noughts, and no error', async ({ request }) => {
  const range = { from: Date.UTC(2001, 0), to: Date.UTC(2001, 1) }
  const impact = await askImpact(request, rangeQuery(range))
  expect(impact).toMatchObject({
    ...{ incidents: 0, minutes: 0, endUnknown: [], teams: [] },
    minutesByClock: { declared: 0, described: 0, recovered: 0, observed: 0 },
    accountMinutes: { confirmed: 0, reported: 0, inferred: 0 },
    timeToRecover: { count: 0, median: null, shortest: null, longest: null },
    rows: { incidents: [], minutes: [] },
  })
  expect((await askHistory(request, rangeQuery(range))).rows).toEqual([])
})

test('months and days of Berlin begin at its midnights, also where clocks are changed', async ({ request }) => {
  const march = { from: Date.parse('2018-02-28T23:00Z'), to: Date.parse('2018-03-31T22:00Z') }
  const events = await recorded(request)
  const expected = minutesOf(events, 'declared', march)
  expect(expected).toBeGreaterThan(0)
  const asked = 'period=2018-03&zone=Europe%2FBerlin'
  expect((await askImpact(request, asked)).minutes).toBeCloseTo(expected, 2)
  const { total, rows } = await askHistory(request, `${asked}&by=day`)
  expect(total.minutes).toBeCloseTo(expected, 2)
  const days = rows.flatMap(({ cells }) => cells)
  expect(days.length).toBeGreaterThan(0)
  for (const { from, to } of days) {
    const isShort = from === '2018-03-24T23:00:00.000Z'
    expect((Date.parse(to) - Date.parse(from)) / 3_600_000, from).toBe(isShort ? 23 : 24)
    expect(from, 'midnight in Berlin').toMatch(Date.parse(from) < Date.parse('2018-03-25T01:00Z') ? /T23:00/ : /T22:00/)
  }
})
