/** A migration of the embedded database leaves a copy from before it. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { readConfiguration } from '@/lib/env.mjs'
import { layoutOf } from '../postgres/cluster.mjs'
import { rowsOf } from '../testing/temporary-database'
import { temporaryDirectory } from '../testing/temporary-directory'
import { migrateDatabase, openDatabase } from './database.mjs'

it('copies what is there, but not an empty database', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const dir = temporaryDirectory({ 'migrations/1_first/migration.sql': 'CREATE TABLE kept AS SELECT 42 AS answer' })
  const migrations = path.join(dir, 'migrations')
  const { backups } = layoutOf(path.join(dir, 'data'))
  const stops: (() => unknown)[] = []
  const shutdown = {
    onStop: (stop: (how: 'gentle' | 'forced') => unknown) => stops.push(() => stop('forced')),
    stop: () => Promise.reject(new Error('not expected')),
    isStopping: () => false,
  }
  mkdirSync(path.join(dir, 'data'))
  const database = await openDatabase(readConfiguration({ FAULTLINE_DATA_DIR: 'data' }, dir), shutdown)
  try {
    await migrateDatabase(database, migrations)
    expect(() => readdirSync(backups)).toThrow('ENOENT')

    mkdirSync(path.join(migrations, '2_second'))
    writeFileSync(path.join(migrations, '2_second/migration.sql'), 'ALTER TABLE kept ADD COLUMN more int')
    const url = await migrateDatabase(database, migrations)
    expect(readdirSync(backups)).toEqual([expect.stringMatching(/^\d{8}T\d{6}Z-before-2_second$/)])
    expect(await rowsOf(url, 'SELECT * FROM kept')).toEqual([{ answer: 42, more: null }])

    await migrateDatabase(database, migrations)
    expect(readdirSync(backups)).toHaveLength(1)
  } finally {
    for (const stop of stops) await stop()
  }
})
