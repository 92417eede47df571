/** The fast checks: TypeScript, Biome and knip. */
import { installDependencies } from '../launcher/dependencies.mjs'
import { Failure } from '../launcher/failure.mjs'
import { inRoot, root } from '../launcher/root.mjs'
import { generateRouteTypes } from '../launcher/route-types.mjs'
import { runNode } from '../launcher/run-program.mjs'
import { watchForShutdown } from '../launcher/shutdown.mjs'
import { complain, step } from '../launcher/terminal.mjs'
import { reportOf } from './summary.mjs'

/** @typedef {import('./summary.mjs').StageResult} StageResult */

/** A program in node_modules and its arguments. */
const CHECKS = [
  { name: 'types', command: ['typescript/bin/tsc', '--noEmit', '--incremental', 'false'] },
  { name: 'lint', command: ['@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--colors=off'] },
  { name: 'dead code', command: ['knip/bin/knip.js'] },
]

export async function main() {
  const shutdown = watchForShutdown()
  try {
    await installDependencies(root)
    await generateRouteTypes()
    const results = await runChecks()
    for (const { name, problem } of results) if (problem) console.log(reportOf(name, problem))
    await shutdown.stop(results.every((result) => result.problem === undefined) ? 0 : 1)
  } catch (error) {
    complain(error)
    await shutdown.stop(1)
  }
}

/** @returns {Promise<StageResult[]>} */
export function runChecks() {
  return Promise.all(CHECKS.map(runCheck))
}

/**
 * @param {{ name: string, command: string[] }} check
 * @returns {Promise<StageResult>}
 */
async function runCheck({ name, command }) {
  const [program = '', ...args] = command
  const started = performance.now()
  let problem
  try {
    await step(name, async () => {
      const { code, output } = await runNode([inRoot('node_modules', program), ...args], { cwd: root })
      if (code !== 0) throw new Failure(output.trim())
    })
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error)
  }
  return { name, problem, seconds: (performance.now() - started) / 1000, passed: 0, failed: problem ? 1 : 0 }
}
