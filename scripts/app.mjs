/** Runs the built application, web server and worker, against a database; for `npm start` and the end-to-end tests. */
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { diskFull, Failure, saysDiskFull } from './launcher/failure.mjs'
import { localUrl } from './launcher/host.mjs'
import { freePort, portFailure } from './launcher/port.mjs'
import { inRoot, root } from './launcher/root.mjs'
import { startService } from './launcher/service.mjs'
import { keepWorker } from './launcher/worker-keeper.mjs'

const READY_TIMEOUT_MS = 60_000
const POLL_MS = 50
/** The condition lets `server-only` be loaded; a backfill makes much that is soon gone, which V8's 16 MiB are too few for. */
export const WORKER_FLAGS = ['--conditions=react-server', '--max-semi-space-size=32']
/** What checks each request before Next.js sees it. */
const FRONT = new URL('./launcher/install-front.mjs', import.meta.url).href
/** Open live streams would keep the web server from closing; whoever reads them reconnects. */
const WEB_GRACE_MS = 1_500
/** The worker may finish the transaction it is in. */
const WORKER_GRACE_MS = 5_000

/**
 * @typedef {object} ServeOptions
 * @property {string} databaseUrl
 * @property {number} [port] any free one when left out or 0
 * @property {string} [host]
 * @property {string} [dataDir]
 * @property {Record<string, string | undefined>} [env] added to the process's own; undefined takes a variable away
 * @property {(line: string) => void} [tell] hears of errors and of restarts
 *
 * @typedef {object} App
 * @property {string} url
 * @property {Promise<string>} ended how the web server ended, if it does so by itself
 * @property {{ web: number, worker: () => number }} pids
 * @property {(how?: 'gentle' | 'forced') => Promise<void>} stop
 */

/**
 * @param {ServeOptions} options
 * @returns {Promise<App>} once it answers
 */
export async function serve(options) {
  const app = await launchApp(options)
  try {
    await app.ready
    return app
  } catch (error) {
    await app.stop('forced')
    throw error
  }
}

/**
 * As `serve`, but hands out the application while it is still coming up, so that it can be stopped then.
 * @param {ServeOptions} options
 * @returns {Promise<App & { ready: Promise<void> }>}
 */
export async function launchApp({ databaseUrl, host = '127.0.0.1', dataDir = inRoot('.data'), tell, ...options }) {
  const port = options.port || (await freePort(host))
  const env = {
    ...process.env,
    NODE_ENV: /** @type {const} */ ('production'),
    NEXT_TELEMETRY_DISABLED: '1',
    // The SDK's advice on Node 20, which the pinned versions still run on, is not the operator's to follow.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...options.env,
    DATABASE_URL: databaseUrl,
    FAULTLINE_DATA_DIR: dataDir,
    HOST: host,
    PORT: String(port),
  }
  const shared = { env, tell: tell ?? (() => undefined) }
  const web = startService({
    ...shared,
    name: 'web',
    args: ['--import', FRONT, 'server.js'],
    cwd: inRoot('.next', 'standalone'),
    // The name under which Next.js takes the address.
    env: { ...env, HOSTNAME: host },
    log: path.join(dataDir, 'logs', 'web.log'),
  })
  const worker = keepWorker({
    ...shared,
    name: 'worker',
    args: [...WORKER_FLAGS, '--enable-source-maps', inRoot('.next', 'worker.mjs')],
    cwd: root,
    log: path.join(dataDir, 'logs', 'worker.log'),
  })
  const ready = waitUntilReady(localUrl(host, port), web, { host, port })
  ready.catch(() => undefined)
  return {
    url: localUrl(host, port),
    ended: web.ended,
    pids: { web: web.pid, worker: worker.pid },
    ready,
    stop: async (how = 'gentle') => {
      const grace = (/** @type {number} */ ms) => (how === 'gentle' ? ms : 0)
      await Promise.all([web.stop(grace(WEB_GRACE_MS)), worker.stop(grace(WORKER_GRACE_MS))])
    },
  }
}

/**
 * @param {string} url
 * @param {import('./launcher/service.mjs').Service} web
 * @param {{ host: string, port: number }} address
 */
async function waitUntilReady(url, web, { host, port }) {
  let ended = ''
  void web.ended.then((how) => {
    ended = how
  })
  let answer = 'nothing'
  const deadline = Date.now() + READY_TIMEOUT_MS
  while (Date.now() < deadline) {
    if (ended) throw endedTooSoon(ended, web.lastTrouble(), { host, port })
    try {
      const response = await fetch(`${url}/api/health/ready`, { signal: AbortSignal.timeout(10_000) })
      const body = await response.text()
      if (response.status === 200) return
      answer = `status ${response.status}: ${body.slice(0, 300)}`
    } catch (error) {
      answer = error instanceof Error ? error.message : String(error)
    }
    await sleep(POLL_MS)
  }
  throw new Failure(
    `The web server did not become ready within ${READY_TIMEOUT_MS / 1000} s; its last answer was ${answer}.`,
    'See logs/web.log in the data directory.',
  )
}

/**
 * @param {string} how
 * @param {string} trouble
 * @param {{ host: string, port: number }} address
 */
function endedTooSoon(how, trouble, { host, port }) {
  if (saysDiskFull(trouble)) return diskFull()
  if (trouble.includes('EADDRINUSE'))
    return portFailure(host, port, Object.assign(new Error(trouble), { code: 'EADDRINUSE' }))
  return new Failure(
    `The web server ${how} while it was starting${trouble ? `: ${trouble}` : '.'}`,
    'See logs/web.log in the data directory.',
  )
}
