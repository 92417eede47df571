/** When `npm start` prints a link: while nobody could come back as an owner, and never else. */
import { expect, it } from 'vitest'
import { COMMAND_LINE, NOWHERE } from '@/lib/audit/contract'
import { pool } from '@/lib/db/pool'
import { inviteSomeone } from '@/lib/people/write-invitation'
import { findAccessLink, spendAccessLink } from '@/lib/sign-in/access-link'
import { withDatabase } from '@/lib/testing/database'
import { prepareFirstOwner } from './first-owner-link'

withDatabase()

const prepare = () => prepareFirstOwner({ wanted: true })

it('makes the first owner, then lets the same one in until they have a way of their own', async () => {
  const first = await prepare()
  expect(first).toEqual({ exists: false, secret: expect.stringMatching(/^[\w-]{43}$/) })
  const id = await spendAccessLink(first.secret ?? '', NOWHERE)

  const second = await prepare()
  expect(second.exists).toBe(true)
  expect(await findAccessLink(second.secret ?? '')).toMatchObject({ state: 'valid', person: { id } })
  const third = await prepare()
  expect(await findAccessLink(second.secret ?? '')).toEqual({ state: 'expired' })
  expect(await spendAccessLink(third.secret ?? '', NOWHERE)).toBe(id)

  await pool().query("INSERT INTO sign_in_method (person_id, provider_id, account_id) VALUES ($1, 'credential', 'x')", [
    id,
  ])
  expect(await prepare()).toEqual({ exists: true, secret: null })
})

it('leaves an invited owner to their invitation, until that has expired', async () => {
  const invitation = { name: 'Mira', email: 'mira@example.org', role: 'owner', teams: [], limited: false } as const
  await inviteSomeone({ actor: COMMAND_LINE, role: 'owner' }, invitation)
  expect(await prepare()).toEqual({ exists: true, secret: null })
  await pool().query("UPDATE access_link SET expires_at = now() - interval '1 minute'")
  const { secret } = await prepare()
  expect(await findAccessLink(secret ?? '')).toMatchObject({ state: 'valid', person: { email: 'mira@example.org' } })
  // The terminal may be gone with that one.
  expect((await prepare()).secret).not.toBeNull()
})

it('counts no owner who is disabled, and nobody who is no owner', async () => {
  await pool().query(
    `INSERT INTO person (name, email, role, disabled_at)
     VALUES ('A', 'a@example.org', 'owner', now()), ('B', 'b@example.org', 'admin', NULL)`,
  )
  const { exists, secret } = await prepare()
  expect(exists).toBe(false)
  expect(await findAccessLink(secret ?? '')).toMatchObject({ state: 'valid', person: null })
})

it('makes none where none is wanted', async () => {
  expect(await prepareFirstOwner({ wanted: false })).toEqual({ exists: false, secret: null })
  expect((await pool().query('SELECT FROM access_link')).rowCount).toBe(0)
})
