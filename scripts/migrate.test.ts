/** Migrations on a real PostgreSQL: all or nothing, once, and as Prisma would have done it. */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { inRoot } from './launcher/root.mjs'
import { migrate, migrationStatus } from './migrate.mjs'
import { rowsOf, temporaryDatabaseUrl } from './testing/temporary-database'
import { temporaryDirectory } from './testing/temporary-directory'

const FIRST = {
  '1_first/migration.sql': "CREATE TABLE one (id int);\nINSERT INTO one VALUES (1); -- a ';' in a comment\n",
}
const SECOND = { '2_second/migration.sql': 'CREATE TABLE two (id int);' }

describe('migrate', () => {
  it('creates the database and applies each migration once, in the order of their names', async () => {
    const url = temporaryDatabaseUrl()
    const dir = temporaryDirectory({ ...SECOND, ...FIRST, 'migration_lock.toml': '' })
    expect(await migrate(url, dir)).toEqual(['1_first', '2_second'])
    expect(await migrate(url, dir)).toEqual([])
    expect(await rowsOf(url, 'SELECT id FROM one')).toEqual([{ id: 1 }])
  })

  it('leaves nothing of a migration that fails half-way, and can do it again when it is mended', async () => {
    const url = temporaryDatabaseUrl()
    const broken = 'CREATE TABLE half (id int); INSERT INTO missing VALUES (1);'
    const dir = temporaryDirectory({ ...FIRST, '2_broken/migration.sql': broken })
    await expect(migrate(url, dir)).rejects.toMatchObject({
      name: 'Failure',
      message: expect.stringMatching(/^Migration 2_broken failed .*"missing" does not exist/),
    })
    expect(await rowsOf(url, "SELECT to_regclass('half') AS half")).toEqual([{ half: null }])
    expect(await migrationStatus(url, dir)).toEqual({ pending: ['2_broken'], applied: ['1_first'] })

    writeFileSync(path.join(dir, '2_broken/migration.sql'), 'CREATE TABLE half (id int);')
    expect(await migrate(url, dir)).toEqual(['2_broken'])
  })

  it('refuses a migration that ends the transaction it runs in', async () => {
    const dir = temporaryDirectory({ '1_own/migration.sql': 'CREATE TABLE a (id int); COMMIT; BEGIN;' })
    await expect(migrate(temporaryDatabaseUrl(), dir)).rejects.toThrow('must not begin or end transactions itself')
  })

  it('lets one of two at the same time do the work', async () => {
    const url = temporaryDatabaseUrl()
    const dir = temporaryDirectory({
      ...FIRST,
      '2_slow/migration.sql': 'SELECT pg_sleep(0.3); CREATE TABLE two (id int);',
    })
    const applied = await Promise.all([migrate(url, dir), migrate(url, dir)])
    expect(applied.flat()).toEqual(['1_first', '2_slow'])
  })

  it('stops when the database has been used by a newer version', async () => {
    const url = temporaryDatabaseUrl()
    const dir = temporaryDirectory({ ...FIRST, ...SECOND })
    await migrate(url, dir)
    rmSync(path.join(dir, '2_second'), { recursive: true })
    await expect(migrate(url, dir)).rejects.toThrow(/another version of Faultline: it has the migration 2_second/)
  })

  it('says how to go on after a migration that Prisma began and did not finish', async () => {
    const url = temporaryDatabaseUrl()
    const dir = temporaryDirectory({ ...FIRST, ...SECOND })
    await migrate(url, dir)
    await rowsOf(url, "UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '2_second'")
    await expect(migrate(url, dir)).rejects.toMatchObject({ advice: expect.stringContaining('--rolled-back 2_second') })
  })

  it('mentions a migration that was changed afterwards, unless only its line ends were', async () => {
    const url = temporaryDatabaseUrl()
    const dir = temporaryDirectory(FIRST)
    const file = path.join(dir, '1_first/migration.sql')
    await migrate(url, dir)
    const log = vi.fn()
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'))
    await migrate(url, dir, { log })
    expect(log).not.toHaveBeenCalled()
    writeFileSync(file, 'SELECT 1')
    await migrate(url, dir, { log })
    expect(log).toHaveBeenCalledWith(expect.stringContaining('1_first was changed after it had been applied'))
  })

  it('leaves a history that Prisma accepts as its own', async () => {
    const url = temporaryDatabaseUrl()
    await migrate(url, inRoot('prisma/migrations'))
    const prisma = (...args: string[]) =>
      spawnSync(process.execPath, [inRoot('scripts/prisma.mjs'), ...args], {
        env: { ...process.env, DATABASE_URL: url },
        encoding: 'utf8',
      })
    expect(prisma('migrate', 'status').stdout).toContain('Database schema is up to date!')
    expect(prisma('migrate', 'deploy').stdout).toContain('No pending migrations to apply.')
  })
})
