/** kill -9 for the worker in the middle of its first reading of an organization: then all is there, once, as it is true. */
import { type APIRequestContext, expect } from '@playwright/test'
import { getSource, listAll } from './fixtures/api'
import type { App } from './fixtures/app'
import { ENVIRONMENT } from './fixtures/aws'
import { killWorker } from './fixtures/kill-worker'
import { test } from './fixtures/test'
import { inventOrganization } from './stand-in/aws/invent-organization'
import type { TruthEvent } from './stand-in/aws/truth-event'

/** Enough to take the worker a while: some 3,000 entities. */
const SIZE = { seed: 'crashes', accounts: 60, events: 300, entitiesPerEvent: 10, years: 1 }
const SLOW = { kind: 'slow', service: 'health', delayMs: 60 } as const

test.use({
  story: {
    name: 'crashes with AWS',
    aws: (aws) => {
      aws.reset(inventOrganization({ ...SIZE, now: Date.now() }).truth)
      aws.truth.keepDays = null
      // Most of the reading is left for the test: the worker begins before the web server answers.
      aws.faults.on({ ...SLOW, delayMs: 1_000 })
      return { FAULTLINE_AWS: 'organization', FAULTLINE_EVIDENCE_ROLE: 'off' }
    },
  },
})

const LIST = 'DescribeEventsForOrganization'
const DETAILS = 'DescribeEventDetailsForOrganization'
const ENTITIES = 'DescribeAffectedEntitiesForOrganization'

/** Waits until AWS was asked that much oftener than now. */
async function untilAsked({ aws }: App, operation: string, times: number): Promise<void> {
  const enough = aws.calls.count(operation) + times
  await expect
    .poll(() => aws.calls.count(operation), { intervals: [10], timeout: 30_000 })
    .toBeGreaterThanOrEqual(enough)
}

/** Each account with its text, each entity with its status. */
function toldBy(event: TruthEvent) {
  const accounts = event.scope === 'PUBLIC' ? [] : [...event.reach.accounts()].sort()
  return {
    arn: event.arn,
    status: event.status,
    accounts: accounts.map((account) => [account, event.reach.textOf(account)]),
    entities: accounts
      .flatMap((account) => event.reach.entitiesOf(account).map(({ value, status }) => [account, value, status]))
      .sort(),
  }
}

async function stored({ database }: App): Promise<ReturnType<typeof toldBy>[]> {
  const rows = await database.query<ReturnType<typeof toldBy>>(
    `SELECT arn, status,
       (SELECT coalesce(json_agg(json_build_array(account_id, text) ORDER BY account_id), '[]')
        FROM affected_account a LEFT JOIN event_text t ON t.event_id = a.event_id AND t.digest = a.text_digest
        WHERE a.event_id = e.id) AS accounts,
       (SELECT coalesce(json_agg(json_build_array(account_id, entity_value, status)), '[]')
        FROM affected_entity n WHERE n.event_id = e.id) AS entities
     FROM health_event e WHERE EXISTS (SELECT FROM sighting WHERE event_id = e.id AND source = 'aws-health')`,
  )
  return rows.map((row) => ({ ...row, entities: row.entities.sort() })).sort(byArn)
}

function byArn(one: { arn: string }, other: { arn: string }): number {
  return one.arn < other.arn ? -1 : 1
}

async function untilWhole(app: App, request: APIRequestContext): Promise<void> {
  const state = async () => {
    const { state: ofSource, backfillComplete } = await getSource(request, `aws-health:${ENVIRONMENT}`)
    const [row] = await app.database.query<{ pending: number }>(
      'SELECT count(*)::int AS pending FROM event_reading WHERE pending',
    )
    return { ofSource, backfillComplete, pending: row?.pending }
  }
  await expect.poll(state, { timeout: 60_000 }).toEqual({ ofSource: 'ok', backfillComplete: true, pending: 0 })
}

test('a worker killed while it lists, while it reads texts, and while it reads resources', async ({ app, request }) => {
  test.setTimeout(120_000)
  app.aws.faults.clear()
  app.aws.faults.on(SLOW)
  for (const [operation, times] of [
    [LIST, 2],
    [DETAILS, 5],
    [ENTITIES, 8],
  ] as const) {
    await untilAsked(app, operation, times)
    await killWorker(app)
  }
  app.aws.faults.clear()
  await untilWhole(app, request)
  const truth = [...app.aws.truth.events.list()].map(toldBy).sort(byArn)
  expect(truth.length).toBe(SIZE.events)
  expect(await stored(app)).toEqual(truth)
  const listed = await listAll(request, 'source=aws-health&from=2000-01-01')
  expect(listed.map(({ arn }) => arn).sort()).toEqual(truth.map(({ arn }) => arn).sort())
  for (const { updates } of listed)
    expect(new Set(updates.map(({ observedAt, text }) => observedAt + text)).size).toBe(updates.length)
})
