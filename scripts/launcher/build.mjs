/** Builds the web server and the worker when their sources changed since the last build. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { hashContent } from './content-hash.mjs'
import { diskFull, Failure, saysDiskFull } from './failure.mjs'
import { acquireLock, LockedError } from './instance-lock.mjs'
import { inRoot, root } from './root.mjs'
import { runNode } from './run-program.mjs'
import { note, step } from './terminal.mjs'
import { workerBundle } from './worker-bundle.mjs'

const SOURCES = [
  ...['app', 'components', 'lib', 'prisma', 'public'],
  ...['next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json'],
  ...['instrumentation.ts', 'instrumentation-client.ts', 'proxy.ts'],
  ...['scripts/launcher/build.mjs', 'scripts/launcher/worker-bundle.mjs'],
]
const NOT_BUILT = /^prisma\/(generated|migrations)\/|\.test\.|^lib\/testing\//

/** @typedef {{ sources: string, buildId: string }} BuildStamp */

/** @returns {Promise<boolean>} whether there was anything to build */
export async function buildIfStale() {
  if (isBuilt(hashSources())) return false
  const release = await lockBuild()
  try {
    const sources = hashSources()
    if (isBuilt(sources)) return false
    rmSync(stampFile(), { force: true })
    await step('Building the application', async () => {
      await buildWeb()
      await buildWorker()
    })
    /** @type {BuildStamp} */
    const stamp = { sources, buildId: readBuildId() }
    writeFileSync(stampFile(), JSON.stringify(stamp))
    return true
  } finally {
    release()
  }
}

async function buildWeb() {
  const next = inRoot('node_modules/next/dist/bin/next')
  const { code, output } = await runNode([next, 'build'], {
    cwd: root,
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', DATABASE_URL: undefined },
  })
  if (code !== 0) throw buildFailure('next build', output)
  if (!existsSync(inRoot('.next/standalone/server.js')))
    throw new Failure(
      'The build made no .next/standalone/server.js.',
      'next.config.ts must set output and outputFileTracingRoot.',
    )
  // Next.js leaves these to a CDN.
  copy('.next/static', '.next/standalone/.next/static')
  copy('public', '.next/standalone/public')
}

async function buildWorker() {
  const esbuild = await import('esbuild')
  try {
    await esbuild.build({ ...workerBundle(), logLevel: 'silent' })
  } catch (error) {
    throw buildFailure('the worker', error instanceof Error ? error.message : String(error))
  } finally {
    // Its service process would keep us from ending.
    await esbuild.stop()
  }
}

function hashSources() {
  return `${process.versions.modules} ${hashContent(root, SOURCES, (file) => !NOT_BUILT.test(file))}`
}

/**
 * @param {string} sources
 * @returns {boolean}
 */
function isBuilt(sources) {
  try {
    /** @type {BuildStamp} */
    const stamp = JSON.parse(readFileSync(stampFile(), 'utf8'))
    const outputs = [inRoot('.next/standalone/server.js'), inRoot('.next/worker.mjs')]
    return stamp.sources === sources && stamp.buildId === readBuildId() && outputs.every((file) => existsSync(file))
  } catch {
    return false
  }
}

/** Changes with every `next build`, also one by hand. */
function readBuildId() {
  return readFileSync(inRoot('.next/BUILD_ID'), 'utf8')
}

function stampFile() {
  return inRoot('.next/faultline-build.json')
}

/** @returns {Promise<() => void>} */
async function lockBuild() {
  const dir = inRoot('node_modules/.cache/faultline')
  mkdirSync(dir, { recursive: true })
  for (let told = false; ; told = true) {
    try {
      return (await acquireLock(`${dir}/build.lock`, 'a build')).release
    } catch (error) {
      if (!(error instanceof LockedError)) throw error
      if (!told) note(`Waiting for the build by process ${error.holder.pid}`)
      await sleep(300)
    }
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function copy(from, to) {
  if (existsSync(inRoot(from))) cpSync(inRoot(from), inRoot(to), { recursive: true })
}

/**
 * @param {string} what
 * @param {string} output
 */
function buildFailure(what, output) {
  if (saysDiskFull(output)) return diskFull()
  return new Failure(`Building failed (${what}):\n\n${output.trim().slice(-6_000)}\n`)
}
