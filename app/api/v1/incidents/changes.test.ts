/** The handlers that change incidents, with their Idempotency-Keys, on a real database. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import type { IncidentView } from '@/lib/incidents/contract'
import { record } from '@/lib/incidents/test-grouping'
import { forgetAnswers } from '@/lib/incidents/write-idempotent'
import { buildBearer } from '@/lib/testing/credentials'
import { withDatabase } from '@/lib/testing/database'
import { POST as acknowledge } from './[id]/acknowledge/route'
import { POST as merge } from './[id]/merge/route'
import { POST as writeNote } from './[id]/notes/route'
import { POST as changeStatus } from './[id]/status/route'

withDatabase()

let token = ''

beforeEach(async () => {
  token = await buildBearer('responder')
  await record({ id: '1', to: null }, { id: '2', region: 'eu-west-1', service: 's3' })
})

type Post = typeof acknowledge

interface Sent {
  id?: string
  key?: string
  authorization?: string
}

async function send(post: Post, body: unknown, { id = '1', key, authorization = token }: Sent = {}) {
  const request = new Request(`http://127.0.0.1:3000/api/v1/incidents/${id}/${NAMES.get(post)}`, {
    method: 'POST',
    headers: { authorization, ...(key === undefined ? {} : { 'idempotency-key': key }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const response = await post(request, { params: Promise.resolve({ id }) })
  const answer = (await response.json()) as { data: IncidentView; detail: string; fields: Record<string, string> }
  return { status: response.status, ...answer }
}

const NAMES = new Map<Post, string>([
  [acknowledge, 'acknowledge'],
  [merge, 'merge'],
  [writeNote, 'notes'],
  [changeStatus, 'status'],
])

const count = async (table: string) => (await pool().query(`SELECT FROM ${table}`)).rowCount

describe('what programs may do', () => {
  it('acknowledge, write, move on and merge, and see the incident each time', async () => {
    expect(await send(acknowledge, '')).toMatchObject({ status: 200, data: { status: 'acknowledged', version: 1 } })
    expect(await send(acknowledge, {})).toMatchObject({
      status: 409,
      detail: expect.stringMatching(/^test acknowledged it at .* UTC; nothing changed\.$/),
    })
    const note = await send(writeNote, {
      body: 'Seen **here**',
      occurredAt: '2024-05-14T12:10:00+02:00',
      starred: true,
    })
    expect(note.data.notes).toMatchObject([
      { body: 'Seen **here**', occurredAt: '2024-05-14T10:10:00.000Z', starred: true, author: { kind: 'token' } },
    ])
    const moved = await send(changeStatus, { status: 'identified', note: 'DNS', version: 1 })
    expect(moved).toMatchObject({ status: 200, data: { status: 'identified', version: 2 } })
    expect(moved.data.notes).toHaveLength(2)
    const merged = await send(merge, { into: '1' }, { id: '2' })
    expect(merged).toMatchObject({ status: 200, data: { id: '1', eventCount: 2 } })
  })

  it('is said where it is refused', async () => {
    expect(await send(changeStatus, { status: 'gone' })).toMatchObject({
      status: 400,
      fields: { status: expect.any(String) },
    })
    expect(await send(changeStatus, { status: 'resolved', version: 7 })).toMatchObject({ status: 409 })
    expect(await send(changeStatus, { status: 'resolved', occurredAt: '2999-01-01' })).toMatchObject({ status: 400 })
    expect(await send(writeNote, {})).toMatchObject({ status: 400, fields: { body: expect.any(String) } })
    expect(await send(writeNote, { body: 'x', ocurredAt: '2024-01-01' })).toMatchObject({ status: 400 })
    expect(await send(writeNote, '{"body":')).toMatchObject({
      status: 400,
      detail: expect.stringContaining('not JSON'),
    })
    expect(await send(writeNote, '[]')).toMatchObject({ status: 400 })
    expect(await send(merge, { into: '1' })).toMatchObject({ status: 400, fields: { into: expect.any(String) } })
    expect(await send(acknowledge, {}, { id: 'x' })).toMatchObject({ status: 404 })
    expect(await count('incident_note')).toBe(0)
  })
})

describe('Idempotency-Key', () => {
  it('gives the same answer to the same request, and does it once', async () => {
    const first = await send(writeNote, { body: 'Once' }, { key: 'a' })
    await send(changeStatus, { status: 'identified' })
    expect(await send(writeNote, { body: 'Once' }, { key: 'a' })).toEqual(first)
    expect(await count('incident_note')).toBe(1)
    await send(writeNote, { body: 'Once' })
    await send(writeNote, { body: 'Once' }, { key: 'b' })
    expect(await count('incident_note')).toBe(3)
  })

  it('has one effect where twelve come at once', async () => {
    const twelve = await Promise.all(Array.from({ length: 12 }, () => send(writeNote, { body: 'Once' }, { key: 'a' })))
    expect(twelve.map(({ status }) => status)).toEqual(twelve.map(() => 200))
    expect(new Set(twelve.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await count('incident_note')).toBe(1)
  })

  it('belongs to one request of one asker', async () => {
    await send(writeNote, { body: 'Once' }, { key: 'a' })
    for (const [post, body, id] of [
      [writeNote, { body: 'Twice' }, '1'],
      [writeNote, { body: 'Once' }, '2'],
      [changeStatus, { status: 'identified' }, '1'],
    ] as const) {
      expect(await send(post, body, { key: 'a', id })).toMatchObject({
        status: 422,
        detail: expect.stringContaining('another request'),
      })
    }
    const authorization = await buildBearer('responder')
    expect(await send(writeNote, { body: 'Twice' }, { key: 'a', authorization })).toMatchObject({ status: 200 })
    expect(await count('incident_note')).toBe(2)
  })

  it('is not used up by a refusal', async () => {
    expect(await send(changeStatus, { status: 'closed' }, { key: 'a' })).toMatchObject({ status: 409 })
    await send(changeStatus, { status: 'resolved' })
    expect(await send(changeStatus, { status: 'closed' }, { key: 'a' })).toMatchObject({ status: 200 })
    expect(await send(changeStatus, { status: 'closed' }, { key: 'a' })).toMatchObject({ status: 200 })
  })

  it('is forgotten after a day', async () => {
    await send(writeNote, { body: 'Once' }, { key: 'a' })
    await pool().query("UPDATE idempotent_answer SET at = now() - interval '25 hours'")
    await send(writeNote, { body: 'Once' }, { key: 'a' })
    expect(await count('incident_note')).toBe(2)
    await pool().query("UPDATE idempotent_answer SET at = now() - interval '25 hours'")
    await forgetAnswers()
    expect(await count('idempotent_answer')).toBe(0)
  })

  it.each([
    ['with blanks', 'a b'],
    ['without end', 'a'.repeat(201)],
    ['beyond ASCII', 'ä'],
  ])('is refused %s', async (_, key) => {
    expect(await send(writeNote, { body: 'Once' }, { key })).toMatchObject({
      status: 400,
      fields: { 'Idempotency-Key': expect.any(String) },
    })
    expect(await count('incident_note')).toBe(0)
  })
})
