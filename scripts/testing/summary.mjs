/** Reads what the test runners counted and prints the closing summary. */
import { readFileSync } from 'node:fs'
import { failedInPlaywright, failedInVitest, linesOfFailed } from './failed-tests.mjs'

/**
 * @typedef {import('./failed-tests.mjs').FailedTest} FailedTest
 *
 * @typedef {object} StageResult
 * @property {string} name
 * @property {string | undefined} problem undefined when all is well
 * @property {number} seconds
 * @property {number} passed tests
 * @property {number} failed tests; a stage without tests that fails counts as one
 * @property {readonly FailedTest[]} [failures] those among them that have a name
 * @property {boolean} [skipped]
 *
 * @typedef {{ passed: number, failed: number, failures?: readonly FailedTest[] }} Counts
 */

/**
 * @param {string} file what vitest's JSON reporter wrote
 * @returns {Counts}
 */
export function readVitestCounts(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const failures = failedInVitest(report)
  return { passed: report.numPassedTests, failed: report.success ? 0 : Math.max(1, failures.length), failures }
}

/**
 * @param {string} file what Playwright's JSON reporter wrote
 * @returns {Counts}
 */
export function readPlaywrightCounts(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const { stats, errors } = report
  const failed = stats.unexpected + errors.length
  return { passed: stats.expected + stats.flaky, failed, failures: failedInPlaywright(report) }
}

/**
 * @param {StageResult[]} results
 * @returns {string[]} lines: the stages, every test that failed, the sum; the last one is for programs
 */
export function summarise(results) {
  const width = Math.max(...results.map(({ name }) => name.length))
  const lines = results.map((result) => {
    const tests = result.passed + result.failed > 0 && !isOnlyProblem(result) ? `  ${countsOf(result)}` : ''
    return `  ${markOf(result)} ${result.name.padEnd(width)}  ${result.seconds.toFixed(1).padStart(6)} s${tests}`
  })
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  const failures = results.flatMap((result) => result.failures ?? []).flatMap(linesOfFailed)
  return ['', ...lines, '', ...(failures.length > 0 ? [...failures, ''] : []), countsOf({ passed, failed })]
}

/**
 * @param {string} name
 * @param {string} problem
 */
export function reportOf(name, problem) {
  return `\n── ${name} ${'─'.repeat(Math.max(3, 90 - name.length))}\n${problem}`
}

/** @param {StageResult} result */
function isOnlyProblem({ passed, failed }) {
  return passed === 0 && failed === 1
}

/** @param {StageResult} result */
function markOf({ problem, skipped }) {
  if (skipped) return '-'
  return problem === undefined ? '✓' : '✗'
}

/** @param {Counts} counts */
function countsOf({ passed, failed }) {
  return `${passed} passed, ${failed} failed`
}
