/** Which tests failed, as the reports of the test runners name them, and how the closing summary prints them. */
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from '../launcher/root.mjs'

/**
 * @typedef {object} FailedTest
 * @property {string} file from the root of the project
 * @property {string} name with the names of the groups around it; empty where the file itself failed
 * @property {string} error what its runner says of it, whole
 *
 * @typedef {{ title: string, ok: boolean, file: string, tests: { results: { errors: { message?: string }[] }[] }[] }} Spec
 * @typedef {{ title: string, specs?: Spec[], suites?: Suite[] }} Suite
 *
 * @typedef {object} VitestReport
 * @property {{ name: string, status: string, message: string, assertionResults: VitestTest[] }[]} [testResults]
 *
 * @typedef {object} VitestTest
 * @property {string} status
 * @property {string} title
 * @property {string[]} ancestorTitles
 * @property {string[]} failureMessages
 *
 * @typedef {object} PlaywrightReport
 * @property {{ rootDir: string }} [config]
 * @property {Suite[]} [suites]
 * @property {{ message?: string, location?: { file: string } }[]} errors
 */

/** Lines behind the first that say how to see the failure again, or what was looked for. */
const TELLING = /^(\{ seed: |Locator: |Expected|Received)/

/**
 * @param {VitestReport} report
 * @returns {FailedTest[]}
 */
export function failedInVitest({ testResults = [] }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = fromRoot(name)
    const failed = assertionResults
      .filter((test) => test.status === 'failed')
      .map(({ ancestorTitles, title, failureMessages }) => ({
        file,
        name: [...ancestorTitles, title].join(' › '),
        error: failureMessages[0] ?? '',
      }))
    // One that cannot be loaded, or whose hook fails, has no test that failed.
    if (message !== '' || (status === 'failed' && failed.length === 0)) failed.push({ file, name: '', error: message })
    return failed
  })
}

/**
 * @param {PlaywrightReport} report
 * @returns {FailedTest[]}
 */
export function failedInPlaywright({ config, suites = [], errors }) {
  const dir = config?.rootDir ?? root
  const outside = errors.map(({ message, location }) => ({
    file: location === undefined ? 'Playwright' : fromRoot(location.file),
    name: '',
    error: message ?? '',
  }))
  // The outermost suite is the file.
  const inTests = suites.flatMap((suite) => specsOf(suite, []))
  return [
    ...inTests.map(({ spec, name }) => ({ file: fromRoot(path.join(dir, spec.file)), name, error: errorOf(spec) })),
    ...outside,
  ]
}

/**
 * @param {Suite} suite
 * @param {string[]} groups
 * @returns {{ spec: Spec, name: string }[]} those that failed
 */
function specsOf({ specs = [], suites = [] }, groups) {
  return [
    ...specs.filter(({ ok }) => !ok).map((spec) => ({ spec, name: [...groups, spec.title].join(' › ') })),
    ...suites.flatMap((suite) => specsOf(suite, [...groups, suite.title])),
  ]
}

/** @param {Spec} spec */
function errorOf({ tests }) {
  const messages = tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors.map(({ message }) => message)))
  return messages.find((message) => message !== undefined) ?? 'It did not end as it should.'
}

/** @param {string} file */
function fromRoot(file) {
  return path.relative(root, path.resolve(root, file)).replaceAll(path.sep, '/')
}

/**
 * @param {FailedTest} test
 * @returns {string[]} its name, and below it the first line of its error with those that help to see it again
 */
export function linesOfFailed({ file, name, error }) {
  const [first = '', ...others] = stripVTControlCharacters(error).trim().split(/\r?\n/)
  const telling = others.map((line) => line.trim()).filter((line) => TELLING.test(line))
  return [`  ✗ ${name === '' ? file : `${file} › ${name}`}`, ...[first, ...telling].map((line) => `      ${line}`)]
}
