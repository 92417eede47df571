/** One-time links: used once whoever races, only in time, and only while whom they are for is welcome. */
import { describe, expect, it } from 'vitest'
import { NOWHERE } from '@/lib/audit/contract'
import { pool } from '@/lib/db/pool'
import { withDatabase } from '@/lib/testing/database'
import { createAccessLink, FIRST_OWNER_EMAIL, findAccessLink, spendAccessLink } from './access-link'

withDatabase()

const HOUR = 3_600_000
const ORIGIN = { address: '192.0.2.7', userAgent: 'test' }

async function addPerson(email = 'mira@example.org', role = 'viewer'): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(
    "INSERT INTO person (name, email, role) VALUES ('Mira', $1, $2::role) RETURNING id",
    [email, role],
  )
  return rows[0]?.id ?? ''
}

const firstOwnerLink = () => createAccessLink(pool(), { personId: null, validMs: HOUR })
const linkFor = (personId: string, validMs = HOUR) => createAccessLink(pool(), { personId, validMs })

async function owners(): Promise<{ email: string }[]> {
  return (await pool().query("SELECT email FROM person WHERE role = 'owner' ORDER BY created_at")).rows
}

describe('a link for the first owner', () => {
  it('makes the owner, once, and says so in the audit', async () => {
    const secret = await firstOwnerLink()
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(await findAccessLink(secret)).toMatchObject({ state: 'valid', person: null })

    const id = await spendAccessLink(secret, ORIGIN)
    expect(await owners()).toEqual([{ email: FIRST_OWNER_EMAIL }])
    expect(await spendAccessLink(secret, ORIGIN)).toBeNull()
    expect(await findAccessLink(secret)).toEqual({ state: 'used' })
    const { rows } = await pool().query('SELECT action, actor_id, address FROM audit_entry ORDER BY id')
    expect(rows).toEqual([
      { action: 'person.created', actor_id: id, address: ORIGIN.address },
      { action: 'access-link.used', actor_id: id, address: ORIGIN.address },
    ])
  })

  it('lets in one of many who open it at the same moment', async () => {
    const secret = await firstOwnerLink()
    const answers = await Promise.all(Array.from({ length: 8 }, () => spendAccessLink(secret, NOWHERE)))
    expect(answers.filter((id) => id !== null)).toHaveLength(1)
    expect(await owners()).toHaveLength(1)
  })

  it('is void once a newer one was made, and once there is an owner', async () => {
    const older = await firstOwnerLink()
    const newer = await firstOwnerLink()
    expect(await findAccessLink(older)).toEqual({ state: 'expired' })
    expect(await spendAccessLink(older, NOWHERE)).toBeNull()
    expect((await findAccessLink(newer)).state).toBe('valid')
    await addPerson('owner@example.org', 'owner')
    expect(await findAccessLink(newer)).toEqual({ state: 'expired' })
    expect(await spendAccessLink(newer, NOWHERE)).toBeNull()
  })

  it('of two that were made at the same moment, one makes an owner', async () => {
    const secrets = [await firstOwnerLink(), await firstOwnerLink()]
    await pool().query("UPDATE access_link SET expires_at = now() + interval '1 hour'")
    const answers = await Promise.all(secrets.map((secret) => spendAccessLink(secret, NOWHERE)))
    expect(answers.filter((id) => id !== null)).toHaveLength(1)
    expect(await owners()).toHaveLength(1)
  })

  it('makes another owner beside one who was disabled', async () => {
    await spendAccessLink(await firstOwnerLink(), NOWHERE)
    await pool().query('UPDATE person SET disabled_at = now()')
    expect(await spendAccessLink(await firstOwnerLink(), NOWHERE)).not.toBeNull()
    expect((await owners())[1]?.email).toMatch(/^owner-[0-9a-f]{8}@faultline\.invalid$/)
  })
})

describe('a link for a person', () => {
  it('tells whom it is for, and lets them in once', async () => {
    const id = await addPerson()
    const secret = await linkFor(id)
    const person = { id, name: 'Mira', email: 'mira@example.org', role: 'viewer', twoFactorEnabled: false }
    expect(await findAccessLink(secret)).toMatchObject({ state: 'valid', person })
    expect(await spendAccessLink(secret, NOWHERE)).toBe(id)
    expect(await spendAccessLink(secret, NOWHERE)).toBeNull()
  })

  it('leaves the links of others alone when it replaces an older one', async () => {
    const [mira, ben] = [await addPerson(), await addPerson('ben@example.org')]
    const [older, other] = [await linkFor(mira), await linkFor(ben)]
    await linkFor(mira)
    expect(await spendAccessLink(older, NOWHERE)).toBeNull()
    expect(await spendAccessLink(other, NOWHERE)).toBe(ben)
  })

  it('is void after its time, and while the person is disabled', async () => {
    const id = await addPerson()
    // At whatever part of a ms it is made and looked at.
    for (let attempt = 0; attempt < 20; attempt++) {
      const late = await linkFor(id, 0)
      expect(await findAccessLink(late)).toEqual({ state: 'expired' })
      expect(await spendAccessLink(late, NOWHERE)).toBeNull()
    }
    const secret = await linkFor(id)
    await pool().query('UPDATE person SET disabled_at = now()')
    expect(await findAccessLink(secret)).toEqual({ state: 'expired' })
    expect(await spendAccessLink(secret, NOWHERE)).toBeNull()
  })

  it('stays unused when what belongs to its use fails', async () => {
    const id = await addPerson()
    const secret = await linkFor(id)
    const failing = spendAccessLink(secret, NOWHERE, async () => {
      throw new Error('the password was too short')
    })
    await expect(failing).rejects.toThrow('too short')
    expect((await pool().query('SELECT FROM audit_entry')).rowCount).toBe(0)
    const rename = async (client: Pick<ReturnType<typeof pool>, 'query'>, personId: string) => {
      await client.query("UPDATE person SET name = 'Mira B.' WHERE id = $1", [personId])
    }
    expect(await spendAccessLink(secret, NOWHERE, rename)).toBe(id)
    expect((await pool().query('SELECT name FROM person')).rows).toEqual([{ name: 'Mira B.' }])
  })
})

describe('what is no secret of ours', () => {
  it.each(['', 'x', 'a'.repeat(42), `${'a'.repeat(42)}%`, 'a'.repeat(43), 'a'.repeat(44)])(
    '"%s" is unknown',
    async (wrong) => {
      await firstOwnerLink()
      expect(await findAccessLink(wrong)).toEqual({ state: 'unknown' })
      expect(await spendAccessLink(wrong, NOWHERE)).toBeNull()
    },
  )
})

it('stores no secret', async () => {
  const secret = await firstOwnerLink()
  const { rows } = await pool().query<{ row: string }>('SELECT access_link::text AS row FROM access_link')
  expect(rows[0]?.row).not.toContain(secret)
})
