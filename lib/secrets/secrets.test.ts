/** Secrets at rest: what the database holds, which keys open it, and how keys are changed. */
import { randomBytes } from 'node:crypto'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { COMMAND_LINE } from '@/lib/audit/contract'
import { pool } from '@/lib/db/pool'
import { withDatabase } from '@/lib/testing/database'
import { sealPurpose } from '@/lib/trackers/read-secrets'
import { isCurrent, isSealed, seal, unseal } from './cipher'
import { listUnreadableSecrets } from './read'
import { type LibraryKeys, secretConfig } from './second-factor-keys'
import { findSetting, purposeOf, storeSetting } from './settings'
import { reencryptSecrets } from './write'

withDatabase()

const FIRST = randomBytes(32).toString('base64url')
const SECOND = randomBytes(32).toString('base64url')
const TRACKER = '3b241101-e2bb-4255-8caf-4136c566a962'
const TEXT = 'hush: ünï¢ode\n🗝'

/** As after a restart with other keys. */
function useKeys(current: string, ...old: string[]): void {
  vi.stubEnv('FAULTLINE_SECRET_KEY', current)
  vi.stubEnv('FAULTLINE_OLD_SECRET_KEYS', old.join(','))
}

const key = (version: number, value: string) => ({ version, value })
const LIBRARY_FIRST: LibraryKeys = [key(1, FIRST)]
const LIBRARY_SECOND: LibraryKeys = [key(2, SECOND), key(1, FIRST)]

beforeEach(() => useKeys(FIRST))

describe('a sealed text', () => {
  it('opens with its key and purpose, and says nothing else', () => {
    const sealed = seal(TEXT, 'a')
    expect(unseal(sealed, 'a')).toBe(TEXT)
    expect(isSealed(sealed)).toBe(true)
    expect(sealed).not.toContain('hush')
    expect(seal(TEXT, 'a')).not.toBe(sealed)
    expect(unseal(seal('', 'a'), 'a')).toBe('')
  })

  it('opens for no other purpose', () => {
    expect(() => unseal(seal(TEXT, 'a'), 'b')).toThrow('altered')
  })

  it('refuses every change of a character', () => {
    const sealed = seal('abc', 'a')
    for (let at = sealed.lastIndexOf(':') + 1; at < sealed.length - 1; at += 1) {
      const other = sealed[at] === 'A' ? 'B' : 'A'
      expect(() => unseal(sealed.slice(0, at) + other + sealed.slice(at + 1), 'a')).toThrow('altered')
    }
    for (const nonsense of ['', 'flc1:', 'flc1:aaaaaaaa:AAAA', TEXT]) expect(() => unseal(nonsense, 'a')).toThrow()
  })

  it('opens with an old key, and names the key that is missing', () => {
    const sealed = seal(TEXT, 'a')
    useKeys(SECOND, FIRST)
    expect(unseal(sealed, 'a')).toBe(TEXT)
    expect(isCurrent(sealed)).toBe(false)
    useKeys(SECOND)
    expect(() => unseal(sealed, 'a')).toThrow(sealed.split(':')[1])
  })
})

describe('changing keys', () => {
  async function storeBoth(): Promise<string> {
    await storeSetting(pool(), 'x', { plain: 'stays', deep: [{ secret: seal(TEXT, purposeOf('x')) }] })
    await pool().query(
      `INSERT INTO issue_tracker (id, kind, name, base_url, project, token, webhook_secret, created_by)
       VALUES ($1, 'github', 'Ops', 'https://api.github.com', 'acme/ops', $2, $3, 'Mira')`,
      [
        TRACKER,
        seal('a token', sealPurpose(TRACKER, 'token')),
        seal('a secret', sealPurpose(TRACKER, 'webhook_secret')),
      ],
    )
    const secret = await symmetricEncrypt({ key: secretConfig(LIBRARY_FIRST), data: 'TOTP' })
    const { rows } = await pool().query<{ id: string }>(
      `WITH made AS (INSERT INTO person (name, email) VALUES ('Mira', 'mira@example.org') RETURNING id)
       INSERT INTO second_factor (person_id, secret, backup_codes) SELECT id, $1, $1 FROM made RETURNING id`,
      [secret],
    )
    return rows[0]?.id ?? ''
  }

  it('encrypts settings and second factors anew, once, and writes down how many', async () => {
    const id = await storeBoth()
    useKeys(SECOND, FIRST)
    expect(await reencryptSecrets(COMMAND_LINE, LIBRARY_SECOND)).toEqual({ settings: 1, secondFactors: 1, trackers: 2 })
    expect(await reencryptSecrets(COMMAND_LINE, LIBRARY_SECOND)).toEqual({ settings: 0, secondFactors: 0, trackers: 0 })
    // The first key is thrown away.
    useKeys(SECOND)
    const value = (await findSetting(pool(), 'x')) as { plain: string; deep: [{ secret: string }] }
    expect(value.plain).toBe('stays')
    expect(unseal(value.deep[0].secret, purposeOf('x'))).toBe(TEXT)
    const tracker = (await pool().query('SELECT token, webhook_secret FROM issue_tracker')).rows[0]
    expect(unseal(tracker.token, sealPurpose(TRACKER, 'token'))).toBe('a token')
    expect(unseal(tracker.webhook_secret, sealPurpose(TRACKER, 'webhook_secret'))).toBe('a secret')
    const { rows } = await pool().query('SELECT secret, backup_codes FROM second_factor WHERE id = $1', [id])
    const alone = secretConfig([key(2, SECOND)])
    expect(await symmetricDecrypt({ key: alone, data: rows[0].secret })).toBe('TOTP')
    expect(await symmetricDecrypt({ key: alone, data: rows[0].backup_codes })).toBe('TOTP')
    const audit = await pool().query('SELECT actor_kind, action, after FROM audit_entry ORDER BY id')
    expect(audit.rows[0]).toEqual({
      actor_kind: 'command',
      action: 'secrets.re-encrypted',
      after: { settings: 1, secondFactors: 1, trackers: 2 },
    })
  })

  it('changes nothing where one secret cannot be read', async () => {
    await storeBoth()
    const before = await pool().query('SELECT value::text FROM setting')
    useKeys(SECOND, FIRST)
    await expect(reencryptSecrets(COMMAND_LINE, [key(2, SECOND)])).rejects.toThrow('Nothing was changed')
    expect((await pool().query('SELECT value::text FROM setting')).rows).toEqual(before.rows)
    expect((await pool().query('SELECT FROM audit_entry')).rowCount).toBe(0)
  })

  it('what cannot be read is told in sentences', async () => {
    await storeBoth()
    useKeys(SECOND)
    const sentences = await listUnreadableSecrets()
    expect(sentences).toHaveLength(3)
    expect(sentences[0]).toContain('The setting x')
    expect(sentences[1]).toContain('The issue tracker Ops')
    expect(sentences[2]).toContain('one person')
    expect(sentences.join()).not.toContain(SECOND)
  })
})
