/** Who may change whom, what it does, and that an owner always remains. */
import { describe, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import type { Role } from '@/lib/domain/access'
import { actorOf, auditTrail, buildPerson, buildSession } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { findPerson } from './read'
import { findPersonBySession } from './read-session'
import type { Steward } from './steward'
import { assignTeams, changeRole, disablePerson, enablePerson } from './write'
import { changeEmail } from './write-email'
import { endSessions, renewLink, resetSecondFactor } from './write-ways-in'

withDatabase()

async function buildSteward(role: Role, name = 'Olga'): Promise<Steward> {
  return { actor: actorOf(await buildPerson({ name, role }), name), role }
}

const VERBS: [string, (steward: Steward, id: string) => Promise<unknown>][] = [
  ['change the role of', (steward, id) => changeRole(steward, id, 'viewer')],
  ['change the e-mail of', (steward, id) => changeEmail(steward, id, 'new@example.org')],
  ['assign teams to', (steward, id) => assignTeams(steward, id, { teams: [], limited: false })],
  ['disable', disablePerson],
  ['enable', enablePerson],
  ['reset the second factor of', resetSecondFactor],
  ['make a link for', renewLink],
  ['end the sessions of', endSessions],
]

describe.each(VERBS)('to %s', (_what, verb) => {
  test('an owner is not for an admin', async () => {
    const admin = await buildSteward('admin')
    const owner = await buildPerson({ name: 'Otto', role: 'owner' })
    await expect(verb(admin, owner)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringMatching(/only an owner/),
    })
    expect(await auditTrail()).toEqual([])
  })

  test.each<Role>(['viewer', 'responder'])('nobody is for a %s', async (role) => {
    const steward = await buildSteward(role)
    await expect(verb(steward, await buildPerson())).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('oneself is not for anybody', async () => {
    const owner = await buildSteward('owner')
    await buildPerson({ name: 'Otto', role: 'owner' })
    await expect(verb(owner, String(owner.actor.id))).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringMatching(/^This is you/),
    })
    expect(await auditTrail()).toEqual([])
  })

  test('nobody is found under an unknown id', async () => {
    const owner = await buildSteward('owner')
    await expect(verb(owner, '00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('changeRole', () => {
  test('moves the role, says so in the audit, and counts at once for open sessions', async () => {
    const admin = await buildSteward('admin')
    const id = await buildPerson()
    const token = await buildSession(id)
    await changeRole(admin, id, 'responder')
    expect(await findPersonBySession(token)).toMatchObject({ role: 'responder' })
    expect(await auditTrail()).toEqual([
      { action: 'person.role-changed', before: { role: 'viewer' }, after: { role: 'responder' }, subject: 'Mira' },
    ])
  })

  test('leaves no trace where the role is the same', async () => {
    await changeRole(await buildSteward('admin'), await buildPerson(), 'viewer')
    expect(await auditTrail()).toEqual([])
  })

  test('lets owners alone make owners', async () => {
    const id = await buildPerson()
    await expect(changeRole(await buildSteward('admin'), id, 'owner')).rejects.toMatchObject({
      code: 'FORBIDDEN',
      fields: { role: 'Only an owner makes owners.' },
    })
    await changeRole(await buildSteward('owner', 'Otto'), id, 'owner')
    expect(await findPerson(id)).toMatchObject({ role: 'owner' })
  })

  test('lifts the limit of somebody who becomes an admin', async () => {
    const id = await buildPerson({ limited: true })
    await changeRole(await buildSteward('admin'), id, 'admin')
    expect(await findPerson(id)).toMatchObject({ role: 'admin', limitedToTeams: false })
    expect(await auditTrail()).toMatchObject([{ before: { limitedToTeams: true }, after: { limitedToTeams: false } }])
  })
})

describe('the last owner', () => {
  const command: Steward = {
    actor: { kind: 'command', id: null, name: 'x', origin: { address: null, userAgent: null } },
    role: 'owner',
  }

  test('can be neither demoted nor disabled', async () => {
    const id = await buildPerson({ name: 'Otto', role: 'owner' })
    await expect(changeRole(command, id, 'admin')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/last owner/),
    })
    await expect(disablePerson(command, id)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await findPerson(id)).toMatchObject({ role: 'owner', state: 'active' })
  })

  test.each([
    { other: 'is invited and never came', canReturn: false, disabled: false },
    { other: 'is disabled', canReturn: true, disabled: true },
  ])('is the last although another one $other', async ({ canReturn, disabled }) => {
    const id = await buildPerson({ name: 'Otto', role: 'owner' })
    const other = await buildPerson({ name: 'Ines', role: 'owner', canReturn })
    if (disabled) await pool().query('UPDATE person SET disabled_at = now() WHERE id = $1', [other])
    await expect(disablePerson(command, id)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('is not an owner who never came, where another remains', async () => {
    await buildPerson({ name: 'Otto', role: 'owner', canReturn: false })
    const invited = await buildPerson({ name: 'Ines', role: 'owner', canReturn: false })
    await changeRole(command, invited, 'admin')
    expect(await findPerson(invited)).toMatchObject({ role: 'admin' })
  })

  test.each(Array.from({ length: 5 }, (_, index) => index))(
    'stays when two unmake each other at once (%i)',
    async () => {
      const first = await buildSteward('owner', 'Otto')
      const second = await buildSteward('owner', 'Ines')
      const outcomes = await Promise.allSettled([
        changeRole(first, String(second.actor.id), 'admin'),
        disablePerson(second, String(first.actor.id)),
      ])
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const { rows } = await pool().query("SELECT FROM person WHERE role = 'owner' AND disabled_at IS NULL")
      expect(rows).toHaveLength(1)
      expect(await auditTrail()).toHaveLength(1)
    },
  )
})

describe('disablePerson', () => {
  test('ends sessions and voids links; enabling brings neither back', async () => {
    const admin = await buildSteward('admin')
    const id = await buildPerson()
    const token = await buildSession(id)
    await renewLink(admin, id)
    await disablePerson(admin, id)
    expect(await findPersonBySession(token)).toBeNull()
    expect(await findPerson(id)).toMatchObject({ state: 'disabled', sessions: 0, linkUntil: null })
    await expect(renewLink(admin, id)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/is disabled/),
    })
    await enablePerson(admin, id)
    expect(await findPerson(id)).toMatchObject({ state: 'active', sessions: 0, linkUntil: null })
    expect(await findPersonBySession(token)).toBeNull()
    expect((await auditTrail()).map(({ action }) => action)).toEqual([
      'person.link-made',
      'person.disabled',
      'person.enabled',
    ])
  })
})

describe('assignTeams', () => {
  async function buildTeam(name: string, ...accounts: string[]): Promise<string> {
    const { rows } = await pool().query<{ id: string }>('INSERT INTO team (name) VALUES ($1) RETURNING id', [name])
    const id = String(rows[0]?.id)
    await pool().query('INSERT INTO team_account (team_id, account_id) SELECT $1, unnest($2::text[])', [id, accounts])
    return id
  }

  test('limits what an open session sees to the accounts of the teams', async () => {
    const admin = await buildSteward('admin')
    const id = await buildPerson()
    const token = await buildSession(id)
    const payments = await buildTeam('Payments', '111122223333', '444455556666')
    const search = await buildTeam('Search', '777788889999')
    await assignTeams(admin, id, { teams: [payments], limited: true })
    expect(await findPersonBySession(token)).toMatchObject({ accounts: ['111122223333', '444455556666'] })
    await assignTeams(admin, id, { teams: [payments, search], limited: false })
    expect(await findPersonBySession(token)).toMatchObject({ accounts: null })
    expect(await auditTrail()).toEqual([
      {
        action: 'person.teams-changed',
        before: { teams: [], limitedToTeams: false },
        after: { teams: ['Payments'], limitedToTeams: true },
        subject: 'Mira',
      },
      {
        action: 'person.teams-changed',
        before: { teams: ['Payments'], limitedToTeams: true },
        after: { teams: ['Payments', 'Search'], limitedToTeams: false },
        subject: 'Mira',
      },
    ])
  })

  test('refuses a limit to no team, and a limit on an admin', async () => {
    const admin = await buildSteward('admin')
    const refused = { code: 'INVALID', fields: { limited: expect.any(String) } }
    await expect(assignTeams(admin, await buildPerson(), { teams: [], limited: true })).rejects.toMatchObject(refused)
    const other = await buildPerson({ name: 'Ada', role: 'admin' })
    const teams = [await buildTeam('Payments')]
    await expect(assignTeams(admin, other, { teams, limited: true })).rejects.toMatchObject(refused)
  })

  test('changes nothing where a team is gone', async () => {
    const id = await buildPerson()
    const teams = [await buildTeam('Payments'), '00000000-0000-4000-8000-000000000000']
    await expect(assignTeams(await buildSteward('admin'), id, { teams, limited: false })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    expect(await findPerson(id)).toMatchObject({ teams: [] })
  })
})

test('resetSecondFactor removes the authenticator app and ends the sessions, once', async () => {
  const admin = await buildSteward('admin')
  const id = await buildPerson()
  const token = await buildSession(id)
  await pool().query("INSERT INTO second_factor (person_id, secret, backup_codes) VALUES ($1, 's', 'b')", [id])
  await pool().query('UPDATE person SET two_factor_enabled = true WHERE id = $1', [id])
  await resetSecondFactor(admin, id)
  await resetSecondFactor(admin, id)
  expect(await findPersonBySession(token)).toBeNull()
  expect(await findPerson(id)).toMatchObject({ secondFactor: false })
  expect(await auditTrail()).toMatchObject([{ action: 'person.second-factor-reset', after: { sessionsEnded: 1 } }])
})

test('endSessions ends those of one person only', async () => {
  const admin = await buildSteward('admin')
  const [id, other] = [await buildPerson(), await buildPerson({ name: 'Noor' })]
  const [token, stays] = [await buildSession(id), await buildSession(other)]
  await endSessions(admin, id)
  expect(await findPersonBySession(token)).toBeNull()
  expect(await findPersonBySession(stays)).not.toBeNull()
})

describe('an e-mail', () => {
  test('is changed, and the entry says from what to what', async () => {
    const steward = await buildSteward('admin')
    const id = await buildPerson({ name: 'Mira' })
    await changeEmail(steward, id, 'mira.b@example.org')
    expect((await findPerson(id))?.email).toBe('mira.b@example.org')
    const { rows } = await pool().query('SELECT action, actor_name, before, after FROM audit_entry')
    expect(rows).toEqual([
      {
        action: 'person.changed',
        actor_name: 'Olga',
        before: { email: 'mira@example.org' },
        after: { email: 'mira.b@example.org' },
      },
    ])
  })

  test('of somebody else is refused beside the field', async () => {
    const steward = await buildSteward('admin')
    await buildPerson({ name: 'Noah' })
    const id = await buildPerson({ name: 'Mira' })
    await expect(changeEmail(steward, id, 'noah@example.org')).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: { email: expect.stringContaining('Somebody else') },
    })
    expect((await findPerson(id))?.email).toBe('mira@example.org')
  })
})
