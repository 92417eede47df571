/** Incidents by program: lists and one, and changes that are sent again, at once, by the wrong ones or with nonsense. */
import { type APIRequestContext, type APIResponse, expect } from '@playwright/test'
import { createToken } from './fixtures/access'
import { getJson } from './fixtures/api'
import type { App } from './fixtures/app'
import { getIncident, listIncidents, outageOf, publish, theIncident } from './fixtures/incidents'
import { test } from './fixtures/test'
import { currentList, HOUR, historyOf, resolved } from './stand-in/outage'

const over = resolved(outageOf('rds', 'sa-east-1', 3_000))
const identity = outageOf('iam', 'global', 90, {
  said: [{ after: 1, text: 'Creating roles fails for some customers. Existing roles keep working.', status: 3 }],
})

test.use({
  story: {
    name: 'incidents, API',
    publish: (feed) => {
      feed.history = historyOf(over)
      feed.current = currentList(identity)
    },
  },
})

let token = ''
test.beforeAll(async ({ app }) => {
  token = await createToken(app.database, 'responder')
})

/** Sends a change as a program that may respond. */
function send(
  request: APIRequestContext,
  address: string,
  data: unknown = {},
  key?: string,
  as = token,
): Promise<APIResponse> {
  const headers = { authorization: `Bearer ${as}`, ...(key === undefined ? {} : { 'idempotency-key': key }) }
  return request.post(`/api/v1/incidents/${address}`, { data, headers })
}

async function detailOf(response: APIResponse): Promise<string> {
  return ((await response.json()) as { detail: string }).detail
}

/** An incident of its own for a test. */
async function newIncident(app: App, request: APIRequestContext, region: string) {
  await publish(app, request, [identity, outageOf('kinesis', region, 30)])
  return theIncident(request, `region=${region}&service=kinesis`)
}

test('the list is filtered by what is ours and by what is of the events', async ({ request }) => {
  const idsOf = async (query: string) => (await listIncidents(request, query)).map(({ id }) => id)
  const root = (await theIncident(request, 'kind=identity')).id
  const old = (await theIncident(request, 'service=rds')).id
  for (const [query, ids] of [
    ['kind=provider', [old]],
    ['status=open', [root]],
    ['status=over', [old]],
    ['service=rds', [old]],
    ['unacknowledged=true&status=open', [root]],
    ['owner=none&kind=identity', [root]],
    ['severity=disruption', [root]],
    // What is of IAM counts in every Region of its partition.
    ['region=eu-central-1', [root]],
    ['region=cn-north-1', []],
    ['q=creating+roles', [root]],
    ['kind=access', []],
  ] as const)
    expect(
      (await idsOf(query)).filter((id) => [root, old].includes(id)),
      query,
    ).toEqual(ids)
  const first = await getJson<{ nextCursor: string | null }>(request, '/api/v1/incidents?limit=1')
  expect(await idsOf(`limit=1&cursor=${encodeURIComponent(first.nextCursor ?? '')}`)).toHaveLength(1)
  for (const wrong of ['kind=outage', 'severity=SEV9', 'status=broken', 'owner=somebody', 'cursor=x', 'limit=0'])
    expect((await request.get(`/api/v1/incidents?${wrong}`)).status(), wrong).toBe(400)
})

test('one incident holds its events, clocks, reasons, notes and what works', async ({ request }) => {
  const { id } = await theIncident(request, 'kind=identity')
  const incident = await getIncident(request, id)
  expect(incident).toMatchObject({
    kind: 'identity',
    everywhere: true,
    partition: 'aws',
    events: [{ service: 'iam', region: 'global', arn: expect.stringContaining(':event/IAM/') }],
    links: [],
    notes: [],
    statusHistory: [{ status: 'detected' }],
    severityRule: expect.stringMatching(/\.$/),
  })
  const said = incident.failure?.statements.map(({ works, sentence }) => [works, sentence])
  expect(said).toContainEqual([false, 'Creating roles fails for some customers.'])
  expect(said).toContainEqual([true, 'Existing roles keep working.'])
  for (const nothing of ['0', '999999', 'abc', '9'.repeat(30)])
    expect((await request.get(`/api/v1/incidents/${nothing}`)).status(), nothing).toBe(404)
})

test('what is sent again with its key is done once, also at once', async ({ app, request }) => {
  const { id } = await newIncident(app, request, 'eu-west-1')
  const note = { body: 'Failover **begins**', starred: true }
  const answers = await Promise.all([1, 2, 3].map(() => send(request, `${id}/notes`, note, 'note-1')))
  answers.push(await send(request, `${id}/notes`, note, 'note-1'))
  const bodies = await Promise.all(answers.map((answer) => answer.text()))
  expect(answers.map((answer) => answer.status())).toEqual([200, 200, 200, 200])
  expect(new Set(bodies).size).toBe(1)
  expect((await getIncident(request, id)).notes).toMatchObject([
    { body: note.body, starred: true, html: expect.stringContaining('<strong>begins</strong>') },
  ])
  const other = await send(request, `${id}/notes`, { body: 'Something else' }, 'note-1')
  expect(other.status()).toBe(422)
  expect(await detailOf(other)).toContain('This Idempotency-Key was sent with another request')
  expect((await send(request, `${id}/notes`, note, 'note-2')).status()).toBe(200)
  expect((await getIncident(request, id)).notes).toHaveLength(2)
  expect((await send(request, `${id}/notes`, note, 'a key with blanks')).status()).toBe(400)
})

