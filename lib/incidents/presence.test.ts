/** Who has an incident open: kept with few writes, told at once, and only to those who may see the incident. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import { isListening, subscribe } from '@/lib/db/subscribe'
import type { Principal } from '@/lib/domain/access'
import { recordObservations } from '@/lib/events/write'
import { buildIncident, mergeInto } from '@/lib/testing/build-incident'
import { buildObservation } from '@/lib/testing/build-observation'
import { buildPerson } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { listPresent } from './read-presence'
import { answerTab } from './request-presence'
import { noteClosedTab, noteOpenTab } from './write-presence'

withDatabase()

const TAB = '11111111-1111-4111-8111-111111111111'
const OTHER_TAB = '22222222-2222-4222-8222-222222222222'
const SAMS_TAB = '33333333-3333-4333-8333-333333333333'

let incidentId = ''
let mira = ''
let sam = ''
let told: string[] = []
let stop = () => {}

beforeEach(async () => {
  incidentId = await buildIncident([], { title: 'Role broken' })
  mira = await buildPerson({ name: 'Mira' })
  sam = await buildPerson({ name: 'Sam' })
  told = []
  stop = subscribe((signal) => {
    if (signal !== 'missed' && signal.topic === 'presence') told.push(...(signal.ids ?? []))
  })
  await vi.waitFor(() => expect(isListening()).toBe(true), { timeout: 15_000 })
  // News of the test before may come late.
  await heard()
  told = []
})
afterEach(() => stop())

/** All that was announced before now has arrived. */
async function heard(): Promise<string[]> {
  const mark = `mark ${crypto.randomUUID()}`
  await pool().query("SELECT pg_notify('faultline_change', $1)", [JSON.stringify({ topic: 'presence', ids: [mark] })])
  await vi.waitFor(() => expect(told).toContain(mark), { timeout: 15_000 })
  return told.filter((id) => !id.startsWith('mark'))
}

const opens = (personId: string, tab: string, place: string | null = null) =>
  noteOpenTab({ incidentId, tab, personId, place })
const closes = (personId: string, tab: string) => noteClosedTab({ incidentId, tab, personId })
const names = async () => (await listPresent(incidentId)).people.map(({ name }) => name)

/** As if this much time had passed. */
async function pass(seconds: number): Promise<void> {
  await pool().query("UPDATE incident_presence SET seen_at = seen_at - $1 * interval '1 second'", [seconds])
}

/** Who is there so long after the last sign of life, however long it takes to ask: a transaction's time stands still. */
async function namesAfter(seconds: number): Promise<string[]> {
  const client = await pool().connect()
  const asked = vi.spyOn(pool(), 'query').mockImplementation(client.query.bind(client) as never)
  try {
    await client.query('BEGIN')
    await client.query("UPDATE incident_presence SET seen_at = now() - $1 * interval '1 second'", [seconds])
    return await names()
  } finally {
    asked.mockRestore()
    await client.query('ROLLBACK')
    client.release()
  }
}

describe('people', () => {
  it('are named once, however many tabs they have, by name', async () => {
    await opens(sam, SAMS_TAB)
    await opens(mira, TAB)
    await opens(mira, OTHER_TAB)
    expect(await names()).toEqual(['Mira', 'Sam'])
    await closes(mira, TAB)
    expect(await names()).toEqual(['Mira', 'Sam'])
    await closes(mira, OTHER_TAB)
    expect(await names()).toEqual(['Sam'])
  })

  it('are gone 45 s after the last sign of life', async () => {
    await opens(mira, TAB)
    await pass(23)
    await opens(mira, TAB)
    await pass(23)
    expect(await names()).toEqual(['Mira'])
    expect(await namesAfter(44.99)).toEqual(['Mira'])
    expect(await namesAfter(45.01)).toEqual([])
  })

  it('are told of at once when they come, come back and leave, and not for a second tab', async () => {
    await opens(mira, TAB)
    await opens(mira, OTHER_TAB)
    await closes(mira, OTHER_TAB)
    expect(await heard()).toEqual([incidentId])
    await closes(mira, TAB)
    expect(await heard()).toEqual([incidentId, incidentId])
    await opens(mira, TAB)
    await pass(60)
    await opens(mira, TAB)
    expect(await heard()).toHaveLength(4)
  })

  it('are told of at once when they go to another place', async () => {
    await opens(mira, TAB)
    await opens(mira, TAB, 'postmortem/summary')
    await opens(mira, TAB, 'postmortem/summary')
    await opens(mira, TAB)
    expect(await heard()).toHaveLength(3)
  })

  it('cannot speak for the tabs of others', async () => {
    await opens(mira, TAB)
    await pass(30)
    await opens(sam, TAB)
    expect(await names()).toEqual(['Mira'])
    await closes(sam, TAB)
    expect(await names()).toEqual(['Mira'])
    await pass(20)
    expect(await names()).toEqual([])
  })
})

