/** The handlers of post-mortems, their parts and checklists, on a real database. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { buildIncident, mergeInto } from '@/lib/testing/build-incident'
import { buildBearer } from '@/lib/testing/credentials'
import { withDatabase } from '@/lib/testing/database'
import { emptyQueue } from '@/lib/testing/queue'
import * as refresh from './[id]/postmortem/fields/[key]/refresh/route'
import * as restore from './[id]/postmortem/fields/[key]/restore/route'
import * as field from './[id]/postmortem/fields/[key]/route'
import * as restoreItem from './[id]/postmortem/items/[item]/restore/route'
import * as item from './[id]/postmortem/items/[item]/route'
import * as items from './[id]/postmortem/items/route'
import * as whole from './[id]/postmortem/route'

withDatabase()

// Opening a post-mortem of an identity incident asks the worker for what was done meanwhile.
beforeAll(emptyQueue)

let token = ''
let viewer = ''
let id = ''

beforeEach(async () => {
  token = await buildBearer('responder')
  viewer = await buildBearer('viewer')
  id = await buildIncident([], { title: 'IAM fails', kind: 'identity', severity: 2, startedAt: '2026-03-10T12:00:00Z' })
})

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>

interface Sent {
  body?: unknown
  authorization?: string
  params?: Record<string, string>
  query?: string
}

/** What the answers of these handlers have, each some of it. */
interface Answer {
  status: number
  allow: string
  data: { id: string; body: string; fields: unknown[]; incident: unknown; template: unknown }
  detail: string
  conflict: unknown
  fields: Record<string, string>
}

