/** Lets `npm start` run on the stand-in for AWS, with data of its own, so that a newcomer sees the whole product alive. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { demoEnvironment } from './demo-environment.mjs'
import { Failure } from './failure.mjs'
import { inRoot, root } from './root.mjs'
import { startService } from './service.mjs'
import { start as startAll } from './start.mjs'
import { say, step, warn } from './terminal.mjs'

const READY_TIMEOUT_MS = 30_000
const GRACE_MS = 1_000
/** Its packages are found from there, wherever the data directory lies. */
const PEOPLE = inRoot('node_modules/.cache/faultline/demo-people.mjs')

export async function start() {
  const env = demoEnvironment(process.env)
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name]
  Object.assign(process.env, env)
  await startAll({
    command: 'npm run demo',
    folderVariable: 'FAULTLINE_DEMO_DIR',
    prepare: startStandIn,
    accompany: startPeople,
  })
  // Without it the command would make itself a database beside this one.
  say('\nCommands for the demo are given its folder:\n')
  say(`    FAULTLINE_DATA_DIR=${env.FAULTLINE_DATA_DIR} npm run admin -- user list\n`)
}

/** @type {import('./start.mjs').Prepare} */
async function startStandIn({ dataDir }, shutdown) {
  await step('Inventing an organization of 300 accounts', async () => {
    const bundle = path.join(dataDir, 'stand-in.mjs')
    await buildBundles({ 'e2e/stand-in/aws/demo-main.ts': bundle, 'e2e/stand-in/people/main.ts': PEOPLE })
    const ready = path.join(dataDir, 'stand-in.json')
    rmSync(ready, { force: true })
    const service = startService({
      name: 'stand-in',
      args: [bundle, dataDir],
      cwd: root,
      env: process.env,
      log: path.join(dataDir, 'logs', 'stand-in.log'),
      tell: warn,
    })
    shutdown.onStop((how) => service.stop(how === 'gentle' ? GRACE_MS : 0))
    Object.assign(process.env, await readWhenReady(ready, service))
  })
}

/** @type {import('./start.mjs').Accompany} */
function startPeople({ dataDir }, shutdown, databaseUrl) {
  const service = startService({
    name: 'people',
    // The condition lets `server-only` be loaded.
    args: ['--conditions=react-server', PEOPLE, dataDir],
    cwd: root,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    log: path.join(dataDir, 'logs', 'people.log'),
    tell: warn,
  })
  shutdown.onStop((how) => service.stop(how === 'gentle' ? GRACE_MS : 0))
}

/** @param {Record<string, string>} bundles files by the entries that they are made of */
async function buildBundles(bundles) {
  const esbuild = await import('esbuild')
  try {
    const { nodeBundle } = await import('./worker-bundle.mjs')
    for (const [entry, outfile] of Object.entries(bundles)) {
      await esbuild.build({ ...nodeBundle(entry, outfile), logLevel: 'silent' })
    }
  } finally {
    // Its service process would keep us from ending.
    await esbuild.stop()
  }
}

/**
 * @param {string} file
 * @param {import('./service.mjs').Service} service
 * @returns {Promise<Record<string, string>>} the variables that point the product to the stand-in
 */
async function readWhenReady(file, service) {
  let ended = ''
  void service.ended.then((how) => {
    ended = how
  })
  const deadline = Date.now() + READY_TIMEOUT_MS
  while (!existsSync(file)) {
    if (ended || Date.now() > deadline)
      throw new Failure(
        `The stand-in for AWS did not start${ended ? `: it ${ended}. ${service.lastTrouble()}` : ' in time.'}`,
        'See logs/stand-in.log in the data directory of the demo.',
      )
    await sleep(50)
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}
