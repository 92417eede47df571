/** `npm run admin` as people and scripts run it: what is on standard output, how it ends, and which database it takes. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { verifyPassword } from 'better-auth/crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { lockFileOf } from './launcher/data-directory.mjs'
import { acquireLock } from './launcher/instance-lock.mjs'
import { root } from './launcher/root.mjs'
import { migrate } from './migrate.mjs'
import { layoutOf } from './postgres/cluster.mjs'
import { findRunning } from './postgres/postmaster-lock.mjs'
import { prepareEmbedded } from './postgres/server.mjs'
import { rowsOf, temporaryDatabaseUrl } from './testing/temporary-database'
import { temporaryDirectory } from './testing/temporary-directory'

interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

const CREATE_TOKEN = ['token', 'create', '--name', 'ci', '--role', 'viewer']
const TOKEN_ALONE = /^flt_[\w-]{43}\n$/
const STARTS_POSTGRES = 60_000

/** As from a fresh shell: nothing of what npm or the tests have set. */
function run(command: string, args: string[], env: Record<string, string>, input = ''): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(command, args, { cwd: root, env: { PATH, HOME, ...env } as unknown as NodeJS.ProcessEnv })
  const ended: Ended = { code: null, stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => (ended.stdout += chunk))
  child.stderr.on('data', (chunk) => (ended.stderr += chunk))
  child.stdin.on('error', () => undefined).end(input)
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ended, code })))
}

const admin = (args: string[], env: Record<string, string>, input?: string) =>
  run(process.execPath, ['scripts/admin.mjs', ...args], env, input)

/** A database and a data directory of their own. */
function fresh() {
  return { DATABASE_URL: temporaryDatabaseUrl(), FAULTLINE_DATA_DIR: temporaryDirectory() }
}

describe('npm run admin', () => {
  it('prints a token alone on standard output, for a database that was not there', async () => {
    const env = fresh()
    const { code, stdout, stderr } = await run('npm', ['run', 'admin', '--', ...CREATE_TOKEN], env)
    expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: expect.stringMatching(TOKEN_ALONE) })
    expect(stderr).toContain('Made the API token "ci" with the role viewer.')
    expect(stderr).not.toContain(stdout.trim())
    const hash = createHash('sha256').update(stdout.trim()).digest('hex')
    expect(
      await rowsOf(env.DATABASE_URL, "SELECT name, role::text, encode(secret_hash, 'hex') AS hash FROM api_token"),
    ).toEqual([{ name: 'ci', role: 'viewer', hash }])
    expect(await rowsOf(env.DATABASE_URL, 'SELECT actor_kind::text, action FROM audit_entry')).toEqual([
      { actor_kind: 'command', action: 'token.created' },
    ])
  })

  it('refuses what it does not understand with 2, and touches nothing', async () => {
    for (const args of [[], ['token', 'make'], ['token', 'create', '--name', 'ci']]) {
      const { code, stdout, stderr } = await admin(args, { DATABASE_URL: 'postgresql://127.0.0.1:1/none' })
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toContain('npm run admin -- COMMAND')
    }
    expect(await admin(['--help'], {})).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('doctor'),
    })
  })

  it('fails with 1 and a sentence', async () => {
    const env = fresh()
    expect(await admin(['token', 'revoke', '--name', 'ci'], env)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('There is no token that works and is called "ci". Nothing was revoked.'),
    })
    expect(await admin(CREATE_TOKEN, { DATABASE_URL: 'postgresql://127.0.0.1:1/none' })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('cannot be reached'),
    })
  })
})

