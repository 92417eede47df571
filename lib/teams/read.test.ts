/** What administrators read about teams. */
import { expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { actorOf, buildPerson } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { findTeam, listAddable, listTeams } from './read'
import { createTeam } from './write'

withDatabase()

const actor = actorOf('00000000-0000-4000-8000-000000000001')

test('a team tells its members by name, its accounts sorted, and who would be left with none', async () => {
  const id = await createTeam(actor, 'Payments', ['444455556666', '111122223333'])
  const other = await createTeam(actor, 'Search', [])
  await buildPerson({ name: 'zoe', limited: true, teams: [id] })
  await buildPerson({ name: 'Ana', limited: true, teams: [id, other] })
  const gone = await buildPerson({ name: 'Gus', limited: true, teams: [id] })
  await pool().query('UPDATE person SET disabled_at = now() WHERE id = $1', [gone])
  expect(await findTeam(id)).toMatchObject({
    accounts: ['111122223333', '444455556666'],
    members: [
      { name: 'Ana', limitedToTeams: true, disabled: false },
      { name: 'Gus', disabled: true },
      { name: 'zoe', limitedToTeams: true },
    ],
    onlyHere: ['zoe'],
  })
  expect(await listTeams()).toMatchObject([
    { name: 'Payments', members: 3, limited: 3, accounts: 2 },
    { name: 'Search', members: 1, limited: 1, accounts: 0 },
  ])
  expect(await findTeam('Payments')).toBeNull()
})

test('whoever is not in the team and not disabled is offered, up to 50; of more, nobody', async () => {
  const id = await createTeam(actor, 'Payments', [])
  await buildPerson({ name: 'Ana', teams: [id] })
  const gone = await buildPerson({ name: 'Gus' })
  await pool().query('UPDATE person SET disabled_at = now() WHERE id = $1', [gone])
  await buildPerson({ name: 'Mira' })
  expect(await listAddable(id)).toEqual([{ name: 'Mira', email: 'mira@example.org' }])
  await pool().query(
    "INSERT INTO person (name, email) SELECT 'P', 'p' || n || '@example.org' FROM generate_series(1, 49) n",
  )
  expect(await listAddable(id)).toHaveLength(50)
  await buildPerson({ name: 'Noor' })
  expect(await listAddable(id)).toEqual([])
})
