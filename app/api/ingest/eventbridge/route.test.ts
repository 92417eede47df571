import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildHealthArn, buildMessage } from '@/lib/testing/build-eventbridge'
import { buildBearer } from '@/lib/testing/credentials'
import { withDatabase } from '@/lib/testing/database'
import { POST, PUT } from './route'

withDatabase()
beforeEach(ensureSources)

const CONTEXT = { params: Promise.resolve({}) }

async function send(
  body: string,
  authorization?: string,
): Promise<{ status: number; body: unknown; type: string | null }> {
  const request = new Request('http://127.0.0.1:3000/api/ingest/eventbridge', {
    method: 'POST',
    headers: { authorization: authorization ?? (await buildBearer('responder')) },
    body,
  })
  const response = await POST(request, CONTEXT)
  return { status: response.status, body: await response.json(), type: response.headers.get('content-type') }
}

async function rows(sql: string): Promise<object[]> {
  return (await pool().query<object>(sql)).rows
}

const other = buildMessage({ detail: { eventArn: buildHealthArn(2) } })

describe('the webhook', () => {
  it('stores a message before it answers', async () => {
    expect(await send(JSON.stringify(buildMessage()))).toMatchObject({
      status: 202,
      body: { data: { received: 1, folded: 0 } },
    })
    expect(await rows('SELECT arn FROM health_event')).toEqual([{ arn: buildHealthArn(1) }])
    expect(await rows('SELECT account_id FROM affected_account')).toEqual([{ account_id: '111111111111' }])
  })

  it('folds what it knows, of one message or of a list', async () => {
    await send(JSON.stringify(buildMessage()))
    const { body } = await send(JSON.stringify([buildMessage(), other, other]))
    expect(body).toEqual({ data: { received: 3, folded: 2 } })
  })

  it('is a source of its own: what came, when, and that it is whole', async () => {
    await send(JSON.stringify([buildMessage(), other]))
    expect(
      await rows("SELECT failure, last_complete_at IS NOT NULL AS heard FROM source_listing WHERE id = 'webhook'"),
    ).toEqual([{ failure: null, heard: true }])
    expect(await rows('SELECT listing_id, outcome, events_read, events_moved FROM poll_run')).toEqual([
      { listing_id: 'webhook', outcome: 'complete', events_read: 2, events_moved: 2 },
    ])
  })

  it.each([
    ['not JSON', 'hello', 'it is not JSON'],
    ['nothing', '', 'it is empty'],
    ['no event', '{"a":1}', 'its source is missing, not aws.health'],
    ['an empty list', '[]', 'it is a list, not one message'],
    ['a list of no events', '[1, {"source":"aws.ec2"}]', 'it is not a JSON object'],
  ])('refuses %s, says why, and keeps it', async (_, body, why) => {
    const answer = await send(body)
    expect(answer).toMatchObject({ status: 400, type: 'application/problem+json' })
    expect(answer.body).toMatchObject({ detail: expect.stringContaining(why) })
    expect(await rows('SELECT listing_id, why, received FROM unreadable_item')).toContainEqual(
      expect.objectContaining({ listing_id: 'webhook', why }),
    )
  })

  it('stores what it can of a list, and keeps the rest', async () => {
    const { status, body } = await send(JSON.stringify([{ a: 1 }, buildMessage()]))
    expect([status, body]).toEqual([202, { data: { received: 1, folded: 0, unreadable: 1 } }])
    expect(await rows('SELECT received FROM unreadable_item')).toEqual([{ received: '{"a":1}' }])
    expect(await rows('SELECT FROM health_event')).toHaveLength(1)
  })

  it('refuses wrong tokens and viewers, keeps nothing of what they sent, and tells of it once in a while', async () => {
    const message = JSON.stringify(buildMessage())
    expect((await send(message, 'Bearer flt_wrong')).status).toBe(401)
    expect((await send(message, await buildBearer('viewer'))).status).toBe(403)
    expect((await send('hello', 'Bearer flt_wrong')).status).toBe(401)
    expect(await rows('SELECT FROM health_event')).toEqual([])
    expect(await rows('SELECT listing_id, why, received, times FROM unreadable_item')).toEqual([
      {
        listing_id: 'webhook',
        why: 'its token is wrong, expired or revoked',
        received: '',
        times: 1,
      },
    ])
    expect(await rows("SELECT failure FROM source_listing WHERE id = 'webhook'")).toEqual([{ failure: null }])
  })

  it('is only written to', async () => {
    const headers = { authorization: await buildBearer('responder') }
    const response = await PUT(new Request('http://127.0.0.1:3000/x', { method: 'PUT', headers }), CONTEXT)
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })
})
