/** The audit on real PostgreSQL: written with the change, and never changed again. */
import { describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { withDatabase } from '@/lib/testing/database'
import { COMMAND_LINE } from './contract'
import { recordChange } from './write'

withDatabase()

const CHANGE = {
  action: 'team.created',
  subject: { kind: 'team', id: '1', name: 'Checkout' },
  after: { name: 'Checkout' },
}

async function entries(): Promise<number> {
  return (await pool().query('SELECT FROM audit_entry')).rowCount ?? 0
}

it('stands or falls with the change', async () => {
  await inTransaction((client) => recordChange(client, COMMAND_LINE, CHANGE))
  const failing = inTransaction(async (client) => {
    await recordChange(client, COMMAND_LINE, CHANGE)
    throw new Error('the change failed')
  })
  await expect(failing).rejects.toThrow('the change failed')
  expect(await entries()).toBe(1)
})

describe('once written', () => {
  it.each([
    'UPDATE audit_entry SET actor_name = $$nobody$$',
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry',
    'DELETE FROM audit_entry WHERE id < 0 OR true',
    'SET LOCAL session_replication_role = replica; DELETE FROM audit_entry',
    "INSERT INTO audit_entry (id, actor_kind, actor_name, action, subject_kind) SELECT id, 'system', 'x', 'x', 'x' FROM audit_entry ON CONFLICT (id) DO UPDATE SET action = 'x'",
  ])('%s is refused', async (statement) => {
    await recordChange(pool(), COMMAND_LINE, CHANGE)
    await expect(pool().query(statement)).rejects.toThrow('append-only')
    expect(await entries()).toBe(1)
  })
})

it('keeps a long browser name short, and what is not known null', async () => {
  const actor = { ...COMMAND_LINE, origin: { address: '2001:db8::1', userAgent: 'x'.repeat(9_000) } }
  await recordChange(pool(), actor, { action: 'team.deleted', subject: { kind: 'team' } })
  const { rows } = await pool().query('SELECT * FROM audit_entry')
  expect(rows[0]).toMatchObject({ subject_id: null, before: null, after: null, address: '2001:db8::1' })
  expect(rows[0].user_agent).toHaveLength(400)
})
