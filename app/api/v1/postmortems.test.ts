/** Actions, review, signatures and lists over HTTP: what programs and pages send and are answered. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { openFor } from '@/lib/postmortems/test-opened'
import { buildDoer } from '@/lib/testing/build-doer'
import { buildSession } from '@/lib/testing/build-person'
import { buildBearer, cookieOf } from '@/lib/testing/credentials'
import { withDatabase } from '@/lib/testing/database'
import { GET as getActionCsv } from '../actions/csv/route'
import { GET as getPostmortemCsv } from '../postmortems/csv/route'
import { POST as bringBack } from './actions/[id]/restore/route'
import { PATCH as patch, PUT as refused, DELETE as remove } from './actions/[id]/route'
import { GET as listActions } from './actions/route'
import { GET as getActions, POST as planAction } from './incidents/[id]/postmortem/actions/route'
import { GET as getRevision } from './incidents/[id]/postmortem/revisions/[number]/route'
import { DELETE as withdraw } from './incidents/[id]/postmortem/sign-offs/[role]/route'
import { POST as sign } from './incidents/[id]/postmortem/sign-offs/route'
import { POST as moveState } from './incidents/[id]/postmortem/state/route'
import { GET as getSimilar } from './incidents/[id]/similar/route'
import { GET as listPostmortems } from './postmortems/route'

withDatabase()

let headers: Record<string, string>
let incidentId = ''
let personId = ''

beforeEach(async () => {
  const mira = await buildDoer('Mira')
  personId = mira.personId ?? ''
  incidentId = (await openFor(mira)).incidentId
  await pool().query('UPDATE incident SET owner_id = $1', [personId])
  headers = { cookie: cookieOf(await buildSession(personId)), 'sec-fetch-site': 'same-origin' }
})

type Handler<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>

async function ask<P extends object>(handler: Handler<P>, params: P, body?: unknown, query = '') {
  const sent =
    body === undefined ? {} : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }
  const request = new Request(`http://127.0.0.1:3000/api/x${query}`, { headers, ...sent })
  const response = await handler(request, { params: Promise.resolve(params) })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
}

describe('an action', () => {
  it('is planned, changed, refused where it changed meanwhile, removed and brought back', async () => {
    const id = incidentId
    const planned = await ask(planAction, { id }, { title: 'Rotate', type: 'prevent', owner: 'me' })
    expect(planned).toMatchObject({ status: 200, body: { data: { title: 'Rotate', owner: { name: 'Mira' } } } })
    const action = planned.body.data.id
    expect((await ask(patch, { id: action }, { version: 0, title: 'Rotate all' })).body.data.version).toBe(1)
    const conflict = await ask(patch, { id: action }, { version: 0, title: 'Rotate some' })
    expect(conflict.status).toBe(409)
    expect(conflict.headers.get('content-type')).toBe('application/problem+json')
    expect(conflict.body).toMatchObject({
      status: 409,
      conflict: {
        current: { version: 1, values: { title: 'Rotate all' } },
        yours: { title: 'Rotate some' },
        removed: false,
      },
    })
    expect((await ask(remove, { id: action })).status).toBe(200)
    expect((await ask(getActions, { id })).body).toEqual({ data: [] })
    expect((await ask(patch, { id: action }, { version: 2, title: 'x' })).body.conflict.removed).toBe(true)
    expect((await ask(bringBack, { id: action }, {})).body.data.title).toBe('Rotate all')
    expect((await ask(listActions, {})).body.data).toHaveLength(1)
  })

  it('says what is wrong with what was sent, and where nothing is', async () => {
    const wrong = await ask(planAction, { id: incidentId }, { title: '', type: 'big', dueOn: '2026-02-30' })
    expect(wrong).toMatchObject({
      status: 400,
      body: { fields: { title: expect.any(String), dueOn: expect.any(String) } },
    })
    expect((await ask(planAction, { id: incidentId }, '{')).status).toBe(400)
    expect((await ask(planAction, { id: '999' }, { title: 'x', type: 'detect' })).status).toBe(404)
    for (const id of ['999', 'x', '-1', '9'.repeat(30)])
      expect((await ask(patch, { id }, { version: 0 })).status).toBe(404)
    const put = await ask(refused, {}, {})
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'PATCH, DELETE'])
  })
})

describe('finishing', () => {
  it('goes from review over signatures to a revision that can be read', async () => {
    const id = incidentId
    await pool().query("UPDATE checklist_item SET outcome = 'done'")
    const reviewed = await ask(moveState, { id }, { to: 'review', version: 0 })
    expect(reviewed.body.data.state).toBe('review')
    const { version, signOffs } = reviewed.body.data
    const owner = signOffs.find((role: { who: string }) => role.who === 'incident-owner').id
    const signed = await ask(sign, { id }, { role: owner, version })
    expect(signed.body.data.signOffs).toContainEqual(
      expect.objectContaining({ id: owner, signature: expect.objectContaining({ name: 'Mira', personId }) }),
    )
    expect((await ask(moveState, { id }, { to: 'published', version })).body.detail).toContain('Not signed yet by')
    expect((await ask(withdraw, { id, role: owner })).status).toBe(200)
    await ask(sign, { id }, { role: owner, version })
    const omar = await buildDoer('Omar')
    headers = { cookie: cookieOf(await buildSession(omar.personId ?? '')), 'sec-fetch-site': 'same-origin' }
    const reviewer = signOffs.find((role: { who: string }) => role.who === 'reviewer').id
    expect((await ask(sign, { id }, { role: reviewer, version: version + 1 })).status).toBe(409)
    expect((await ask(sign, { id }, { role: owner, version })).status).toBe(409)
    await ask(sign, { id }, { role: reviewer, version })
    const published = await ask(moveState, { id }, { to: 'published', version })
    expect(published.body.data).toMatchObject({ state: 'published', revision: 1 })
    const revision = await ask(getRevision, { id, number: '1' })
    expect(revision.body.data).toMatchObject({ revision: 1, revisions: [{ number: 1, by: 'Omar' }] })
    for (const number of ['2', '0', 'x', '1e9', '-1']) expect((await ask(getRevision, { id, number })).status).toBe(404)
  })

  it('is done by tokens, but for signing', async () => {
    headers = { authorization: await buildBearer('admin') }
    const id = incidentId
    const { version, signOffs } = (await ask(moveState, { id }, { to: 'review', version: 0 })).body.data
    const answer = await ask(sign, { id }, { role: signOffs[1].id, version })
    expect(answer).toMatchObject({ status: 403, body: { detail: expect.stringContaining('A token cannot sign') } })
    expect((await ask(planAction, { id }, { title: 'x', type: 'detect', owner: 'me' })).status).toBe(400)
    expect((await ask(planAction, { id }, { title: 'x', type: 'detect' })).body.data.createdBy).not.toBe('')
  })
})

describe('lists', () => {
  it('answer pages, and refuse parameters by name', async () => {
    const found = await ask(listPostmortems, {}, undefined, '?state=draft&q=iam&limit=1')
    expect(found.body).toMatchObject({ data: [{ state: 'draft', incident: { id: incidentId } }], nextCursor: null })
    for (const query of ['?state=done', '?limit=0', '?limit=201', '?owner=Mira', '?overdue=2', '?cursor=x']) {
      const answer = await ask(listPostmortems, {}, undefined, query)
      const name = query.slice(1).split('=')[0] ?? ''
      expect([query, answer.status, Object.keys(answer.body.fields)]).toEqual([query, 400, [name]])
    }
    expect((await ask(listActions, {}, undefined, '?type=big')).status).toBe(400)
    expect((await ask(getSimilar, { id: incidentId })).body).toEqual({ data: [], causes: [] })
    expect((await ask(getSimilar, { id: '999' })).status).toBe(404)
  })

  it('come as CSV with the same filters', async () => {
    const csv = await ask(getPostmortemCsv, {}, undefined, '?state=draft')
    expect(csv.headers.get('content-disposition')).toMatch(/faultline-postmortems-\d{4}-\d\d-\d\d\.csv/)
    expect(String(csv.body).trim().split('\r\n')).toHaveLength(2)
    expect((await ask(getActionCsv, {}, undefined, '?state=nothing')).status).toBe(400)
  })
})
