/** Runs Prisma's CLI with our schema engine, and with the embedded database when DATABASE_URL is unset. */
import { chmodSync, statSync } from 'node:fs'
import path from 'node:path'
import { inRoot, root } from './launcher/root.mjs'
import { runNode } from './launcher/run-program.mjs'
import { watchForShutdown } from './launcher/shutdown.mjs'
import { complain } from './launcher/terminal.mjs'

const WITHOUT_DATABASE = /^(generate|format|validate|version|init|--?v(ersion)?|--?h(elp)?)?$/
const ENGINE = inRoot('scripts/schema-engine.mjs')

const args = process.argv.slice(2)
const shutdown = watchForShutdown()
try {
  await shutdown.stop(await runPrisma(await databaseFor(args)))
} catch (error) {
  complain(error)
  await shutdown.stop(1)
}

/**
 * @param {string[]} argv
 * @returns {Promise<string | undefined>}
 */
async function databaseFor([command = '']) {
  if (WITHOUT_DATABASE.test(command) || args.includes('--help')) return process.env.DATABASE_URL
  const { borrowDatabase } = await import('./launcher/development-database.mjs')
  return borrowDatabase('npm run prisma', shutdown)
}

/** @param {string | undefined} url */
async function runPrisma(url) {
  const cli = inRoot('node_modules/prisma/build/index.js')
  // A checkout from an archive may have lost the mode.
  if ((statSync(ENGINE).mode & 0o100) === 0) chmodSync(ENGINE, 0o755)
  const { code } = await runNode([cli, ...args], {
    cwd: root,
    interactive: true,
    env: {
      DATABASE_URL: url,
      PRISMA_SCHEMA_ENGINE_BINARY: ENGINE,
      // The engine's first line asks for `node`: let it be this one.
      PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ''}`,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  })
  return code
}