describe('many browsers', () => {
  it('write nothing for signs of life that come soon after another', async () => {
    await opens(mira, TAB)
    const stamp = async () =>
      (await pool().query<{ xmin: string }>('SELECT xmin::text FROM incident_presence')).rows[0]?.xmin
    const first = await stamp()
    await opens(mira, TAB)
    expect(await stamp()).toBe(first)
    await pass(11)
    const passed = await stamp()
    await opens(mira, TAB)
    expect(await stamp()).not.toBe(passed)
  })

  it('are not told of each other once so many are there', async () => {
    const people = await Promise.all(Array.from({ length: 30 }, (_, index) => buildPerson({ name: `Person ${index}` })))
    for (const person of people) await opens(person, crypto.randomUUID())
    expect(await heard()).toHaveLength(20)
    expect(await names()).toHaveLength(30)
  })

  it('leave nothing behind that the next who comes does not sweep away', async () => {
    await Promise.all(Array.from({ length: 20 }, () => opens(mira, crypto.randomUUID())))
    await pass(46)
    await opens(sam, SAMS_TAB)
    const { rows } = await pool().query('SELECT person_id FROM incident_presence')
    expect(rows).toEqual([{ person_id: sam }])
  })

  it('may all come at the same moment', async () => {
    const both = [() => opens(mira, TAB), () => opens(sam, SAMS_TAB)]
    await Promise.all(Array.from({ length: 20 }, (_, index) => both[index % 2]?.()))
    expect(await names()).toEqual(['Mira', 'Sam'])
  })
})

describe('answerTab', () => {
  const principal = (id: string, overrides: Partial<Principal> = {}): Principal =>
    ({ kind: 'person', id, name: 'Mira', role: 'viewer', accounts: null, ...overrides }) as Principal
  const call = (body: unknown) =>
    new Request('http://127.0.0.1/x', { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) })

  it('keeps the tab and answers with who is there', async () => {
    await opens(sam, SAMS_TAB)
    expect(await answerTab(incidentId, call({ tab: TAB }), principal(mira))).toEqual({
      people: [
        { id: mira, name: 'Mira', places: [] },
        { id: sam, name: 'Sam', places: [] },
      ],
    })
    expect(await answerTab(incidentId, call({ tab: TAB, leaves: true }), principal(mira))).toEqual({
      people: [{ id: sam, name: 'Sam', places: [] }],
    })
  })

  it('says where in it each is, of all their tabs', async () => {
    await answerTab(incidentId, call({ tab: TAB, place: 'postmortem/summary' }), principal(mira))
    await answerTab(incidentId, call({ tab: OTHER_TAB, place: 'postmortem' }), principal(mira))
    const places = async () => (await listPresent(incidentId)).people.map((person) => person.places)
    expect(await places()).toEqual([['postmortem', 'postmortem/summary']])
    await answerTab(incidentId, call({ tab: TAB }), principal(mira))
    expect(await places()).toEqual([['postmortem']])
  })

  it('lets programs look without being there', async () => {
    const program = principal('t', { kind: 'token', role: 'viewer' } as Partial<Principal>)
    expect(await answerTab(incidentId, call({ tab: TAB }), program)).toEqual({ people: [] })
  })

  it('brings those together who opened what was merged since', async () => {
    const into = await buildIncident([], { title: 'The other' })
    await mergeInto(incidentId, into)
    await answerTab(incidentId, call({ tab: TAB }), principal(mira))
    expect(await answerTab(into, call({ tab: SAMS_TAB }), principal(sam))).toMatchObject({
      people: [{ name: 'Mira' }, { name: 'Sam' }],
    })
  })

  it.each([
    ['nothing'],
    ['{}'],
    ['{"tab": "x"}'],
    [`{"tab": "${TAB}", "leaves": "yes"}`],
    [`{"tab": "${TAB}", "place": "<b>"}`],
    ['[1'],
  ])('refuses %s', async (body) => {
    await expect(answerTab(incidentId, call(body), principal(mira))).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('is of nothing that the reader does not see', async () => {
    const { seen } = await recordObservations([buildObservation({ scope: 'ACCOUNT_SPECIFIC' })], Date.now())
    const hidden = await buildIncident(seen)
    await pool().query(
      "INSERT INTO affected_account (event_id, account_id, first_seen_at) VALUES ($1, '111122223333', now())",
      [seen[0]],
    )
    const limitedTo = (account: string) =>
      answerTab(hidden, call({ tab: TAB }), principal(mira, { accounts: [account] }))
    await expect(limitedTo('444455556666')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await limitedTo('111122223333')).toMatchObject({ people: [{ name: 'Mira' }] })
  })

  it.each(['999', 'x', '', "1' OR true", '9'.repeat(30)])('knows no incident %s', async (id) => {
    await expect(answerTab(id, call({ tab: TAB }), principal(mira))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
