/**
 * What `npm run dev` runs: `next dev`, and the worker bundled anew and started again at each change. Next.js answers by
 * itself here, without lib/front: no content security policy, and X-Forwarded headers are believed.
 */
import path from 'node:path'
import { readConfiguration } from '../../lib/env.mjs'
import { takeDataDirectory } from './data-directory.mjs'
import { installDependencies } from './dependencies.mjs'
import { localUrl } from './host.mjs'
import { prepareOwnerLinks } from './owner-links.mjs'
import { reservePort } from './port.mjs'
import { inRoot, root } from './root.mjs'
import { runNode } from './run-program.mjs'
import { startService } from './service.mjs'
import { watchForShutdown } from './shutdown.mjs'
import { announceOwnerLinks, complain, note, say, warn } from './terminal.mjs'
import { workerBundle } from './worker-bundle.mjs'

const WORKER_GRACE_MS = 3_000

export async function start() {
  const shutdown = watchForShutdown({ signalCode: 0, farewell: () => say('\nStopping.') })
  try {
    await runFromSources(readConfiguration(process.env, root), shutdown)
    await shutdown.stop(1)
  } catch (error) {
    complain(error)
    await shutdown.stop(1)
  }
}

/**
 * @param {import('../../lib/env.mjs').Configuration} configuration
 * @param {import('./shutdown.mjs').Shutdown} shutdown
 */
async function runFromSources(configuration, shutdown) {
  const { host, dataDir } = configuration
  const lock = await takeDataDirectory(dataDir, 'npm run dev')
  shutdown.onStop(lock.release)
  const port = await reservePort(host, configuration.port)
  await installDependencies(root)

  const { migrateDatabase, openDatabase } = await import('./database.mjs')
  const database = await openDatabase(configuration, shutdown)
  const databaseUrl = await migrateDatabase(database)
  const linksTo = await prepareOwnerLinks(configuration, databaseUrl)
  const env = {
    DATABASE_URL: databaseUrl,
    FAULTLINE_DATA_DIR: dataDir,
    HOST: host,
    PORT: String(port),
    NEXT_TELEMETRY_DISABLED: '1',
  }
  await watchWorker({ ...process.env, ...env }, dataDir, shutdown)
  say('')
  announceOwnerLinks(linksTo(localUrl(host, port)))
  const next = inRoot('node_modules/next/dist/bin/next')
  await runNode([next, 'dev', '--hostname', host, '--port', String(port)], { cwd: root, show: true, env })
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} dataDir
 * @param {import('./shutdown.mjs').Shutdown} shutdown
 */
async function watchWorker(env, dataDir, shutdown) {
  const esbuild = await import('esbuild')
  const bundle = workerBundle(inRoot('node_modules/.cache/faultline/dev-worker.mjs'))
  const log = path.join(dataDir, 'logs', 'worker.log')
  /** @type {import('./service.mjs').Service | undefined} */
  let worker
  const restart = async () => {
    await worker?.stop(WORKER_GRACE_MS)
    if (shutdown.isStopping()) return
    const args = ['--conditions=react-server', '--enable-source-maps', bundle.outfile]
    worker = startService({ name: 'worker', args, cwd: root, env, log, tell: warn })
  }
  const context = await esbuild.context({
    ...bundle,
    logLevel: 'error',
    plugins: [
      {
        name: 'restart-worker',
        setup: ({ onEnd }) => onEnd(({ errors }) => (errors.length === 0 ? restart() : undefined)),
      },
    ],
  })
  shutdown.onStop(async () => {
    await context.dispose()
    await worker?.stop(WORKER_GRACE_MS)
  })
  await context.watch()
  note(`The worker writes to ${log}`)
}