describe('npm run admin -- user', () => {
  it('makes the first owner: one link, alone on standard output', async () => {
    const env = { ...fresh(), FAULTLINE_URL: 'https://faultline.example.org' }
    const { code, stdout } = await admin(['user', 'create', '--email', 'Mira@Example.org'], env)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^https:\/\/faultline\.example\.org\/setup\?token=[\w-]{43}\n$/)
    expect((await admin(['user', 'create', '--email', 'ben@example.org'], env)).code).toBe(0)
    expect(await rowsOf(env.DATABASE_URL, 'SELECT email, role::text FROM person ORDER BY created_at')).toEqual([
      { email: 'mira@example.org', role: 'owner' },
      { email: 'ben@example.org', role: 'viewer' },
    ])
    const again = await admin(['user', 'create', '--email', 'mira@example.org'], env)
    expect(again).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('already here') })
  })

  it('takes a password from standard input, if it is a good one', async () => {
    const env = fresh()
    const args = ['user', 'create', '--email', 'mira@example.org', '--password-stdin']
    expect(await admin(args, env, 'short\n')).toMatchObject({ code: 1, stderr: expect.stringContaining('at least 12') })
    expect(await rowsOf(env.DATABASE_URL, 'SELECT FROM person')).toEqual([])
    expect(await admin(args, env, 'four plain words here\n')).toMatchObject({ code: 0, stdout: '' })
    const [row] = await rowsOf(env.DATABASE_URL, 'SELECT password FROM sign_in_method')
    expect(await verifyPassword({ hash: String(row?.password), password: 'four plain words here' })).toBe(true)
  })

  it('takes a second factor away, and with it the sessions', async () => {
    const env = fresh()
    await admin(['user', 'create', '--email', 'mira@example.org'], env)
    await rowsOf(env.DATABASE_URL, 'UPDATE person SET two_factor_enabled = true')
    await rowsOf(
      env.DATABASE_URL,
      "INSERT INTO second_factor (person_id, secret, backup_codes) SELECT id, 's', 'b' FROM person",
    )
    await rowsOf(
      env.DATABASE_URL,
      "INSERT INTO session (person_id, token, expires_at) SELECT id, 't', 'infinity' FROM person",
    )
    expect((await admin(['user', 'reset-mfa', '--email', 'mira@example.org'], env)).code).toBe(0)
    const left =
      'SELECT two_factor_enabled AS "on" FROM person LEFT JOIN session ON true LEFT JOIN second_factor ON true'
    expect(await rowsOf(env.DATABASE_URL, `${left} WHERE session.id IS NULL AND second_factor.id IS NULL`)).toEqual([
      { on: false },
    ])
  })
})

describe('npm run admin -- doctor', () => {
  it('says what is well, what is advice and what is wrong, and fails for the last', async () => {
    const env = fresh()
    const before = await admin(['doctor'], env)
    expect(before.code).toBe(1)
    expect(before.stdout).toContain('✗ There is no owner')
    await admin(['user', 'create', '--email', 'mira@example.org'], env)
    const after = await admin(['doctor'], env)
    expect(after.code, after.stdout).toBe(0)
    expect(after.stdout).toContain('! One owner has no second factor')
    expect(after.stdout).toMatch(/✓ PostgreSQL [\d.]+ answers; all \d+ migrations are applied\./)
  })

  it('goes on without a database, and finds secrets that others can read', async () => {
    const dir = temporaryDirectory({ 'secret.key': `${'k'.repeat(43)}\n` })
    const env = { DATABASE_URL: 'postgresql://127.0.0.1:1/none', FAULTLINE_DATA_DIR: dir }
    const { code, stdout } = await admin(['doctor'], env)
    expect(code).toBe(1)
    expect(stdout).toContain('✗ The database server in DATABASE_URL cannot be reached')
    expect(stdout).toContain(`✗ Others on this machine can read ${path.join(dir, 'secret.key')}`)
  })
})

describe('the embedded database', { timeout: STARTS_POSTGRES }, () => {
  it('is started for commands when none runs, one after the other, and stopped again', async () => {
    const env = { FAULTLINE_DATA_DIR: temporaryDirectory() }
    const both = await Promise.all([admin(CREATE_TOKEN, env), admin(CREATE_TOKEN, env)])
    for (const { code, stdout, stderr } of both) {
      expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: expect.stringMatching(TOKEN_ALONE) })
    }
    expect(findRunning(layoutOf(env.FAULTLINE_DATA_DIR).cluster)).toBeUndefined()
    const { stdout } = await admin(['token', 'list'], env)
    expect(stdout.match(/active/g)).toHaveLength(2)
  })

  it('is joined when it runs, and left running', async () => {
    const dir = temporaryDirectory()
    const lock = await acquireLock(lockFileOf(dir), 'npm start')
    const server = await prepareEmbedded(dir, { durable: false })
    onTestFinished(async () => {
      lock.release()
      await server.stop('immediate')
    })
    await server.start()
    lock.update({ url: 'http://127.0.0.1:3456' })
    const url = server.url('faultline')
    await migrate(url, path.join(root, 'prisma/migrations'))

    expect((await admin(CREATE_TOKEN, { FAULTLINE_DATA_DIR: dir })).stdout).toMatch(TOKEN_ALONE)
    expect(server.isRunning()).toBe(true)
    expect(await rowsOf(url, 'SELECT name FROM api_token')).toEqual([{ name: 'ci' }])
    const { stdout } = await admin(['user', 'create', '--email', 'mira@example.org'], { FAULTLINE_DATA_DIR: dir })
    expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:3456\/setup\?token=/)
  })
})
