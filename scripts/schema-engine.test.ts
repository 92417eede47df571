/** The stand-in for Prisma's schema engine, spoken to as Prisma's CLI does. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it, onTestFinished } from 'vitest'
import { inRoot } from './launcher/root.mjs'
import { migrate } from './migrate.mjs'
import { rowsOf, temporaryDatabaseUrl } from './testing/temporary-database'
import { temporaryDirectory } from './testing/temporary-directory'

const SCHEMA = `
generator client {
  provider        = "prisma-client"
  output          = "./generated"
  previewFeatures = ["partialIndexes"]
}
datasource db {
  provider = "postgresql"
}
model Thing {
  id     Int     @id
  name   String?
  @@index([name], map: "unnamed_idx", where: raw("name IS NULL"))
}
`
const MIGRATION = `CREATE TABLE "Thing" ("id" INTEGER NOT NULL, "name" TEXT, CONSTRAINT "Thing_pkey" PRIMARY KEY ("id"));
CREATE INDEX "unnamed_idx" ON "Thing"("name") WHERE (name IS NULL);
CREATE FUNCTION touch() RETURNS void AS $$ BEGIN PERFORM 1; PERFORM 2; END $$ LANGUAGE plpgsql; -- a ; here
`
const LOCK_FILE = { path: 'migration_lock.toml', content: 'provider = "postgresql"' }

function requestFor(schema: string) {
  const migrationFile = { path: 'migration.sql', content: { tag: 'ok', value: MIGRATION } }
  return {
    migrationsList: {
      baseDir: '/migrations',
      lockfile: LOCK_FILE,
      migrationDirectories: [{ path: '1_first', migrationFile }],
      shadowDbInitScript: '',
    },
    schema: { files: [{ path: '/schema.prisma', content: schema }] },
    filters: { externalTables: [], externalEnums: [] },
    migrationName: 'next',
    draft: false,
  }
}

/** Asks after a `devDiagnostic`, with which `migrate dev` begins. */
async function ask(url: string, method: string, params: object): Promise<Record<string, unknown>> {
  const datamodel = path.join(temporaryDirectory({ 'schema.prisma': SCHEMA }), 'schema.prisma')
  const args = ['--datamodels', datamodel, '--datasource', JSON.stringify({ url })]
  const engine = spawn(inRoot('scripts/schema-engine.mjs'), args)
  onTestFinished(() => void engine.kill())
  const requests = [
    { id: 1, method: 'devDiagnostic', params: requestFor(SCHEMA) },
    { id: 2, method, params },
  ]
  for (const request of requests) engine.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...request })}\n`)
  for await (const line of createInterface({ input: engine.stdout })) {
    const message = JSON.parse(line)
    if (message.id !== 2) continue
    engine.stdin.end()
    if (message.error) throw new Error(message.error.data.message)
    return message.result
  }
  throw new Error('The engine ended without an answer.')
}

it('applies scripts whole, function bodies and comments included', async () => {
  const url = temporaryDatabaseUrl()
  await migrate(url, temporaryDirectory())
  const result = await ask(url, 'applyMigrations', requestFor(SCHEMA))
  expect(result).toEqual({ appliedMigrationNames: ['1_first'] })
  expect(await rowsOf(url, 'SELECT touch() IS NULL AS ran')).toHaveLength(1)
})

it('sees nothing to change where there is nothing, also with partial indexes', async () => {
  const url = temporaryDatabaseUrl()
  await migrate(url, temporaryDirectory({ '1_first/migration.sql': MIGRATION }))
  expect(await ask(url, 'evaluateDataLoss', requestFor(SCHEMA))).toMatchObject({ migrationSteps: 0 })
  expect(await ask(url, 'createMigration', requestFor(SCHEMA))).toMatchObject({ migrationScript: null })
})

it('writes what changed, and only that', async () => {
  const url = temporaryDatabaseUrl()
  await migrate(url, temporaryDirectory({ '1_first/migration.sql': MIGRATION }))
  const changed = SCHEMA.replace('name   String?', 'name   String?\n  added  Int?')
  const { migrationScript } = await ask(url, 'createMigration', requestFor(changed))
  expect(String(migrationScript).trim()).toBe('-- AlterTable\nALTER TABLE "Thing" ADD COLUMN     "added" INTEGER;')
})

it('answers an error with its text instead of ending silently', async () => {
  const url = temporaryDatabaseUrl()
  await migrate(url, temporaryDirectory())
  await expect(ask(url, 'createMigration', requestFor(`${SCHEMA}\nmodel {`))).rejects.toThrow(/error/i)
  await expect(ask(url, 'noSuchMethod', {})).rejects.toThrow('has no method noSuchMethod')
})