async function send(handler: unknown, method: string, sent: Sent = {}): Promise<Answer> {
  const { body, authorization = token, params = {}, query = '' } = sent
  const request = new Request(`http://127.0.0.1:3000/api/v1/incidents/${id}/postmortem${query}`, {
    ...{ method, headers: { authorization } },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const response = await (handler as Handler)(request, { params: Promise.resolve({ id, ...params } as never) })
  return {
    status: response.status,
    allow: response.headers.get('allow') ?? '',
    ...((await response.json()) as object),
  } as Answer
}

const summary = { key: 'summary' }

/** Ids of the checklist's items, in its order. */
async function listIds(): Promise<[string, string, string]> {
  const { data } = await send(items.GET, 'GET', { authorization: viewer })
  const [first = '', second = '', third = ''] = (data as unknown as { id: string }[]).map((each) => each.id)
  return [first, second, third]
}

describe('programs', () => {
  it('open a post-mortem once, and read it', async () => {
    expect(await send(whole.GET, 'GET')).toMatchObject({ status: 200, data: null })
    const opened = await send(whole.POST, 'POST', { body: { template: 'service' } })
    expect(opened).toMatchObject({
      status: 200,
      data: { state: 'draft', template: { id: 'service' }, openedBy: 'test' },
    })
    const again = await send(whole.POST, 'POST')
    expect(again.data).toMatchObject({ id: opened.data.id, template: { id: 'service' } })
    const read = await send(whole.GET, 'GET', { authorization: viewer })
    expect(read.data.fields[0]).toMatchObject({ key: 'summary', origin: 'facts', factsAt: expect.any(String) })
    expect(read.data.incident).toMatchObject({
      id,
      title: 'IAM fails',
      severity: 'SEV2',
      startedAt: '2026-03-10T12:00:00.000Z',
    })
  })

  it('propose the template by the kind of the incident', async () => {
    expect((await send(whole.POST, 'POST')).data.template).toMatchObject({ id: 'identity' })
    id = await buildIncident([], { title: 'A key leaked', kind: 'access' })
    expect((await send(whole.POST, 'POST', { body: '' })).data.template).toMatchObject({ id: 'access' })
    id = await buildIncident([], { title: 'EC2 fails' })
    expect((await send(whole.POST, 'POST', { body: {} })).data.template).toMatchObject({ id: 'service' })
  })

  it('write a part, get both texts in a conflict, and put the older one back', async () => {
    await send(whole.POST, 'POST')
    const saved = await send(field.PATCH, 'PATCH', { params: summary, body: { version: 0, body: 'Ours' } })
    expect(saved).toMatchObject({
      status: 200,
      data: { body: 'Ours', version: 1, origin: 'person', changedBy: 'test' },
    })
    const late = await send(field.PATCH, 'PATCH', { params: summary, body: { version: 0, body: 'Mine' } })
    expect(late).toMatchObject({
      status: 409,
      detail: expect.stringContaining('test changed Summary since you opened it'),
      conflict: { current: { version: 1, values: { body: 'Ours' } }, yours: { body: 'Mine' }, removed: false },
    })
    const facts = await send(refresh.GET, 'GET', { params: summary })
    const texts = await send(field.GET, 'GET', { params: summary })
    expect(texts.data).toMatchObject([{ body: 'Ours' }, { origin: 'facts', version: 0 }])
    const back = await send(restore.POST, 'POST', { params: summary, body: { version: 1, text: 0 } })
    expect(back.data).toMatchObject({ origin: 'facts', version: 2 })
    const fresh = await send(refresh.POST, 'POST', { params: summary, body: { version: 2 } })
    expect(fresh.data).toMatchObject({ origin: 'facts', body: facts.data.body })
  })

  it('work on the checklist', async () => {
    await send(whole.POST, 'POST')
    const [first, second, third] = await listIds()
    const params = { item: first }
    const done = await send(item.PATCH, 'PATCH', { params, body: { version: 0, outcome: 'done', dueOn: '1999-12-31' } })
    expect(done).toMatchObject({ status: 200, data: { outcome: 'done', version: 1, dueOn: '1999-12-31' } })
    expect(await send(item.PATCH, 'PATCH', { params, body: { version: 0, outcome: 'open' } })).toMatchObject({
      status: 409,
      conflict: { current: { values: { outcome: 'done' } }, yours: { outcome: 'open' } },
    })
    const many = await send(items.PATCH, 'PATCH', { body: { ids: [second, third], dueOn: '2026-08-01' } })
    expect(many.data).toMatchObject([{ dueOn: '2026-08-01' }, { dueOn: '2026-08-01' }])
    const own = await send(items.POST, 'POST', { body: { text: ' Ask\nthe bank. ', section: 'own' } })
    expect(own.data).toMatchObject({ text: 'Ask the bank.', code: null })
    const gone = await send(item.DELETE, 'DELETE', { params: { item: own.data.id } })
    expect(gone.status).toBe(200)
    const late = await send(item.PATCH, 'PATCH', {
      params: { item: own.data.id },
      body: { version: 0, comment: 'Asked.' },
    })
    expect(late).toMatchObject({ status: 409, conflict: { removed: true, yours: { comment: 'Asked.' } } })
    expect((await send(restoreItem.POST, 'POST', { params: { item: own.data.id } })).status).toBe(200)
  })

  it('only read where they are viewers', async () => {
    const refused = [
      [whole.POST, 'POST', {}],
      [field.PATCH, 'PATCH', summary],
      [refresh.POST, 'POST', summary],
      [items.PATCH, 'PATCH', {}],
      [items.POST, 'POST', {}],
      [item.PATCH, 'PATCH', { item: '1' }],
      [item.DELETE, 'DELETE', { item: '1' }],
    ] as const
    for (const [handler, method, params] of refused) {
      expect((await send(handler, method, { params, authorization: viewer })).status).toBe(403)
    }
    expect(await pool().query('SELECT FROM postmortem')).toMatchObject({ rowCount: 0 })
  })
})

describe('bad input', () => {
  it.each<[unknown, RegExp]>([
    ['{"version":', /not JSON/],
    [{}, /version/],
    [{ version: 0 }, /body/],
    [{ version: -1, body: 'x' }, /version/],
    [{ version: 0.5, body: 'x' }, /version/],
    [{ version: 0, body: 7 }, /body/],
    [{ version: 0, body: 'x', bdy: 'y' }, /nrecognized/],
    [[], /object/],
  ])('is refused with what it wants: %j', async (body, says) => {
    await send(whole.POST, 'POST')
    const answer = await send(field.PATCH, 'PATCH', { params: summary, body })
    expect(answer).toMatchObject({ status: 400, detail: expect.stringMatching(says) })
  })

  it.each([
    [{ version: 0, dueOn: '2026-02-31' }],
    [{ version: 0, dueOn: 'tomorrow' }],
    [{ version: 0, owner: 'Mira' }],
    [{ version: 0, outcome: 'maybe' }],
    [{ version: 9, outcome: 'done' }],
    [{ outcome: 'done' }],
  ])('is refused of an item: %j', async (body) => {
    await send(whole.POST, 'POST')
    const [first] = await listIds()
    const answer = await send(item.PATCH, 'PATCH', { params: { item: first }, body })
    expect(answer).toMatchObject({ status: 400, detail: expect.stringMatching(/\.$/) })
  })

  it('names nothing that there is', async () => {
    expect((await send(field.PATCH, 'PATCH', { params: summary, body: { version: 0, body: 'x' } })).status).toBe(404)
    expect(await send(whole.POST, 'POST', { body: { template: 'none' } })).toMatchObject({
      status: 400,
      fields: { template: expect.stringContaining('identity') },
    })
    await send(whole.POST, 'POST')
    expect((await send(field.GET, 'GET', { params: { key: 'nothing' } })).status).toBe(404)
    expect((await send(item.PATCH, 'PATCH', { params: { item: 'x' }, body: { version: 0 } })).status).toBe(404)
    expect(await send(whole.GET, 'GET', { query: '?of=999' })).toMatchObject({ status: 200, data: null })
    id = "1' OR true"
    expect((await send(whole.GET, 'GET')).status).toBe(404)
    expect((await send(whole.POST, 'POST')).status).toBe(404)
  })

  it('is another method', async () => {
    expect(await send(whole.DELETE, 'DELETE')).toMatchObject({ status: 405, allow: 'GET, HEAD, POST' })
    expect(await send(item.GET, 'GET', { params: { item: '1' } })).toMatchObject({
      status: 405,
      allow: 'PATCH, DELETE',
    })
  })
})

describe('an incident that was merged', () => {
  it('leads to the post-mortem of what it went into; others are opened by their id', async () => {
    const first = id
    const ours = await send(whole.POST, 'POST')
    const second = await buildIncident([], { title: 'The same', kind: 'identity' })
    await mergeInto(first, second)
    expect(await send(whole.GET, 'GET')).toMatchObject({
      data: { id: ours.data.id, incident: { id: second }, others: [] },
    })
    id = second
    expect((await send(whole.POST, 'POST')).data.id).toBe(ours.data.id)
    const third = await buildIncident([], { title: 'The same again', kind: 'identity' })
    id = third
    const theirs = await send(whole.POST, 'POST')
    await mergeInto(second, third)
    id = first
    expect(await send(whole.GET, 'GET')).toMatchObject({
      data: {
        id: theirs.data.id,
        incident: { id: third },
        others: [{ id: ours.data.id, incidentTitle: 'IAM fails', state: 'draft' }],
      },
    })
    const query = `?of=${ours.data.id}`
    expect(await send(whole.GET, 'GET', { query })).toMatchObject({
      data: { id: ours.data.id, others: [{ id: theirs.data.id }] },
    })
    await send(field.PATCH, 'PATCH', { query, params: { key: 'lessons' }, body: { version: 0, body: 'Old' } })
    const { rows } = await pool().query("SELECT postmortem_id::text AS id FROM postmortem_field WHERE body = 'Old'")
    expect(rows).toEqual([{ id: ours.data.id }])
  })
})
