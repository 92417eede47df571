/** Reads what the test runners counted and prints the closing summary. */
import { readFileSync } from 'node:fs'

/**
 * @typedef {object} StageResult
 * @property {string} name
 * @property {string | undefined} problem undefined when all is well
 * @property {number} seconds
 * @property {number} passed tests
 * @property {number} failed tests; a stage without tests that fails counts as one
 * @property {boolean} [skipped]
 *
 * @typedef {{ passed: number, failed: number }} Counts
 */

/**
 * @param {string} file what vitest's JSON reporter wrote
 * @returns {Counts}
 */
export function readVitestCounts(file) {
  const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(file, 'utf8'))
  // A test file that cannot even be loaded has no tests that could fail.
  return { passed: numPassedTests, failed: success ? 0 : Math.max(1, numFailedTests) }
}

/**
 * @param {string} file what Playwright's JSON reporter wrote
 * @returns {Counts}
 */
export function readPlaywrightCounts(file) {
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'))
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }
}

/**
 * @param {StageResult[]} results
 * @returns {string[]} lines; the last one is for programs
 */
export function summarise(results) {
  const width = Math.max(...results.map(({ name }) => name.length))
  const lines = results.map((result) => {
    const tests = result.passed + result.failed > 0 && !isOnlyProblem(result) ? `  ${countsOf(result)}` : ''
    return `  ${markOf(result)} ${result.name.padEnd(width)}  ${result.seconds.toFixed(1).padStart(6)} s${tests}`
  })
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  return ['', ...lines, '', countsOf({ passed, failed })]
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