test('of two acknowledgements at once one holds; its sender may send it again', async ({ app, request }) => {
  const { id } = await newIncident(app, request, 'eu-west-2')
  const both = await Promise.all(['ack-1', 'ack-2'].map((key) => send(request, `${id}/acknowledge`, {}, key)))
  expect(both.map((answer) => answer.status()).sort()).toEqual([200, 409])
  const [won, lost] = both[0]?.status() === 200 ? ['ack-1', 'ack-2'] : ['ack-2', 'ack-1']
  expect((await send(request, `${id}/acknowledge`, {}, won)).status()).toBe(200)
  const again = await send(request, `${id}/acknowledge`, {}, lost)
  expect(again.status()).toBe(409)
  expect(await detailOf(again)).toMatch(/acknowledged it at \d\d:\d\d UTC; nothing changed\.$/)
  const { statusHistory } = await getIncident(request, id)
  expect(statusHistory.map(({ status }) => status)).toEqual(['detected', 'acknowledged'])
})

test('a status is refused that cannot be: before the start, in the future, out of order, out of date', async ({
  app,
  request,
}) => {
  const { id, startedAt } = await newIncident(app, request, 'eu-west-3')
  const at = (ms: number) => new Date(ms).toISOString()
  const refused: [body: Record<string, unknown>, status: number, words: RegExp][] = [
    [{ status: 'resolved', occurredAt: at(Date.parse(startedAt) - HOUR) }, 400, /is before the incident began/],
    [{ status: 'resolved', occurredAt: at(Date.now() + HOUR) }, 400, /is in the future/],
    [{ status: 'closed' }, 409, /It is detected now, which can become .*, not closed/],
    [{ status: 'gone' }, 400, /status: must be one of detected/],
    [{ status: 'resolved', occurredAt: 'yesterday' }, 400, /occurredAt/],
    [{ status: 'resolved', why: 'so' }, 400, /Nothing was changed/],
    [{ status: 'investigating', version: 77 }, 409, /since you looked|changed/],
  ]
  for (const [body, status, words] of refused) {
    const answer = await send(request, `${id}/status`, body)
    expect(answer.status(), JSON.stringify(body)).toBe(status)
    expect(await detailOf(answer)).toMatch(words)
  }
  expect(await getIncident(request, id)).toMatchObject({ status: 'detected', version: 0, notes: [] })
  const mitigated = await send(request, `${id}/status`, {
    status: 'mitigated',
    occurredAt: startedAt,
    note: 'By *hand*',
  })
  expect(mitigated.status()).toBe(200)
  expect(((await mitigated.json()) as { data: unknown }).data).toMatchObject({
    status: 'mitigated',
    notes: [{ body: 'By *hand*', occurredAt: startedAt }],
    statusHistory: [{ status: 'detected' }, { status: 'mitigated', at: startedAt }],
  })
})

test('a merge leads on; into itself, in circles, or into nothing it is refused', async ({ app, request }) => {
  const one = await newIncident(app, request, 'ap-south-1')
  const two = await newIncident(app, request, 'ap-northeast-1')
  const itself = await send(request, `${one.id}/merge`, { into: one.id })
  expect(itself.status()).toBe(400)
  expect(await detailOf(itself)).toBe('An incident cannot be merged into itself. Nothing was changed.')
  expect((await send(request, `${one.id}/merge`, { into: '999999' })).status()).toBe(404)

  const merged = await send(request, `${one.id}/merge`, { into: two.id }, 'merge-1')
  expect(merged.status()).toBe(200)
  expect(((await merged.json()) as { data: unknown }).data).toMatchObject({ id: two.id, eventCount: 2 })
  expect((await send(request, `${one.id}/merge`, { into: two.id }, 'merge-1')).status()).toBe(200)
  expect(await getIncident(request, one.id)).toMatchObject({ id: two.id, merged: [{ id: one.id }] })
  for (const [from, into] of [
    [two.id, one.id],
    [one.id, two.id],
  ])
    expect((await send(request, `${from}/merge`, { into })).status(), `${from} into ${into}`).toBeGreaterThanOrEqual(
      400,
    )
  expect(await getIncident(request, two.id)).toMatchObject({ id: two.id, eventCount: 2 })
})

test('a token that may only read changes nothing', async ({ app, request }) => {
  const { id } = await newIncident(app, request, 'ap-southeast-2')
  for (const [address, body] of [
    ['acknowledge', {}],
    ['notes', { body: 'no' }],
    ['status', { status: 'resolved' }],
    ['merge', { into: id }],
  ] as const)
    expect((await send(request, `${id}/${address}`, body, undefined, app.token)).status(), address).toBe(403)
  expect(await getIncident(request, id)).toMatchObject({ status: 'detected', notes: [] })
})
