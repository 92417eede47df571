/** The stages of `npm test`; one that fails keeps only those from running that need it. */
import { installDependencies } from '../launcher/dependencies.mjs'
import { asFailure, Failure } from '../launcher/failure.mjs'
import { inRoot, root } from '../launcher/root.mjs'
import { generateRouteTypes } from '../launcher/route-types.mjs'
import { watchForShutdown } from '../launcher/shutdown.mjs'
import { complain, say, step } from '../launcher/terminal.mjs'
import { runChecks } from './check.mjs'
import { buildForTests, checkDrift, runPlaywright, runVitest } from './stages.mjs'
import { reportOf, summarise } from './summary.mjs'

/**
 * @typedef {import('./summary.mjs').StageResult} StageResult
 * @typedef {import('./summary.mjs').Counts} Counts
 * @typedef {import('../launcher/shutdown.mjs').Shutdown} Shutdown
 */

const PARTS = ['check', 'unit', 'e2e']
/** The tests choose for themselves; what the person has set is for `npm start`. */
const OWN_SETTINGS = /^(FAULTLINE_.*|DATABASE_URL|HOST|PORT|NODE_ENV|AWS_.*)$/

/** @param {string[]} argv a part and arguments for its runner, or nothing for everything */
export async function main([part, ...args]) {
  const shutdown = watchForShutdown()
  try {
    if (part && !PARTS.includes(part)) throw new Failure(`npm test -- ${part}: the parts are ${PARTS.join(', ')}.`)
    for (const name of Object.keys(process.env)) if (OWN_SETTINGS.test(name)) delete process.env[name]
    await installDependencies(root)
    const results = await runStages((name) => part === undefined || part === name, args, shutdown)
    for (const { name, problem } of results) if (problem) say(reportOf(name, problem))
    for (const line of summarise(results)) say(line)
    await shutdown.stop(results.some(({ failed }) => failed > 0) ? 1 : 0)
  } catch (error) {
    complain(error)
    await shutdown.stop(1)
  }
}

/**
 * @param {(part: string) => boolean} wanted
 * @param {string[]} args
 * @param {Shutdown} shutdown
 * @returns {Promise<StageResult[]>}
 */
async function runStages(wanted, args, shutdown) {
  /** @type {StageResult[]} */
  const results = []
  const stage = async (/** @type {string} */ name, /** @type {() => Promise<Counts | void>} */ action) => {
    const result = await runStage(name, action)
    results.push(result)
    return result.problem === undefined
  }
  if (wanted('check') && (await stage('route types', generateRouteTypes))) results.push(...(await runChecks()))
  let databaseUrl = ''
  const openDatabase = async () => {
    databaseUrl = await startDatabase(shutdown)
  }
  if (!(wanted('unit') || wanted('e2e')) || !(await stage('database', openDatabase))) return results
  if (wanted('unit')) await stage('schema drift', () => checkDrift(databaseUrl))
  const [, isBuilt] = await Promise.all([
    wanted('unit') && stage('unit and integration', () => runVitest(databaseUrl, args)),
    // Beside the tests that need no build: they wait for PostgreSQL a good part of their time.
    wanted('e2e') && stage('build', buildForTests),
  ])
  if (isBuilt) await stage('end to end', () => runPlaywright(databaseUrl, args))
  else if (wanted('e2e')) results.push(skipped('end to end'))
  return results
}

/** @param {Shutdown} shutdown */
async function startDatabase(shutdown) {
  const { chooseFolder, startTestServer } = await import('./test-server.mjs')
  const folder = chooseFolder(inRoot('.data/test'))
  return step('Starting PostgreSQL for the tests', () => startTestServer(folder, shutdown))
}

/**
 * @param {string} name
 * @param {() => Promise<Counts | void>} action
 * @returns {Promise<StageResult>}
 */
async function runStage(name, action) {
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  try {
    const { passed, failed, failures = [] } = (await action()) ?? { passed: 0, failed: 0 }
    return {
      name,
      passed,
      failed,
      failures,
      problem: failed > 0 ? problemOf(failed, failures.length) : undefined,
      seconds: seconds(),
    }
  } catch (error) {
    const failure = asFailure(error)
    const problem = failure ? [failure.message, failure.advice].filter(Boolean).join('\n') : inspectError(error)
    return { name, passed: 0, failed: 1, problem, seconds: seconds() }
  }
}

/**
 * @param {number} failed
 * @param {number} named
 */
function problemOf(failed, named) {
  return named > 0 ? `${failed} failed, named below.` : 'Something failed outside of any test, see above.'
}

/** @param {unknown} error */
function inspectError(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/**
 * @param {string} name
 * @returns {StageResult}
 */
function skipped(name) {
  return { name, passed: 0, failed: 0, problem: undefined, seconds: 0, skipped: true }
}
