/** What administrators read about people: finding, pages, states. */
import { describe, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { actorOf, buildPerson, buildSession } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { findPerson, findPersonByEmail, listPeople, listPeopleChoices, readPeoplePage } from './read'
import { disablePerson } from './write'
import { inviteSomeone } from './write-invitation'

withDatabase()

const NOBODY = '00000000-0000-4000-8000-000000000000'

async function buildCrowd(count: number): Promise<void> {
  await pool().query(
    `INSERT INTO person (name, email)
     SELECT 'Person ' || n % 7, 'p' || n || '@example.org' FROM generate_series(1, $1) n`,
    [count],
  )
}

async function namesFound(find: string): Promise<string[]> {
  return (await readPeoplePage(find, null)).people.map(({ name }) => name)
}

describe('finding', () => {
  test('takes part of a name or an e-mail, in any case, and each sign for itself', async () => {
    await buildPerson({ name: 'Mira 100%' })
    await buildPerson({ name: 'Noor_B' })
    await buildPerson({ name: 'Back\\slash' })
    expect(await namesFound('100%')).toEqual(['Mira 100%'])
    expect(await namesFound('%')).toEqual(['Mira 100%'])
    expect(await namesFound('_')).toEqual(['Noor_B'])
    expect(await namesFound('_oor')).toEqual([])
    expect(await namesFound('\\')).toEqual(['Back\\slash'])
    expect(await namesFound('noor.b@EXAMPLE')).toEqual(['Noor_B'])
  })

  test('says how many match and how many there are', async () => {
    await buildCrowd(130)
    await buildPerson({ name: 'Noor' })
    expect(await readPeoplePage('noor', null)).toMatchObject({ total: 131, matching: 1, next: null })
    const page = await readPeoplePage('person', null)
    expect(page).toMatchObject({ total: 131, matching: 130 })
    expect(page.people).toHaveLength(100)
  })
})

describe('pages', () => {
  test.each([null, 'example.org'])('hold everybody once, by name, where %j is sought', async (find) => {
    await buildCrowd(230)
    const first = await readPeoplePage(find, null)
    const second = await readPeoplePage(find, first.next)
    const third = await readPeoplePage(find, second.next)
    const pages = [first, second, third]
    expect(pages.map(({ people }) => people.length)).toEqual([100, 100, 30])
    expect(third.next).toBeNull()
    const ids = pages.flatMap(({ people }) => people.map(({ id }) => id))
    expect(ids).toEqual((await listPeople()).map(({ id }) => id))
  })

  test.each(['', 'x', NOBODY])('begin at the first where %j is asked for', async (after) => {
    await buildCrowd(2)
    expect((await readPeoplePage(null, after)).people).toHaveLength(2)
  })
})

describe('a person', () => {
  test('is invited, then active, then disabled', async () => {
    const steward = { actor: actorOf(NOBODY), role: 'owner' } as const
    const noor = { name: 'Noor', email: 'noor@example.org', role: 'viewer', teams: [], limited: false } as const
    await inviteSomeone(steward, noor)
    const invited = await findPersonByEmail('noor@example.org')
    expect(invited).toMatchObject({ state: 'invited', sessions: 0, lastSeenAt: null, hasPassword: false })
    expect(invited?.linkUntil).toMatch(/^\d{4}-/)
    const id = String(invited?.id)
    await buildSession(id)
    expect(await findPerson(id)).toMatchObject({
      state: 'active',
      sessions: 1,
      lastSeenAt: expect.stringMatching(/^\d{4}-/),
    })
    await disablePerson(steward, id)
    expect(await findPerson(id)).toMatchObject({ state: 'disabled', sessions: 0, linkUntil: null })
  })

  test('is found by the whole e-mail alone', async () => {
    await buildPerson({ name: 'Mira' })
    await buildPerson({ name: 'Al.Mira' })
    expect(await findPersonByEmail('mira@example.org')).toMatchObject({ name: 'Mira' })
    expect(await findPersonByEmail('mira@example')).toBeNull()
    expect(await findPersonByEmail('%')).toBeNull()
    expect(await findPerson('mira')).toBeNull()
  })
})

test('those who may sign in can be chosen by name; the disabled cannot', async () => {
  const away = await buildPerson({ name: 'Choice Away' })
  await buildPerson({ name: 'choice B' })
  await buildPerson({ name: 'Choice A' })
  await pool().query('UPDATE person SET disabled_at = now() WHERE id = $1', [away])
  const names = (await listPeopleChoices()).map(({ name }) => name)
  expect(names.filter((name) => name.toLowerCase().startsWith('choice'))).toEqual(['Choice A', 'choice B'])
})
