/** API tokens on real PostgreSQL: who may make them, when they stop working, and what is kept of them. */
import { describe, expect, it, vi } from 'vitest'
import { COMMAND_LINE, NOWHERE } from '@/lib/audit/contract'
import { pool } from '@/lib/db/pool'
import type { Role } from '@/lib/domain/access'
import { withDatabase } from '@/lib/testing/database'
import { findTokenPrincipal, listTokens, readTokenPage } from './read'
import { createToken, revokeToken } from './write'

withDatabase()

const as = (role: Role) => ({ actor: COMMAND_LINE, role })
const TOKEN = { name: 'ci', role: 'viewer', expiresAt: null } as const
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

describe('a token', () => {
  it('is the principal of its role', async () => {
    const made = await createToken(as('admin'), { ...TOKEN, expiresAt: inDays(90) })
    expect(made.token).toMatch(/^flt_[\w-]{43}$/)
    expect(await findTokenPrincipal(made.token, NOWHERE)).toEqual({
      kind: 'token',
      id: made.id,
      name: 'ci',
      role: 'viewer',
      accounts: null,
    })
  })

  it('is stored as a hash, and its AuditEntry holds no secret', async () => {
    const { token } = await createToken(as('admin'), TOKEN)
    for (const table of ['api_token', 'audit_entry']) {
      const { rows } = await pool().query<{ row: string }>(`SELECT ${table}::text AS row FROM ${table}`)
      expect(rows).toHaveLength(1)
      expect(rows[0]?.row).not.toContain(token.slice(4, 40))
    }
    const { rows } = await pool().query('SELECT action, subject_name, after FROM audit_entry')
    expect(rows).toEqual([{ action: 'token.created', subject_name: 'ci', after: { role: 'viewer', expiresAt: null } }])
  })

  it('is nobody once expired or revoked, or when a letter differs', async () => {
    const expired = await createToken(as('admin'), { ...TOKEN, expiresAt: inDays(-1) })
    const revoked = await createToken(as('admin'), TOKEN)
    await revokeToken(as('admin'), revoked.id)
    const good = await createToken(as('admin'), TOKEN)
    const other = good.token.endsWith('A') ? 'B' : 'A'
    const wrong = [
      expired.token,
      revoked.token,
      `${good.token.slice(0, -1)}${other}`,
      good.token.toUpperCase(),
      '',
      'x',
    ]
    for (const token of wrong) expect(await findTokenPrincipal(token, NOWHERE)).toBeNull()
    expect((await listTokens()).map(({ state }) => state)).toEqual(['active', 'revoked', 'expired'])
  })

  it('shows when and from where it was last used', async () => {
    const { token } = await createToken(as('admin'), TOKEN)
    expect((await listTokens())[0]).toMatchObject({ lastUsedAt: null, lastUsedFrom: null, hint: token.slice(-4) })
    await findTokenPrincipal(token, { address: '192.0.2.7', userAgent: null })
    await vi.waitFor(async () => expect((await listTokens())[0]).toMatchObject({ lastUsedFrom: '192.0.2.7' }), {
      timeout: 10_000,
    })
  })
})

describe('making and revoking', () => {
  it('gives no role above one’s own', async () => {
    await expect(createToken(as('admin'), { ...TOKEN, role: 'owner' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(createToken(as('responder'), TOKEN)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await listTokens()).toEqual([])
    const { id } = await createToken(as('owner'), { ...TOKEN, role: 'owner' })
    await expect(revokeToken(as('admin'), id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await listTokens())[0]?.state).toBe('active')
  })

  it('revokes once, however often it is asked to', async () => {
    const { id } = await createToken(as('admin'), TOKEN)
    await Promise.all([revokeToken(as('admin'), id), revokeToken(as('admin'), id)])
    const { rows } = await pool().query("SELECT subject_id, before FROM audit_entry WHERE action = 'token.revoked'")
    expect(rows).toEqual([{ subject_id: id, before: { role: 'viewer' } }])
    const nobodys = '00000000-0000-4000-8000-000000000000'
    await expect(revokeToken(as('admin'), nobodys)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the pages of tokens', () => {
  it('hold each token once, newest first, also when one is revoked between them', async () => {
    const names = Array.from({ length: 230 }, (_, at) => `token ${at}`)
    for (const name of names) await createToken(as('admin'), { ...TOKEN, name })
    const first = await readTokenPage(null)
    await revokeToken(as('admin'), String(first.tokens.at(-1)?.id))
    const second = await readTokenPage(first.next)
    const third = await readTokenPage(second.next)
    const pages = [first, second, third]
    expect(pages.map(({ tokens }) => tokens.length)).toEqual([100, 100, 30])
    expect(third.next).toBeNull()
    const ids = pages.flatMap(({ tokens }) => tokens.map(({ id }) => id))
    expect(ids).toEqual((await listTokens()).map(({ id }) => id))
    expect(new Set(ids).size).toBe(names.length)
    expect((await readTokenPage(null)).tokens.at(-1)).toMatchObject({ id: ids[99], state: 'revoked' })
  })

  it.each(['', 'x', "' OR true", '00000000-0000-4000-8000-000000000000'])('%j begins at the first', async (after) => {
    await createToken(as('admin'), TOKEN)
    expect((await readTokenPage(after)).tokens).toHaveLength(1)
  })
})
