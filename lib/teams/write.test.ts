/** Teams: names, accounts, members, and what is said about each change. */
import { describe, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { findPersonBySession } from '@/lib/people/read-session'
import { actorOf, auditTrail, buildPerson, buildSession } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { readForm } from '@/lib/wire/form'
import { findTeam, listTeamChoices, listTeams } from './read'
import { newTeamForm } from './schemas'
import { addMember, assignAccounts, createTeam, deleteTeam, removeMember, renameTeam } from './write'

withDatabase()

const actor = actorOf('00000000-0000-4000-8000-000000000001')
const NOBODY = '00000000-0000-4000-8000-000000000000'

describe('createTeam', () => {
  test('stores name and accounts', async () => {
    const id = await createTeam(actor, 'Payments', ['111122223333', '444455556666'])
    expect(await findTeam(id)).toMatchObject({
      name: 'Payments',
      accounts: ['111122223333', '444455556666'],
      members: [],
    })
    expect(await listTeams()).toEqual([{ id, name: 'Payments', members: 0, limited: 0, accounts: 2 }])
    expect(await auditTrail()).toMatchObject([{ action: 'team.created', subject: 'Payments' }])
  })

  test('refuses a name that is taken, also when two make it at once', async () => {
    const outcomes = await Promise.allSettled([createTeam(actor, 'Search', []), createTeam(actor, 'Search', [])])
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toMatchObject([{ reason: { code: 'CONFLICT', fields: { name: expect.any(String) } } }])
    expect(await listTeamChoices()).toHaveLength(1)
  })
})

describe('renameTeam', () => {
  test('keeps the id and says both names', async () => {
    const id = await createTeam(actor, 'Payments', [])
    await renameTeam(actor, id, 'Money')
    expect(await findTeam(id)).toMatchObject({ name: 'Money' })
    expect((await auditTrail()).at(-1)).toMatchObject({ before: { name: 'Payments' }, after: { name: 'Money' } })
  })

  test('refuses the name of another team', async () => {
    await createTeam(actor, 'Search', [])
    const id = await createTeam(actor, 'Payments', [])
    await expect(renameTeam(actor, id, 'Search')).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: { name: expect.stringMatching(/already/) },
    })
    expect(await findTeam(id)).toMatchObject({ name: 'Payments' })
  })

  test('says that a team is gone', async () => {
    await expect(renameTeam(actor, NOBODY, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

test('assignAccounts says only what moved, and open sessions see it at once', async () => {
  const id = await createTeam(actor, 'Payments', ['111122223333', '444455556666'])
  const token = await buildSession(await buildPerson({ limited: true, teams: [id] }))
  await assignAccounts(actor, id, ['444455556666', '777788889999'])
  await assignAccounts(actor, id, ['444455556666', '777788889999'])
  expect(await findPersonBySession(token)).toMatchObject({ accounts: ['444455556666', '777788889999'] })
  expect((await auditTrail()).slice(1)).toEqual([
    {
      action: 'team.accounts-changed',
      before: { removed: ['111122223333'] },
      after: { added: ['777788889999'] },
      subject: 'Payments',
    },
  ])
})

test('members come and go, each once', async () => {
  const id = await createTeam(actor, 'Payments', [])
  const mira = await buildPerson()
  await addMember(actor, id, 'mira@example.org')
  await addMember(actor, id, 'mira@example.org')
  expect((await findTeam(id))?.members).toMatchObject([{ name: 'Mira' }])
  await removeMember(actor, id, mira)
  await removeMember(actor, id, mira)
  expect((await findTeam(id))?.members).toEqual([])
  expect((await auditTrail()).map(({ action }) => action)).toEqual([
    'team.created',
    'team.member-added',
    'team.member-removed',
  ])
  await expect(addMember(actor, id, 'nobody@example.org')).rejects.toMatchObject({
    code: 'NOT_FOUND',
    fields: { email: expect.stringMatching(/Nobody here/) },
  })
})

describe('deleteTeam', () => {
  test('takes its accounts from its members; who is limited to it alone then sees none', async () => {
    const id = await createTeam(actor, 'Payments', ['111122223333'])
    const other = await createTeam(actor, 'Search', ['444455556666'])
    const mira = await buildPerson({ limited: true, teams: [id] })
    await buildPerson({ name: 'Noor', limited: true, teams: [id, other] })
    await buildPerson({ name: 'Ines', teams: [id] })
    expect(await findTeam(id)).toMatchObject({ onlyHere: ['Mira'] })
    const token = await buildSession(mira)
    await deleteTeam(actor, id)
    expect(await findPersonBySession(token)).toMatchObject({ accounts: [] })
    expect(await findTeam(id)).toBeNull()
    expect((await auditTrail()).at(-1)).toMatchObject({
      action: 'team.deleted',
      before: { name: 'Payments', members: ['Ines', 'Mira', 'Noor'], accounts: ['111122223333'] },
    })
  })

  test('removes nobody', async () => {
    const id = await createTeam(actor, 'Payments', [])
    await buildPerson({ teams: [id] })
    await deleteTeam(actor, id)
    expect((await pool().query('SELECT FROM person')).rowCount).toBe(1)
  })
})

describe('the form', () => {
  const form = (name: string, accounts: string) => {
    const data = new FormData()
    data.set('name', name)
    data.set('accounts', accounts)
    return data
  }

  test('names the ids that are none', () => {
    expect(() => readForm(newTeamForm, form('Payments', '111122223333 12 prod'))).toThrow(
      expect.objectContaining({
        fields: { accounts: 'Not an account id, which has 12 digits: "12", "prod".' },
      }),
    )
  })

  test('names five at most, each cut short', () => {
    const text = Array.from({ length: 7 }, (_, index) => `${index}${'x'.repeat(100)}`).join('\n')
    expect(() => readForm(newTeamForm, form('Payments', text))).toThrow(
      expect.objectContaining({ fields: { accounts: expect.stringMatching(/^.{50,260} and 2 more\.$/) } }),
    )
  })

  test('takes a team without accounts', () => {
    expect(readForm(newTeamForm, form(' Payments ', ''))).toEqual({ name: 'Payments', accounts: [] })
  })
})
